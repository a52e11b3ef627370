package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures of common n-grams: BLEU, Jaccard, self-repetition, common runs. */
class OverlapMetricsTest {

  /** NLTK's {@code sentence_bleu} with method1, and plain sets: see lexical.py. */
  @ParameterizedTest
  @ValueSource(strings = {"long", "short", "many", "copies"})
  void agree_with_nltk_and_with_plain_sets(String name) {
    Pool pool = MadePools.named(name);
    List<String> measures = new ArrayList<>(List.of("self-bleu", "self-repetition"));
    measures.add("shared-run-5");
    for (int n = 1; n <= 4; n++) measures.addAll(List.of("pairwise-bleu-" + n, "jaccard-" + n));
    for (String m : measures) {
      String id = m.equals("self-bleu") ? "self-bleu-4" : m;
      assertThat(value(metric(id).of(pool)))
          .as(m)
          .isCloseTo(Reference.value(m + "." + name), within(1e-13));
    }
  }

  /** {@code BLEU(smooth_method="floor", smooth_value=.1)} over 100: see lexical.py. */
  @Test
  void pairwise_bleu_is_that_of_sacrebleu_with_floor_smoothing() {
    Pool pool = MadePools.named("long");
    for (int n : new int[] {2, 4})
      assertThat(value(metric("pairwise-bleu-" + n).of(pool)))
          .isCloseTo(Reference.value("sacrebleu-" + n + ".long"), within(1e-13));
  }

  @Test
  void the_bare_formula_gives_short_copies_less_than_1() {
    // p_1 = 1, and .1 for each of the orders that are missing: .001^¼, .01^¼, .1^¼
    double[] rounded = {0.178, 0.316, 0.562, 1};
    for (int n = 1; n <= 4; n++) {
      int[] text = new int[n];
      for (int p = 0; p < n; p++) text[p] = p;
      double bare = SelfBleu.bare(new int[][] {text, text, text, text, text}, n);
      assertThat(bare).isCloseTo(rounded[n - 1], within(5e-4));
      assertThat(bare).isCloseTo(Reference.value("bare-self-bleu." + n), within(1e-14));
    }
  }

  @Test
  void short_answers_are_left_out_and_counted() {
    Pool pool = Answers.texts("a b c d", "a b c", "\u200b", "a b c d", "a");
    assertThat(metric("self-bleu-4").of(pool)).isEqualTo(new Score.Value(1, 2));
    assertThat(metric("pairwise-bleu-4").of(pool)).isEqualTo(new Score.Value(1, 2));
    assertThat(((Score.Value) metric("jaccard-3").of(pool)).n()).isEqualTo(3);
    assertThat(((Score.Value) metric("pairwise-bleu-1").of(pool)).n()).isEqualTo(4);
    assertThat(metric("shared-run-5").of(pool))
        .isEqualTo(
            new Score.Undefined("needs two answers, has 0 (5 of fewer than 5 tokens left out)"));
    assertThat(metric("self-bleu-4").of(Answers.texts("a b c d", "a b c")))
        .isEqualTo(
            new Score.Undefined("needs two answers, has 1 (1 of fewer than 4 tokens left out)"));
    assertThat(metric("jaccard-1").of(Answers.texts("a", "\u200b")))
        .isEqualTo(new Score.Undefined("needs two answers, has 1 (1 without tokens left out)"));
  }

  @Test
  void a_left_out_answer_is_no_reference_either() {
    Pool with = Answers.texts("a b c d", "b c d e", "e f a");
    Pool without = Answers.texts("a b c d", "b c d e");
    assertThat(metric("self-bleu-4").of(with)).isEqualTo(metric("self-bleu-4").of(without));
  }

  @Test
  void three_answers_by_hand() {
    // sets {a b} {a c} {a}: 1/3, 1/2, 1/2
    Pool pool = Answers.texts("a b a", "a c", "a");
    assertThat(value(metric("jaccard-1").of(pool))).isCloseTo(4.0 / 9, within(1e-15));
    // x→y: 1/3; y→x: 1/2 · e^(1−3/2); x→z: 1/3; z→x: e^(1−3); y→z: 1/2; z→y: e^(1−2)
    double sum = 1 / 3.0 + Math.exp(-0.5) / 2 + 1 / 3.0 + Math.exp(-2) + 0.5 + Math.exp(-1);
    assertThat(value(metric("pairwise-bleu-1").of(pool))).isCloseTo(sum / 6, within(1e-15));
    // bigrams ab ba | ac: no match at order 2, which counts .1: √(1/3·.1/2), √(1/2·.1/1)·e^−.5
    double two = Math.sqrt(1 / 3.0 * 0.05) + Math.sqrt(0.5 * 0.1) * Math.exp(-0.5);
    assertThat(value(metric("pairwise-bleu-2").of(pool))).isCloseTo(two / 2, within(1e-15));
  }

