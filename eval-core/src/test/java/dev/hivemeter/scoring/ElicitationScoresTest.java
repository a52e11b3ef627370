package dev.hivemeter.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One model, one prompt, three elicitations.
 *
 * <p>Lists of two: a = (1, 0) and b = (.6, .8) from one call, c = (0, 1) and d = (.8, .6) from the
 * other. Within: a·b = .6, c·d = .6. Across: a·c = 0, a·d = .8, b·c = .8, b·d = .96, mean .64.
 *
 * <p>Conversations of two turns: both turns (1, 0); both (0, 1); both (−1, 0). Of two of them the
 * mean cosine is 1/3, 1/3 or −1/3; single answers would give other numbers.
 */
class ElicitationScoresTest {
  private static final String COSINE = "mean-pairwise-cosine@1";
  private static final Elicitation LIST =
      new Elicitation(
          "list", null, new Approach.Listed(2, "{prompt}", Approach.Listed.Form.SEQUENCE, false));
  private static final Elicitation TALK =
      new Elicitation("talk", null, new Approach.InContext(2, "Another."));
  private static final Prompt SEA = MadeUpRun.prompt("sea", null, "en");
  private static final Prompt SKY = MadeUpRun.prompt("sky", null, "en");

  private final Map<String, Map<Integer, Integer>> tokens = new HashMap<>();
  private final MadeUpRun run = new MadeUpRun();

  private static AnswerSource.SourceAnswer part(int sample, int part, String text, float... e) {
    return new AnswerSource.SourceAnswer(
        sample, text, false, e, List.of(), false, null, part, null);
  }

  private void everything(Prompt prompt) {
    run.planned(4)
        .elicitation(Elicitation.DIRECT)
        .cell(
            "m",
            prompt,
            MadeUpRun.answer(0, "tide", 1, 0),
            MadeUpRun.answer(1, "salt", 0, 1),
            MadeUpRun.answer(2, "rope", 1, 0),
            MadeUpRun.answer(3, "knot", 0, 1));
    run.planned(2)
        .elicitation(LIST)
        .cell(
            "m",
            prompt,
            part(0, 0, "tide", 1, 0),
            part(0, 1, "tide", 0.6f, 0.8f),
            part(1, 0, "salt", 0, 1),
            part(1, 1, "rope", 0.8f, 0.6f));
    run.planned(6)
        .elicitation(TALK)
        .cell(
            "m",
            prompt,
            MadeUpRun.answer(0, "a", 1, 0),
            MadeUpRun.answer(1, "b", 1, 0),
            MadeUpRun.answer(2, "c", 0, 1),
            MadeUpRun.answer(3, "d", 0, 1),
            MadeUpRun.answer(4, "e", -1, 0),
            MadeUpRun.answer(5, "f", -1, 0));
    tokens.put("direct", Map.of(0, 10, 1, 10, 2, 10, 3, 10));
    tokens.put("list", Map.of(0, 30, 1, 30));
    tokens.put("talk", Map.of(0, 10, 1, 10, 2, 10, 3, 10, 4, 10, 5, 10));
  }

  private List<ScoreRow> rows() {
    AnswerSource source =
        new AnswerSource() {
          @Override
          public List<SourceAnswer> answers(StoredCell cell) {
            return run.answers(cell);
          }

          @Override
          public Map<String, float[]> promptVectors() {
            return Map.of();
          }

          @Override
          public Map<Integer, Integer> tokens(StoredCell cell) {
            return tokens.getOrDefault(cell.cell().condition().elicitation().name(), Map.of());
          }
        };
    return Scorer.score(run.request(MadeUpRun.EMBEDDING, 2), source).rows();
  }

  private static Score one(
      List<ScoreRow> rows, Scope scope, String metric, String elicitation, String variant) {
    List<Score> found = new ArrayList<>();
    for (ScoreRow r : rows)
      if (r.scope() == scope
          && r.metric().equals(metric)
          && r.elicitation().equals(elicitation)
          && r.variant().equals(variant)
          && r.model().equals("m")
          && (r.promptId().isEmpty() || r.promptId().equals("sea"))) found.add(r.score());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static double value(
      List<ScoreRow> rows, String metric, String elicitation, String variant) {
    Score score = one(rows, Scope.POOL, metric, elicitation, variant);
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score);
  }

  @Test
  void pairs_of_one_call_and_of_two_are_kept_apart() {
    everything(SEA);
    List<ScoreRow> rows = rows();
    assertThat(value(rows, COSINE, "list", "within-call")).isEqualTo(0.6, within(1e-7));
    assertThat(value(rows, COSINE, "list", "across-calls")).isEqualTo(0.64, within(1e-7));
    assertThat(value(rows, COSINE, "list", "default")).isEqualTo(3.76 / 6, within(1e-7));
    assertThat(value(rows, "exact-duplicate-rate@1", "list", "within-call")).isEqualTo(0.5);
    assertThat(value(rows, "exact-duplicate-rate@1", "list", "across-calls")).isZero();
    assertThat(value(rows, "rouge-l@1", "list", "within-call")).isEqualTo(0.5);
    assertThat(value(rows, "rouge-l@1", "list", "across-calls")).isEqualTo(0, within(1e-12));
  }

