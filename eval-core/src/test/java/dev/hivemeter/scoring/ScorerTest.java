package dev.hivemeter.scoring;

import static dev.hivemeter.scoring.MadeUpRun.answer;
import static dev.hivemeter.scoring.MadeUpRun.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.probe.ControlMeasures;
import dev.hivemeter.probe.ProbeMeasures;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.scoring.MadeUpRun.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the scoring room promises beyond its formulas. */
class ScorerTest {
  private static final float[] EAST = {1, 0, 0};
  private static final float[] NORTH = {0, 1, 0};
  private static final float[] UP = {0, 0, 1};

  private static Prompt english(String id) {
    return prompt(id, null, "en");
  }

  private static double value(Score score) {
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score);
  }

  // Determinism

  @Test
  void the_rows_do_not_depend_on_the_number_of_threads() {
    MadeUpRun run = MadeUpRun.ofReference();
    Scored one = Scorer.score(run.request(MadeUpRun.EMBEDDING, 1), run);
    for (int threads : new int[] {2, 3, 8})
      assertThat(Scorer.score(run.request(MadeUpRun.EMBEDDING, threads), run)).isEqualTo(one);
  }

  @Test
  void the_rows_do_not_depend_on_the_order_in_which_answers_come() {
    MadeUpRun run = MadeUpRun.ofReference();
    AnswerSource shuffled =
        new AnswerSource() {
          @Override
          public List<SourceAnswer> answers(StoredCell cell) {
            List<SourceAnswer> answers = new ArrayList<>(run.answers(cell));
            Collections.shuffle(answers, new Random(cell.key().hashCode()));
            return answers;
          }

          @Override
          public Map<String, float[]> promptVectors() {
            return run.promptVectors();
          }
        };
    ScoringRequest request = run.request(MadeUpRun.EMBEDDING, 2);
    assertThat(Scorer.score(request, shuffled)).isEqualTo(Scorer.score(request, run));
  }

  @Test
  void every_row_is_one_of_a_kind_and_carries_a_known_id() {
    List<ScoreRow> rows = MadeUpRun.ofReference().score().rows();
    assertThat(
            rows.stream()
                .map(
                    r ->
                        List.of(
                            r.metric(),
                            r.scope(),
                            r.model(),
                            r.modelB(),
                            r.promptId(),
                            r.variant(),
                            String.valueOf(r.sampling()),
                            r.elicitation())))
        .doesNotHaveDuplicates();
    for (ScoreRow row : rows) {
      assertThat(Definitions.of(row.metric())).as(row.metric()).isPresent();
      boolean embeds = Definitions.of(row.metric()).orElseThrow().needsEmbedding();
      assertThat(row.embedding()).isEqualTo(embeds ? MadeUpRun.EMBEDDING : "");
    }
    assertThat(rows.stream().map(ScoreRow::metric).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Definitions.all().stream()
                .filter(d -> !Definitions.optional().contains(d))
                .filter(d -> !ProbeMeasures.PROBES.contains(d))
                .filter(d -> !ControlMeasures.ALL.contains(d))
                .filter(d -> !d.id().matches("position-profile-[2-8]@1"))
                .map(d -> d.id())
                .toList());
  }

  @Test
  void without_an_embedding_only_measures_of_the_text_are_given() {
    MadeUpRun run = MadeUpRun.ofReference();
    List<ScoreRow> rows = Scorer.score(run.request("", 1), run).rows();
    assertThat(rows).isNotEmpty().allMatch(r -> r.embedding().isEmpty());
    Scores with = run.score();
    Scores without = new Scores(rows);
    assertThat(without.model("rouge-l@1", "m0", "default"))
        .isEqualTo(with.model("rouge-l@1", "m0", "default"));
    assertThat(without.model("rouge-l@1", "m0", "dice"))
        .isEqualTo(with.model("rouge-l@1", "m0", "dice"));
  }

  @Test
  void progress_counts_every_cell_once() {
    MadeUpRun run = MadeUpRun.ofReference();
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Scorer.score(
        run.request("", 2),
        run,
        done -> {
          calls.incrementAndGet();
          most.accumulateAndGet(done, Math::max);
        });
    assertThat(calls).hasValue(17);
    assertThat(most).hasValue(17);
  }

  @Test
  void a_failure_while_reading_reaches_the_caller() {
    MadeUpRun run = MadeUpRun.ofReference();
    AnswerSource broken =
        new AnswerSource() {
          @Override
          public List<SourceAnswer> answers(StoredCell cell) {
            throw new BadInput("unreadable");
          }

          @Override
          public Map<String, float[]> promptVectors() {
            return Map.of();
          }
        };
    assertThatThrownBy(() -> Scorer.score(run.request("", 2), broken))
        .isInstanceOf(BadInput.class)
        .hasMessage("unreadable");
  }

  @Test
  void an_interrupted_caller_gets_a_cancellation_and_keeps_its_flag() {
    MadeUpRun run = MadeUpRun.ofReference();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Scorer.score(run.request("", 2), run))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void nothing_to_score_gives_no_models() {
    MadeUpRun nothing = new MadeUpRun();
    assertThat(nothing.score().rows()).allMatch(r -> r.scope() == Scope.STUDY);
  }

  @Test
  void one_prompt_id_for_two_texts_is_refused() {
    MadeUpRun run = new MadeUpRun();
    run.cell("a", Prompt.of("x", "One?"), answer(0, "a", EAST));
    run.cell("a", Prompt.of("x", "Two?"), answer(0, "a", EAST));
    assertThatThrownBy(run::score)
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "prompt id 'x' of 'a T=1.0' was asked in two ways: with two texts, templates, stop"
                + " strings or system texts; give each text an id, or each way a model label, of"
                + " its own");
  }

  // What is compared

  private static void ask(MadeUpRun run, String model, String prompt, int answers) {
    AnswerSource.SourceAnswer[] all = new AnswerSource.SourceAnswer[answers];
    for (int i = 0; i < answers; i++)
      all[i] = answer(i, "answer " + model + i, 1, i, prompt.hashCode() % 5);
    run.cell(model, english(prompt), all);
  }

  @Test
  void only_prompts_with_enough_answers_of_every_model_count() {
    MadeUpRun run = new MadeUpRun().planned(10);
    for (String p : List.of("p", "q", "r")) {
      ask(run, "a", p, 10);
      ask(run, "b", p, p.equals("q") ? 5 : 6); // 60 % of 10 are 6
    }
    Scores scores = run.score();
    assertThat(value(scores.study("prompts-used@1", "default"))).isEqualTo(2.0);
    assertThat(value(scores.study("prompts-dropped@1", "default"))).isEqualTo(1.0);
    assertThat(value(scores.model("prompts-below-minimum@1", "b", "default"))).isEqualTo(1.0);
    assertThat(value(scores.model("prompts-below-minimum@1", "a", "default"))).isZero();
    Score.Value a = (Score.Value) scores.model("mean-pairwise-cosine@1", "a", "default");
    assertThat(a.n()).isEqualTo(2);
    assertThat(a.interval()).as("two prompts are too few for an interval").isNull();
    assertThat(scores.pool("mean-pairwise-cosine@1", "b", "q", "default"))
        .as("the pool itself is measured")
        .isInstanceOf(Score.Value.class);
  }

  @Test
  void without_a_common_prompt_the_model_that_drops_most_is_named() {
    MadeUpRun run = new MadeUpRun().planned(5);
    for (String p : List.of("p", "q", "r")) ask(run, "a", p, 5);
    for (String p : List.of("p", "q", "r")) ask(run, "b", p, p.equals("q") ? 3 : 2);
    for (String p : List.of("p", "q", "r")) ask(run, "c", p, p.equals("q") ? 2 : 5);
    Score none = run.score().model("mean-pairwise-cosine@1", "a", "default");
    assertThat(none)
        .isEqualTo(
            new Score.Undefined(
                "no prompt has enough usable answers of every model; 'b T=1.0' falls short on 2"
                    + " of 3"));
  }

  @Test
  void a_model_without_any_answer_and_a_control_do_not_decide() {
    MadeUpRun run = new MadeUpRun().planned(5);
    for (String p : List.of("p", "q", "r")) {
      ask(run, "a", p, 5);
      ask(run, "b", p, 0);
      ask(run, "control:parrot", p, p.equals("p") ? 1 : 5);
    }
    Scores scores = run.score();
    assertThat(value(scores.study("prompts-used@1", "default"))).isEqualTo(3.0);
    assertThat(scores.model("mean-pairwise-cosine@1", "b", "default"))
        .isEqualTo(new Score.Undefined("needs two answers, has 0"));
    assertThat(scores.model("mean-pairwise-cosine@1", "control:parrot", "default"))
        .isInstanceOf(Score.Value.class);
    assertThat(scores.study("mean-pairwise-cosine@1", "default"))
        .as("a control is not averaged with models")
        .extracting("value")
        .isEqualTo(value(scores.model("mean-pairwise-cosine@1", "a", "default")));
    assertThat(scores.of(Scope.PAIR)).allMatch(r -> r.model().equals("a"));
    assertThat(scores.study("inter-model-homogeneity@1", "default"))
        .isEqualTo(new Score.Undefined("needs two models, has 1"));
    assertThat(scores.rows())
        .noneMatch(r -> r.model().startsWith("control:") && r.variant().equals("parrot"));
  }

  @Test
  void the_least_number_of_answers_is_60_percent_at_least_3_and_never_more_than_planned() {
    assertThat(List.of(50, 10, 6, 5, 4, 3, 2, 1).stream().map(CommonPrompts::minimum))
        .containsExactly(30, 6, 4, 3, 3, 3, 2, 1);
  }

  @Test
  void one_answer_a_prompt_leaves_measures_of_pairs_undefined_and_says_so() {
    MadeUpRun run = new MadeUpRun().planned(1);
    for (String p : List.of("p", "q", "r")) {
      ask(run, "a", p, 1);
      ask(run, "b", p, 1);
    }
    Scores scores = run.score();
    Score.Undefined one = new Score.Undefined("needs two answers, has 1");
    assertThat(scores.pool("rouge-l@1", "a", "p", "default")).isEqualTo(one);
    assertThat(scores.model("mean-pairwise-cosine@1", "a", "default")).isEqualTo(one);
    assertThat(scores.model("share-prompts-above-0.8@1", "a", "default")).isEqualTo(one);
    assertThat(scores.model("mean-pairwise-cosine@1", "a", "parrot")).isEqualTo(one);
    assertThat(scores.pair("mmd2@1", "a", "b")).isEqualTo(one);
    assertThat(scores.pair("alikeness@1", "a", "b")).isEqualTo(one);
    assertThat(scores.pair("inter-model-homogeneity@1", "a", "a")).isEqualTo(one);
    assertThat(scores.pair("inter-model-homogeneity@1", "a", "b")).isInstanceOf(Score.Value.class);
    assertThat(scores.model("cross-prompt-cosine@1", "a", "default"))
        .isInstanceOf(Score.Value.class);
    assertThat(scores.model("length-mean@1", "a", "default")).isInstanceOf(Score.Value.class);
  }

  @Test
  void an_answer_that_was_nothing_but_reasoning_is_counted_and_not_measured() {
    MadeUpRun run = new MadeUpRun().planned(3);
    run.cell(
        "a", english("p"), answer(0, "x y", EAST), answer(1, " ", NORTH), answer(2, "x y", EAST));
    Scores scores = run.score();
    assertThat(scores.pool("exact-duplicate-rate@1", "a", "p", "default"))
        .isEqualTo(new Score.Value(1, 2));
    assertThat(scores.model("answers-blank@1", "a", "default")).isEqualTo(new Score.Value(1, 3));
    assertThat(scores.model("answers-measured@1", "a", "default")).isEqualTo(new Score.Value(2, 3));
  }

  // Languages

  @Test
  void outside_the_embedders_languages_only_its_scores_are_undefined() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String tag : List.of("en", "EN-gb", "zh-Hans", "und"))
      run.cell("a", prompt(tag, null, tag), answer(0, "x " + tag, EAST), answer(1, "x y", NORTH));
    Scores scores = run.score();
    Score.Undefined language = new Score.Undefined("language");
    for (String metric :
        List.of("mean-pairwise-cosine@1", "share-pairs-above-0.8@1", "beyond-limit-rate@1"))
      assertThat(scores.pool(metric, "a", "zh-Hans", "default")).isEqualTo(language);
    for (String tag : List.of("en", "EN-gb", "und"))
      assertThat(scores.pool("mean-pairwise-cosine@1", "a", tag, "default"))
          .isEqualTo(new Score.Value(0, 2));
    assertThat(scores.pool("rouge-l@1", "a", "zh-Hans", "default")).isInstanceOf(Score.Value.class);
    assertThat(((Score.Value) scores.model("mean-pairwise-cosine@1", "a", "default")).n())
        .isEqualTo(3);
  }

  @Test
  void a_run_in_another_language_is_undefined_throughout_for_the_embedder() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String m : List.of("a", "b"))
      for (String p : List.of("p", "q"))
        run.cell(m, prompt(p, null, "th"), answer(0, "x", EAST), answer(1, "y", NORTH));
    Scores scores = run.score();
    Score.Undefined language = new Score.Undefined("language");
    assertThat(scores.study("mean-pairwise-cosine@1", "default")).isEqualTo(language);
    assertThat(scores.model("cross-prompt-cosine@1", "a", "default")).isEqualTo(language);
    assertThat(scores.pair("inter-model-homogeneity@1", "a", "b")).isEqualTo(language);
    assertThat(scores.pair("inter-model-cross-prompt@1", "a", "b")).isEqualTo(language);
    assertThat(scores.model("rouge-l@1", "a", "default")).isInstanceOf(Score.Value.class);
  }

  @Test
  void answers_in_two_languages_are_never_put_into_one_pool() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (int p = 0; p < 6; p++) {
      boolean english = p % 2 == 0;
      float[] e = english ? EAST : NORTH;
      String text = english ? "one text" : "ein Text";
      run.cell(
          "a",
          prompt("p" + p, null, english ? "en" : "und"),
          answer(0, text, e),
          answer(1, text, e));
    }
    Scores scores = run.score();
    assertThat(value(scores.model("mean-pairwise-cosine@1", "a", "cross-prompt")))
        .isCloseTo(1, within(1e-12));
    assertThat(value(scores.model("exact-duplicate-rate@1", "a", "cross-prompt"))).isEqualTo(1.0);
    assertThat(value(scores.model("cross-prompt-cosine@1", "a", "default")))
        .isCloseTo(1, within(1e-12));
  }

  // Samplings and elicitations

  @Test
  void models_are_averaged_and_paired_within_one_sampling_only() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (double t : new double[] {0.2, 1.0}) {
      run.sampling(Sampling.neutral(t, 64));
      for (String m : List.of("a", "b"))
        run.cell(m, english("p"), answer(0, "x", EAST), answer(1, "y", t < 1 ? EAST : NORTH));
    }
    Scores scores = run.score();
    List<ScoreRow> study =
        scores.of(Scope.STUDY).stream()
            .filter(r -> r.metric().equals("mean-pairwise-cosine@1"))
            .filter(r -> r.variant().equals("default"))
            .toList();
    assertThat(study).extracting(r -> value(r.score())).containsExactly(1.0, 0.0);
    assertThat(study).extracting(ScoreRow::elicitation).containsOnly("");
    assertThat(
            scores.of(Scope.PAIR).stream()
                .filter(r -> r.metric().equals("inter-model-homogeneity@1"))
                .filter(r -> r.variant().equals("default"))
                .map(r -> r.model() + r.modelB() + temperature(r)))
        .containsExactly("aa0.2", "bb0.2", "ab0.2", "aa1.0", "bb1.0", "ab1.0");
  }

  private static String temperature(ScoreRow row) {
    Sampling sampling = row.sampling();
    return sampling == null ? "" : String.valueOf(sampling.temperature());
  }

  @Test
  void several_elicitations_are_kept_apart_and_named() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String name : List.of("direct", "unusual")) {
      run.elicitation(new Elicitation(name, null));
      run.cell("a", english("p"), answer(0, "x", EAST), answer(1, "y", NORTH));
    }
    assertThat(
            run.score().of(Scope.STUDY).stream()
                .filter(r -> r.metric().equals("rouge-l@1") && r.variant().equals("default"))
                .map(ScoreRow::elicitation))
        .containsExactly("direct", "unusual");
  }

  // Ranges and shares

  @Test
  void ranges_of_prompts_by_hand() {
    // S of the four prompts: 1, .6, 0 and −1
    MadeUpRun run = new MadeUpRun().planned(2);
    run.cell("a", english("p"), answer(0, "x", EAST), answer(1, "y", EAST));
    run.cell("a", english("q"), answer(0, "x", EAST), answer(1, "y", 3, 4, 0));
    run.cell("a", english("r"), answer(0, "x", EAST), answer(1, "y", UP));
    run.cell("a", english("s"), answer(0, "x", EAST), answer(1, "y", -1, 0, 0));
    Scores scores = run.score();
    double sum = 0;
    for (PromptShare range : PromptShare.RANGES)
      sum += value(scores.model(range.definition().id(), "a", "default"));
    assertThat(sum).isEqualTo(1.0);
    assertThat(value(scores.model("similarity-range-0.0@1", "a", "default"))).isEqualTo(0.5);
    assertThat(value(scores.model("similarity-range-0.9@1", "a", "default"))).isEqualTo(0.25);
    assertThat(value(scores.study("similarity-range-0.9@1", "default"))).isEqualTo(0.25);
    assertThat(value(scores.model("share-prompts-above-0.7@1", "a", "default"))).isEqualTo(0.25);
    Score.Value share = (Score.Value) scores.model("share-prompts-above-0.9@1", "a", "default");
    assertThat(share.interval()).extracting("method").isEqualTo("wilson");
  }

  @Test
  void a_value_at_a_border_belongs_to_the_range_above() {
    for (int k = 0; k < 10; k++) {
      assertThat(PromptShare.bin(k / 10.0)).isEqualTo(k);
      assertThat(PromptShare.bin(Math.nextDown((k + 1) / 10.0))).isEqualTo(k);
    }
    assertThat(PromptShare.bin(-0.2)).isZero();
    assertThat(PromptShare.bin(1.0)).isEqualTo(9);
    assertThat(PromptShare.bin(1.0000001)).isEqualTo(9);
  }

  // Rarefaction

  @Test
  void distinct_n_is_compared_at_the_smallest_pool_of_the_prompt() {
    MadeUpRun run = new MadeUpRun().planned(1);
    run.cell("short", english("p"), answer(0, "a b", EAST)); // 2 tokens, 2 kinds
    run.cell("long", english("p"), answer(0, "a a b c", EAST)); // at 2: 11/6 kinds
    run.cell("control:dice", english("p"), answer(0, "z", EAST)); // does not set the size
    Scores scores = run.score();
    assertThat(scores.pool("distinct-1@1", "short", "p", "rarefied"))
        .isEqualTo(new Score.Value(1, 2));
    assertThat(value(scores.pool("distinct-1@1", "long", "p", "rarefied")))
        .isCloseTo(11.0 / 12, within(1e-15));
    assertThat(value(scores.pool("distinct-1@1", "long", "p", "default"))).isEqualTo(0.75);
    assertThat(scores.pool("distinct-1@1", "control:dice", "p", "rarefied"))
        .isEqualTo(new Score.Undefined("has 1 1-grams, fewer than 2"));
    assertThat(value(scores.model("distinct-1@1", "long", "rarefied")))
        .isCloseTo(11.0 / 12, within(1e-15));
  }
}