  @Test
  void self_repetition_of_three_answers_by_hand() {
    // 4-grams abcd bcde | abcd, twice | zzzz: the first has 1 elsewhere, the second 1, the third 0
    Pool pool = Answers.texts("a b c d e", "a b c d a b c d", "z z z z");
    assertThat(value(metric("self-repetition").of(pool)))
        .isCloseTo(2 * Math.log(2) / 3, within(1e-15));
  }

  @Test
  void the_closest_reference_is_the_shorter_of_two() {
    int[] sorted = {3, 5, 5, 8, 11};
    assertThat(SelfBleu.closest(sorted, 8)).isEqualTo(5);
    assertThat(SelfBleu.closest(sorted, 5)).isEqualTo(5);
    assertThat(SelfBleu.closest(sorted, 3)).isEqualTo(5);
    assertThat(SelfBleu.closest(sorted, 11)).isEqualTo(8);
  }

  /** Every n-gram count against nested loops, for pools around the borders of a machine word. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 63, 64, 65, 130})
  void pairs_by_lists_and_bits_are_those_of_nested_loops(int answers) {
    long seed = 400L + answers;
    Random random = new Random(seed);
    int[][] tokens = new int[answers][];
    for (int a = 0; a < answers; a++)
      tokens[a] = random.ints(random.nextInt(30), 0, 12).map(t -> t * t / 12).toArray();
    Pool pool = Pool.ofTokens(tokens, List.of("a b c d e f g h i j k l".split(" ")));
    for (int n = 1; n <= 3; n++) {
      Matches matches = new Matches(pool.grams(n));
      SharedGrams shared = new SharedGrams(pool.grams(n));
      for (int i = 0; i < answers; i++) {
        matches.row(i);
        for (int j = i + 1; j < answers; j++) {
          List<List<Integer>> x = grams(tokens[i], n);
          List<List<Integer>> y = grams(tokens[j], n);
          Set<List<Integer>> both = new HashSet<>(x);
          both.retainAll(y);
          int clipped = 0;
          for (List<Integer> g : both)
            clipped += Math.min(Collections.frequency(x, g), Collections.frequency(y, g));
          String where = "seed " + seed + " n " + n + " pair " + i + " " + j;
          assertThat(matches.same[j]).as(where).isEqualTo(both.size());
          assertThat(matches.clipped[j]).as(where).isEqualTo(clipped);
          assertThat(shared.row(i).get(j)).as(where).isEqualTo(!both.isEmpty());
          assertThat(shared.row(j).get(i)).as(where).isEqualTo(!both.isEmpty());
        }
      }
    }
  }

  private static List<List<Integer>> grams(int[] tokens, int n) {
    List<List<Integer>> grams = new ArrayList<>();
    for (int p = 0; p + n <= tokens.length; p++) {
      List<Integer> g = new ArrayList<>();
      for (int k = 0; k < n; k++) g.add(tokens[p + k]);
      grams.add(g);
    }
    return grams;
  }

  @Test
  void a_pool_of_tokens_is_the_pool_of_their_words() {
    Pool texts = MadePools.named("many");
    Pool tokens = Pool.ofTokens(texts.tokens(), texts.words());
    assertThat(tokens.size()).isEqualTo(90);
    for (PoolMetric metric : PoolMetrics.ALL)
      if (!metric.definition().needsEmbedding() && !metric.definition().id().startsWith("compress"))
        assertThat(metric.of(tokens)).as(metric.definition().id()).isEqualTo(metric.of(texts));
    assertThat(Pool.ofTokens(new int[][] {{1, 0}, {}}, List.of("b", "a")).answers())
        .extracting(a -> a.text())
        .containsExactly("a b", "");
  }

  @Test
  void the_text_of_tokens_is_cut_at_a_word_and_the_tokens_are_not() {
    int[][] tokens = {{0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {1}};
    Pool cut = Pool.ofTokens(tokens, List.of("bb", "a"), new int[] {7, 6, 4, 0});
    assertThat(cut.answers())
        .extracting(a -> a.text())
        .containsExactly("bb a bb", "bb a", "bb a", "a");
    assertThat(cut.tokens()).isDeepEqualTo(tokens);
    assertThat(PoolMetrics.named(List.of("rouge-l-google@1")).get(0).of(cut))
        .isEqualTo(PoolMetrics.named(List.of("rouge-l@1")).get(0).of(cut));
  }
}