  @Test
  void the_turns_of_a_conversation_are_one_call() {
    everything(SEA);
    List<ScoreRow> rows = rows();
    assertThat(value(rows, COSINE, "talk", "within-call")).isEqualTo(1, within(1e-12));
    // Four pairs each of three pairs of conversations: 0, −1, 0.
    assertThat(value(rows, COSINE, "talk", "across-calls")).isEqualTo(-1 / 3.0, within(1e-12));
  }

  @Test
  void where_each_call_stands_alone_there_is_nothing_to_keep_apart() {
    everything(SEA);
    assertThat(rows())
        .filteredOn(r -> r.elicitation().equals("direct"))
        .extracting(ScoreRow::variant)
        .doesNotContain("within-call", "across-calls")
        .contains("equal-answers", "equal-tokens");
  }

  @Test
  void at_equal_answers_calls_and_conversations_are_drawn_whole() {
    everything(SEA);
    List<ScoreRow> rows = rows();
    // Four answers are the fewest; two elicitations have just these.
    for (String e : new String[] {"direct", "list"})
      assertThat(value(rows, COSINE, e, "equal-answers"))
          .isEqualTo(value(rows, COSINE, e, "default"));
    double twentieths = value(rows, COSINE, "talk", "equal-answers") * 3 * 20;
    // 20 subsets of 1/3 or −1/3: an even whole number, and neither kind is always drawn.
    assertThat(twentieths / 2).isEqualTo(Math.rint(twentieths / 2), within(1e-9));
    assertThat(twentieths).isBetween(-19.0, 19.0);
    assertThat(one(rows, Scope.POOL, COSINE, "talk", "equal-answers"))
        .isInstanceOfSatisfying(Score.Value.class, v -> assertThat(v.n()).isEqualTo(4));
  }

  @Test
  void at_equal_tokens_no_call_is_begun_that_does_not_fit() {
    everything(SEA);
    List<ScoreRow> rows = rows();
    // 40 tokens: all four single answers; one list of 30; two conversations of 20.
    assertThat(value(rows, COSINE, "direct", "equal-tokens")).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(value(rows, COSINE, "list", "equal-tokens")).isEqualTo(0.6, within(1e-7));
    assertThat(value(rows, COSINE, "talk", "equal-tokens"))
        .isEqualTo(value(rows, COSINE, "talk", "equal-answers"), within(1e-12));
  }

  @Test
  void a_reply_without_an_answer_has_cost_its_tokens() {
    everything(SEA);
    tokens.put("list", Map.of(0, 20, 1, 20, 2, 20));
    List<ScoreRow> rows = rows();
    // Two calls of three fit; where the empty one is among them, only two answers are left.
    assertThat(value(rows, COSINE, "list", "equal-tokens")).isBetween(0.6, 3.76 / 6 - 1e-9);
  }

  @Test
  void without_counted_tokens_nothing_is_claimed() {
    everything(SEA);
    tokens.put("talk", Map.of(0, 10, 1, -1));
    assertThat(one(rows(), Scope.POOL, COSINE, "direct", "equal-tokens"))
        .isEqualTo(new Score.Undefined("the endpoint did not count the tokens of every reply"));
  }

  @Test
  void elicitations_are_compared_on_the_prompts_that_all_of_them_have() {
    everything(SEA);
    run.planned(4)
        .elicitation(Elicitation.DIRECT)
        .cell(
            "m",
            SKY,
            MadeUpRun.answer(0, "blue", 1, 0),
            MadeUpRun.answer(1, "grey", 1, 0),
            MadeUpRun.answer(2, "wide", 1, 0));
    run.planned(6)
        .elicitation(TALK)
        .cell(
            "m",
            SKY,
            MadeUpRun.answer(0, "x", 1, 0),
            MadeUpRun.answer(1, "y", 1, 0),
            MadeUpRun.answer(2, "z", 1, 0),
            MadeUpRun.answer(3, "w", 1, 0));
    run.planned(2).elicitation(LIST).cell("m", SKY);
    List<ScoreRow> rows = rows();
    // The list has no answer about the sky, so that no other counts there either.
    for (String e : new String[] {"direct", "list", "talk"})
      assertThat(one(rows, Scope.MODEL, COSINE, e, "equal-answers"))
          .isInstanceOfSatisfying(Score.Value.class, v -> assertThat(v.n()).isEqualTo(1));
    // Its failure leaves the other numbers of single answers as they are.
    assertThat(one(rows, Scope.MODEL, COSINE, "direct", "default"))
        .isInstanceOfSatisfying(Score.Value.class, v -> assertThat(v.n()).isEqualTo(2));
  }

  @Test
  void one_elicitation_is_compared_with_none() {
    run.cell("m", SEA, MadeUpRun.answer(0, "a", 1, 0), MadeUpRun.answer(1, "b", 0, 1));
    assertThat(rows())
        .extracting(ScoreRow::variant)
        .doesNotContain("equal-answers", "equal-tokens", "within-call", "across-calls");
  }
}
