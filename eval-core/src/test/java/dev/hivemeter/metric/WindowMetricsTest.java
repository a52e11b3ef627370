package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures along the answer. */
class WindowMetricsTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};
  private static final float[] BETWEEN = {0.6f, 0.8f};

  /**
   * Windows: first east, between, north (cosines .6, .8, 0); second east, east, none (1); third
   * north, none, none.
   */
  private static final Pool THREE =
      Pool.of(List.of(answer(0, EAST, EAST, NORTH), answer(1, BETWEEN, EAST), answer(2, NORTH)));

  @Test
  void the_profile_of_three_answers_by_hand() {
    assertThat(value(profile(1, THREE))).isCloseTo(1.4 / 3, within(1e-8));
    assertThat(profile(2, THREE)).isEqualTo(new Score.Value(1, 2));
    assertThat(profile(3, THREE))
        .isEqualTo(new Score.Undefined("needs two answers, has 1 (2 without a window 3 left out)"));
    assertThat(profile(8, THREE))
        .isEqualTo(new Score.Undefined("needs two answers, has 0 (3 without a window 8 left out)"));
  }

  @Test
  void aligned_windows_of_three_answers_by_hand() {
    // three pairs of first windows, one pair of second ones: (.6 + .8 + 0 + 1) / 4
    Score score = metric("aligned-window-cosine").of(THREE);
    assertThat(value(score)).isCloseTo(2.4 / 4, within(1e-8));
    assertThat(((Score.Value) score).n()).isEqualTo(3);
  }

  @Test
  void the_profile_begins_with_the_mean_pairwise_cosine() {
    assertThat(profile(1, THREE)).isEqualTo(metric("mean-pairwise-cosine").of(THREE));
  }

  @Test
  void without_second_windows_aligned_windows_are_the_mean_pairwise_cosine() {
    Pool pool = Answers.vectors(EAST, BETWEEN, NORTH);
    assertThat(value(metric("aligned-window-cosine").of(pool)))
        .isCloseTo(value(metric("mean-pairwise-cosine").of(pool)), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 31})
  void copies_give_1_however_long(int windows) {
    float[][] all = new float[windows][];
    for (int w = 0; w < windows; w++) all[w] = new float[] {w + 1, 3, -w};
    Pool pool = Pool.of(Collections.nCopies(5, answer(0, all)));
    assertThat(value(metric("aligned-window-cosine").of(pool))).isCloseTo(1, within(1e-12));
    for (int t = 1; t <= Math.min(8, windows); t++)
      assertThat(value(profile(t, pool))).isCloseTo(1, within(1e-12));
  }

  @Test
  void unrelated_long_answers_do_not_become_alike_by_their_length() {
    // Each answer's windows turn; the averages of the windows would all point north-east.
    Pool pool =
        Pool.of(List.of(answer(0, EAST, NORTH, EAST, NORTH), answer(1, NORTH, EAST, NORTH, EAST)));
    assertThat(value(metric("aligned-window-cosine").of(pool))).isZero();
  }

  @Test
  void an_answer_without_a_usable_first_vector_has_no_windows() {
    Pool pool =
        Pool.of(
            List.of(
                answer(0, EAST, EAST),
                answer(1, NORTH, EAST),
                answer(2, new float[2], NORTH),
                answer(3, new float[] {Float.NaN, 1}, NORTH)));
    assertThat(pool.windows(2)).hasSize(2);
    assertThat(value(profile(2, pool))).isEqualTo(1);
    assertThat(value(metric("aligned-window-cosine").of(pool))).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void an_unusable_later_window_is_left_out_at_its_place_only() {
    float[] broken = {Float.NaN, 1};
    Pool pool = Pool.of(List.of(answer(0, EAST, broken, EAST), answer(1, EAST, EAST, NORTH)));
    assertThat(profile(2, pool))
        .isEqualTo(new Score.Undefined("needs two answers, has 1 (1 without a window 2 left out)"));
    assertThat(value(profile(3, pool))).isZero();
    assertThat(value(metric("aligned-window-cosine").of(pool))).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void they_agree_with_the_plain_sum_over_pairs() {
    Pool pool = Pool.of(madeUp());
    for (int t = 1; t <= 8; t++)
      assertThat(value(profile(t, pool)))
          .as("window %d", t)
          .isCloseTo(Reference.value("windows.profile." + t), within(1e-12));
    assertThat(value(metric("aligned-window-cosine").of(pool)))
        .isCloseTo(Reference.value("windows.aligned"), within(1e-12));
  }

  /** As windows.py makes them: 10 answers of 3 to 12 windows. */
  private static List<SourceAnswer> madeUp() {
    List<SourceAnswer> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      float[][] windows = new float[3 + i][];
      for (int w = 0; w < windows.length; w++) {
        windows[w] = new float[6];
        for (int k = 0; k < 6; k++)
          windows[w][k] = (float) ((i * 37 + w * 101 + k * 53 + i * w * 7 + i * k * 11) % 29 - 9);
      }
      answers.add(answer(i, windows));
    }
    return answers;
  }

  private static SourceAnswer answer(int sample, float[]... windows) {
    return new SourceAnswer(
        sample,
        "answer " + sample,
        false,
        windows[0],
        Arrays.asList(windows).subList(1, windows.length),
        windows.length > 1,
        null);
  }

  private static Score profile(int t, Pool pool) {
    return metric("position-profile-" + t).of(pool);
  }
}
