package dev.hivemeter.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.MadeUpRun.Scores;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole room against loops in NumPy, SciPy and plain Python: see {@link Reference}. */
class ScorerReferenceTest {
  private static final List<String> SHARES =
      List.of("rouge", "duplicates", "distinct", "share-pairs");
  private static final Offset<Double> EXACT = within(1e-11);
  private static final Scores SCORES = MadeUpRun.ofReference().score();

  @ParameterizedTest
  @CsvSource({
    "S, mean-pairwise-cosine@1, default",
    "rouge-l, rouge-l@1, default",
    "duplicates, exact-duplicate-rate@1, default",
    "distinct-1, distinct-1@1, default",
    "distinct-2, distinct-2@1, default",
    "distinct-3, distinct-3@1, default",
    "distinct-4, distinct-4@1, default",
    "distinct-2.rarefied, distinct-2@1, rarefied",
    "share-pairs-above-0.7, share-pairs-above-0.7@1, default",
    "share-pairs-above-0.8, share-pairs-above-0.8@1, default",
    "share-pairs-above-0.9, share-pairs-above-0.9@1, default",
    "length-mean, length-mean@1, default",
    "length-sd, length-sd@1, default",
    "length-p10, length-p10@1, default",
    "length-p90, length-p90@1, default"
  })
  void means_over_common_prompts_with_the_t_interval_unless_they_are_skewed(
      String name, String metric, String variant) {
    for (int m = 0; m < 3; m++)
      same(name + "." + m, SCORES.model(metric, "m" + m, variant), 5, "t");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void shares_of_prompts_with_wilsons_interval(int m) {
    same(
        "above-0.7." + m,
        SCORES.model("share-prompts-above-0.7@1", "m" + m, "default"),
        5,
        "wilson");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void answers_of_one_model_to_different_prompts(int m) {
    Score score = SCORES.model("cross-prompt-cosine@1", "m" + m, "default");
    assertThat(score).isInstanceOf(Score.Value.class);
    assertThat(((Score.Value) score).value())
        .isCloseTo(Reference.value("cross-prompt." + m), EXACT);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 6", "0, 2, 5", "1, 2, 5"})
  void pairs_over_the_prompts_that_both_answered(int a, int b, int prompts) {
    String pair = "." + a + "." + b;
    same("H" + pair, SCORES.pair("inter-model-homogeneity@1", "m" + a, "m" + b), prompts, "t");
    same("mmd2" + pair, SCORES.pair("mmd2@1", "m" + a, "m" + b), prompts, "t");
    same("alikeness" + pair, SCORES.pair("alikeness@1", "m" + a, "m" + b), prompts, "t");
    Score floor = SCORES.pair("inter-model-cross-prompt@1", "m" + a, "m" + b);
    assertThat(((Score.Value) floor).value()).isCloseTo(Reference.value("F" + pair), EXACT);
  }

  @Test
  void the_studys_mean_over_models() {
    same("S.study", SCORES.study("mean-pairwise-cosine@1", "default"), 5, "t");
  }

  private static void same(String name, Score score, int n, String method) {
    assertThat(score).as(name).isInstanceOf(Score.Value.class);
    Score.Value value = (Score.Value) score;
    assertThat(value.value()).as(name).isCloseTo(Reference.value(name), EXACT);
    assertThat(value.n()).as(name).isEqualTo(n);
    Interval interval = value.interval();
    if (interval == null) throw new AssertionError(name + " has no interval");
    if (method.equals("t") && interval.method().equals("bootstrap-t")) {
      assertThat(value.value()).as(name).isBetween(interval.low(), interval.high());
      return;
    }
    assertThat(interval.low()).as(name).isCloseTo(bound(name, ".low"), within(1e-9));
    assertThat(interval.high()).as(name).isCloseTo(bound(name, ".high"), within(1e-9));
    assertThat(interval.method()).as(name).isEqualTo(method);
  }

  /** The end of an interval, which for a share stays within 0 and 1. */
  private static double bound(String name, String end) {
    double plain = Reference.value(name + end);
    boolean share = SHARES.stream().anyMatch(name::startsWith);
    return share ? Math.min(1, Math.max(0, plain)) : plain;
  }
}
