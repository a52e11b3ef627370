package dev.hivemeter.between;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrossModelRunsTest {

  @Test
  void three_answers_by_hand() {
    int[][] tokens = {{1, 2, 3, 4, 5, 6}, {0, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 0, 5, 6}};
    CrossModelRuns.Rates rates = CrossModelRuns.of(tokens, new int[] {0, 1, 1}, 2).within();
    assertThat(rates.rate(0, 1)).isEqualTo(new Score.Value(.5, 1)).isEqualTo(rates.rate(1, 0));
    assertThat(rates.rate(1, 1)).isEqualTo(new Score.Value(0, 1));
    assertThat(rates.rate(0, 0))
        .isEqualTo(new Score.Undefined("no pair of answers of 5 or more tokens"));
  }

  @Test
  void copies_give_one_and_different_words_zero() {
    int[] text = {3, 1, 4, 1, 5, 9};
    int[] other = {2, 7, 1, 8, 2, 8};
    CrossModelRuns.Rates rates =
        CrossModelRuns.of(new int[][] {text, text, text, other}, new int[] {0, 0, 1, 2}, 3)
            .within();
    assertThat(rates.rate(0, 1)).isEqualTo(new Score.Value(1, 1)).isEqualTo(rates.rate(0, 0));
    assertThat(rates.rate(0, 2)).isEqualTo(new Score.Value(0, 1));
  }

  @Test
  void answers_under_five_tokens_are_left_out() {
    int[] text = {1, 2, 3, 4, 5};
    CrossModelRuns.Rates rates =
        CrossModelRuns.of(
                new int[][] {text, {1, 2, 3, 4}, text, {}, {1}}, new int[] {0, 0, 1, 1, 2}, 4)
            .within();
    assertThat(rates.rate(0, 1)).isEqualTo(new Score.Value(1, 1));
    assertThat(rates.pairs()[0][1]).isEqualTo(1);
    assertThat(rates.rate(0, 2)).isInstanceOf(Score.Undefined.class);
    assertThat(rates.rate(3, 3)).isInstanceOf(Score.Undefined.class);
    assertThat(CrossModelRuns.of(new int[0][], new int[0], 2).within().rate(0, 1))
        .isInstanceOf(Score.Undefined.class);
  }

  @Test
  void agrees_with_sets_of_five_grams_within_a_prompt_and_between_two() {
    CrossModelRuns p = CrossModelRuns.of(MadeUp.corpus(31, 40), MadeUp.fourModels(40), 4);
    CrossModelRuns q = CrossModelRuns.of(MadeUp.corpus(32, 28), MadeUp.fourModels(28), 4);
    for (int a = 0; a < 4; a++)
      for (int b = 0; b < 4; b++) {
        assertThat(((Score.Value) p.within().rate(a, b)).value())
            .isCloseTo(Reference.value("runs.within." + a + "." + b), within(1e-15));
        assertThat(((Score.Value) p.against(q).rate(a, b)).value())
            .isCloseTo(Reference.value("runs.null." + a + "." + b), within(1e-15));
        assertThat(q.against(p).rate(b, a)).isEqualTo(p.against(q).rate(a, b));
      }
  }

  @Test
  void prompts_may_have_vocabularies_of_their_own() {
    int[][] tokens = {{0, 1, 2, 3, 4, 5}, {9, 8, 7, 6, 5, 4}};
    int[][] other = {{12, 10, 11, 12, 13, 14}, {5, 4, 3, 2, 1}};
    int[] numbers = {10, 11, 12, 13, 14, -1, -1, -1, -1, -1};
    CrossModelRuns p = CrossModelRuns.of(tokens, new int[] {0, 1}, 2);
    CrossModelRuns q = CrossModelRuns.of(other, new int[] {0, 1}, 2);
    assertThat(p.against(q, numbers).sharing()).isDeepEqualTo(new long[][] {{1, 0}, {0, 0}});
    assertThat(p.against(q).sharing()).isDeepEqualTo(new long[2][2]);
  }

  @Test
  void frequent_and_rare_runs_are_counted_alike() {
    // 200 answers are four words of bits: runs of up to four answers are lists, others bits
    MadeUp numbers = new MadeUp(8);
    int[][] tokens = new int[200][];
    int[] model = new int[200];
    for (int i = 0; i < 200; i++) {
      tokens[i] = new int[numbers.below(40)];
      for (int k = 0; k < tokens[i].length; k++) tokens[i][k] = numbers.below(i % 2 == 0 ? 2 : 9);
      model[i] = numbers.below(5);
    }
    long[][] sharing = new long[5][5];
    for (int i = 0; i < 200; i++)
      for (int j = 0; j < 200; j++)
        if (i != j && share(tokens[i], tokens[j])) sharing[model[i]][model[j]]++;
    assertThat(CrossModelRuns.of(tokens, model, 5).within().sharing()).isDeepEqualTo(sharing);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> CrossModelRuns.of(new int[1][0], new int[2], 1))
        .hasMessage("1 answers, but models of 2 answers");
    assertThatThrownBy(() -> CrossModelRuns.of(new int[1][0], new int[] {3}, 3))
        .hasMessage("answer 0 is of model 3, outside [0, 3)");
  }

  private static boolean share(int[] a, int[] b) {
    for (int i = 0; i + 5 <= a.length; i++)
      for (int j = 0; j + 5 <= b.length; j++)
        if (Arrays.equals(a, i, i + 5, b, j, j + 5)) return true;
    return false;
  }
}
