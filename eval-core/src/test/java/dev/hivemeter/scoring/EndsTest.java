package dev.hivemeter.scoring;

import static dev.hivemeter.scoring.MadeUpRun.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.MadeUpRun.Scores;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real pools lie between the ends: here pools that repeat some phrases and keep to a topic. */
class EndsTest {
  private static final int ANSWERS = 12;

  private static final int PROMPTS = 24;
  private static final long SEED = 404;
  private static final Scores SCORES = madeUp().score();

  private static MadeUpRun madeUp() {
    Random random = new Random(SEED);
    MadeUpRun run = new MadeUpRun().planned(ANSWERS);
    for (int p = 0; p < PROMPTS; p++) {
      float[] topic = gaussian(random);
      SourceAnswer[] answers = new SourceAnswer[ANSWERS];
      for (int i = 0; i < answers.length; i++) {
        StringBuilder text = new StringBuilder("answer number " + p + " is");
        int length = 6 + random.nextInt(10);
        for (int w = 0; w < length; w++) text.append(" w").append(random.nextInt(40));
        float[] e = gaussian(random);
        for (int k = 0; k < e.length; k++) e[k] = topic[k] + 0.4f * e[k];
        boolean again = i > 8;
        answers[i] =
            MadeUpRun.answer(
                i, again ? answers[0].text() : text.toString(), again ? answers[0].vector() : e);
      }
      run.cell("a", prompt("p" + p, null, "en"), answers);
      run.promptVector("p" + p, topic);
    }
    return run;
  }

  private static float[] gaussian(Random random) {
    float[] e = new float[32];
    for (int k = 0; k < e.length; k++) e[k] = (float) random.nextGaussian();
    return e;
  }

  private static double value(Score score) {
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score);
  }

  static java.util.stream.Stream<Definition> measures() {
    return PoolMetrics.ALL.stream()
        .filter(m -> !m.onlyWhereDefined())
        .map(m -> m.definition())
        .filter(d -> d.direction() != Direction.NEITHER);
  }

  @ParameterizedTest
  @MethodSource("measures")
  void the_parrot_is_the_collapsed_end(Definition metric) {
    double real = value(SCORES.model(metric.id(), "a", "default"));
    double parrot = value(SCORES.model(metric.id(), "a", "parrot"));
    if (metric.direction() == Direction.HIGHER_IS_MORE_DIVERSE) {
      assertThat(parrot).isLessThan(real);
      return;
    }
    assertThat(parrot).isGreaterThan(real);
    if (metric.most() == 1)
      assertThat(parrot).isCloseTo(1, within(metric.needsEmbedding() ? 1e-6 : 1e-12));
  }

  @ParameterizedTest
  @MethodSource("measures")
  void the_dice_or_the_cross_prompt_pool_is_the_diverse_end(Definition metric) {
    double real = value(SCORES.model(metric.id(), "a", "default"));
    double end =
        value(SCORES.model(metric.id(), "a", metric.needsEmbedding() ? "cross-prompt" : "dice"));
    if (metric.direction() == Direction.HIGHER_IS_MORE_HOMOGENEOUS)
      assertThat(end).isLessThan(real);
    else assertThat(end).isGreaterThan(real);
  }

  @Test
  void random_words_have_no_embedding_score() {
    assertThat(SCORES.rows())
        .noneMatch(
            r -> r.variant().equals("dice") && r.metric().equals(PoolMetrics.MEAN_PAIRWISE_COSINE));
  }

  @Test
  void the_cross_prompt_pools_agree_with_the_closed_form() {
    Score.Value drawn = (Score.Value) SCORES.model("mean-pairwise-cosine@1", "a", "cross-prompt");
    double exact = value(SCORES.model("cross-prompt-cosine@1", "a", "default"));
    assertThat(drawn.n()).isEqualTo(PROMPTS);
    assertThat(drawn.value()).isCloseTo(exact, within(0.03));
    assertThat(drawn.interval()).isNotNull();
  }

  @Test
  void every_prompt_is_above_the_null_and_the_null_itself_is_given() {
    double p99 = value(SCORES.study("cross-prompt-null-p99@1", "default"));
    assertThat(p99).isBetween(-0.1, 0.4);
    assertThat(value(SCORES.model("share-prompts-above-null-p99@1", "a", "default")))
        .isEqualTo(1.0);
    double bins = 0;
    for (PromptShare range : PromptShare.RANGES)
      bins += value(SCORES.model(range.definition().id(), "a", "cross-prompt"));
    assertThat(bins).isCloseTo(1, within(1e-12));
  }

  @Test
  void answers_that_keep_to_their_prompt_are_on_topic() {
    assertThat(value(SCORES.model("on-topic-rate@1", "a", "default"))).isGreaterThan(0.99);
  }

  @Test
  void another_seed_draws_other_pools_and_the_same_seed_the_same() {
    MadeUpRun run = madeUp();
    ScoringRequest request = run.request(MadeUpRun.EMBEDDING, 2);
    ScoringRequest other =
        ScoringRequest.of(request.cells(), request.embedding(), request.languages(), 1, 2);
    Scores again = new Scores(Scorer.score(request, run).rows());
    Scores others = new Scores(Scorer.score(other, run).rows());
    for (String variant : new String[] {"dice", "cross-prompt"}) {
      Score first = SCORES.model("rouge-l@1", "a", variant);
      assertThat(again.model("rouge-l@1", "a", variant)).isEqualTo(first);
      assertThat(others.model("rouge-l@1", "a", variant)).isNotEqualTo(first);
    }
    assertThat(others.model("rouge-l@1", "a", "default"))
        .isEqualTo(SCORES.model("rouge-l@1", "a", "default"));
  }
}
