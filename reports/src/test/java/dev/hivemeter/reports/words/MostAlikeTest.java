package dev.hivemeter.reports.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MostAlikeTest {
  @Test
  void copies_are_alike_in_everything() {
    MostAlike.Pair p = pair(MostAlike.of(List.of(List.of(e(1, 0)), List.of(e(1, 0)))), 0, 1);
    assertThat(p).isEqualTo(new MostAlike.Pair(1, 1, 0, 0));
  }

  /** Cosines .6 .8 / 0 1 of two answers against two: mean .6, the largest is 1. */
  @Test
  void two_models_by_hand() {
    MostAlike alike = MostAlike.of(List.of(List.of(e(1, 0), e(0, 1)), List.of(e(.6, .8), e(0, 1))));
    MostAlike.Pair p = pair(alike, 0, 1);
    assertThat(p.homogeneity()).isCloseTo(0.6, within(1e-6));
    assertThat(p.cosine()).isCloseTo(1, within(1e-6));
    assertThat(List.of(p.first(), p.second())).containsExactly(1, 1);
  }

  @Test
  void the_other_order_changes_sides() {
    MostAlike alike = MostAlike.of(List.of(List.of(e(1, 0)), List.of(e(0, 1), e(1, 0))));
    assertThat(alike.pair(0, 1)).isEqualTo(new MostAlike.Pair(0.5, 1, 0, 1));
    assertThat(alike.pair(1, 0)).isEqualTo(new MostAlike.Pair(0.5, 1, 1, 0));
  }

  @Test
  void of_equal_pairs_the_first_is_taken() {
    List<float[]> copies = new ArrayList<>();
    for (int i = 0; i < 40; i++) copies.add(e(1, 0));
    MostAlike.Pair p = pair(MostAlike.of(List.of(copies, copies, copies)), 1, 2);
    assertThat(List.of(p.first(), p.second())).containsExactly(0, 0);
  }

  @Test
  void a_model_without_a_vector_has_no_pair() {
    MostAlike alike = MostAlike.of(List.of(List.of(), List.of(e(1, 0)), List.of(e(0, 1))));
    assertThat(alike.pair(0, 1)).isNull();
    assertThat(alike.pair(1, 1)).isNull();
    assertThat(alike.pair(1, 2)).isNotNull();
    assertThat(MostAlike.of(List.of(List.of(), List.of())).pair(0, 1)).isNull();
  }

  /** Against two plain loops. Seed 11. */
  @Test
  void random_models_agree_with_the_definition() {
    Random random = new Random(11);
    List<List<float[]>> models = new ArrayList<>();
    for (int m = 0; m < 4; m++) {
      List<float[]> of = new ArrayList<>();
      for (int i = 0; i < 3 + 7 * m; i++) {
        double angle = random.nextDouble() * 6;
        of.add(e(Math.cos(angle), Math.sin(angle)));
      }
      models.add(of);
    }
    MostAlike alike = MostAlike.of(models);
    for (int a = 0; a < 4; a++)
      for (int b = 0; b < 4; b++) {
        if (a == b) continue;
        double sum = 0;
        double best = -2;
        for (float[] x : models.get(a))
          for (float[] y : models.get(b)) {
            double c = x[0] * y[0] + x[1] * y[1];
            sum += c;
            best = Math.max(best, c);
          }
        MostAlike.Pair p = pair(alike, a, b);
        int n = models.get(a).size() * models.get(b).size();
        assertThat(p.homogeneity()).isCloseTo(sum / n, within(1e-6));
        assertThat(p.cosine()).isCloseTo(best, within(1e-6));
        float[] x = models.get(a).get(p.first());
        float[] y = models.get(b).get(p.second());
        assertThat((double) x[0] * y[0] + x[1] * y[1]).isCloseTo(best, within(1e-6));
      }
  }

  private static MostAlike.Pair pair(MostAlike of, int a, int b) {
    return Objects.requireNonNull(of.pair(a, b));
  }

  private static float[] e(double x, double y) {
    return new float[] {(float) x, (float) y};
  }
}
