package dev.hivemeter.between;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.kernel.InnerProducts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcaTest {

  @Test
  void four_points_by_hand() {
    // centre (2, 1); ±2 along the first axis, ±1 along the second: 8 and 2 of 10
    Pca map = Pca.of(new float[][] {{4, 1}, {0, 1}, {2, 2}, {2, 0}});
    assertThat(map.x()).containsExactly(new double[] {2, -2, 0, 0}, within(1e-14));
    assertThat(map.y()).containsExactly(new double[] {0, 0, 1, -1}, within(1e-14));
    assertThat(map.xShare()).isCloseTo(.8, within(1e-15));
    assertThat(map.yShare()).isCloseTo(.2, within(1e-15));
  }

  @Test
  void agrees_with_scikit_learn_where_there_are_more_answers_than_dimensions() {
    agrees("tall", Pca.of(data(11, 40, 12)));
  }

  @Test
  void agrees_with_scikit_learn_where_there_are_fewer() {
    agrees("wide", Pca.of(data(12, 9, 25)));
  }

  @Test
  void the_largest_loading_is_positive_whatever_the_sign_of_the_data() {
    float[][] data = data(11, 40, 12);
    float[][] turned = new float[40][12];
    for (int i = 0; i < 40; i++) for (int k = 0; k < 12; k++) turned[i][k] = -data[i][k];
    double[] x = Pca.of(data).x();
    double[] negated = Arrays.stream(Pca.of(turned).x()).map(v -> -v).toArray();
    assertThat(negated).containsExactly(x, within(1e-12));
  }

  @Test
  void the_lowest_coordinate_decides_between_equal_loadings() {
    Pca map = Pca.of(new float[][] {{-1, 1}, {1, -1}, {0, 0}});
    assertThat(map.x()[1]).isCloseTo(Math.sqrt(2), within(1e-15));
  }

  @Test
  void order_of_the_answers_does_not_matter() {
    float[][] data = data(12, 9, 25);
    int[] order = MadeUp.shuffled(9, new MadeUp(1));
    float[][] other = new float[9][];
    for (int i = 0; i < 9; i++) other[i] = data[order[i]];
    Pca one = Pca.of(data);
    Pca two = Pca.of(other);
    for (int i = 0; i < 9; i++) {
      assertThat(two.x()[i]).isCloseTo(one.x()[order[i]], within(1e-12));
      assertThat(two.y()[i]).isCloseTo(one.y()[order[i]], within(1e-12));
    }
  }

  @Test
  void equal_variance_along_two_axes_is_found_twice() {
    // the corners of a simplex: every direction of the plane has the same variance
    Pca map = Pca.of(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    assertThat(map.xShare()).isCloseTo(.5, within(1e-14));
    assertThat(map.yShare()).isCloseTo(.5, within(1e-14));
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < i; j++)
        assertThat(Math.hypot(map.x()[i] - map.x()[j], map.y()[i] - map.y()[j]))
            .isCloseTo(Math.sqrt(2), within(1e-13));
  }

  @Test
  void two_directions_of_equal_variance_among_many_are_found() {
    // variances 4, 4 and then 64 falling ones
    int d = 66;
    float[][] data = new float[2 * d][d];
    for (int k = 0; k < d; k++) {
      float size = k == 20 || k == 41 ? 2 : 1f / (1 + k);
      data[2 * k][k] = size;
      data[2 * k + 1][k] = -size;
    }
    double[][] gram = Pca.gram(doubles(data));
    Lanczos.Pair first = Lanczos.largest(gram, List.of());
    Lanczos.Pair second = Lanczos.largest(gram, List.of(first.vector()));
    assertThat(first.value()).isCloseTo(8, within(1e-12));
    assertThat(second.value()).isCloseTo(8, within(1e-12));
    assertThat(InnerProducts.of(first.vector(), second.vector())).isCloseTo(0, within(1e-14));
  }

  @Test
  void copies_and_too_few_answers_are_one_point() {
    float[] v = {.1f, -.7f, .33f};
    for (float[][] alike : new float[][][] {{v, v, v, v, v}, {v, {0, 1, 0}}, {v}, {}}) {
      Pca map = Pca.of(alike);
      assertThat(map.x()).hasSize(alike.length).containsOnly(new double[alike.length]);
      assertThat(map.y()).hasSize(alike.length).containsOnly(new double[alike.length]);
      assertThat(map.xShare() + map.yShare()).isZero();
    }
  }

  @Test
  void answers_on_a_line_have_no_second_coordinate() {
    Pca wide = Pca.of(new float[][] {{0, 0, 0, 1}, {0, 0, 0, 2}, {0, 0, 0, 6}});
    assertThat(wide.x()).containsExactly(new double[] {-2, -1, 3}, within(1e-14));
    assertThat(wide.y()).containsExactly(0, 0, 0);
    assertThat(wide.yShare()).isZero();
    float[][] two = new float[30][2];
    for (int i = 0; i < 30; i++) two[i] = new float[] {i % 2, 1 - i % 2};
    Pca tall = Pca.of(two);
    assertThat(tall.xShare()).isCloseTo(1, within(1e-14));
    assertThat(tall.y()).containsOnly(0);
    assertThat(Pca.of(new float[][] {{1}, {2}, {3}}).x()).containsExactly(-1, 0, 1);
  }

  @Test
  void vectors_that_do_not_fit_are_refused() {
    assertThatThrownBy(() -> Pca.of(new float[][] {{1, 2}, {1, 2}, {1}}))
        .hasMessage("vector 2 has 1 of 2 dimensions");
    assertThatThrownBy(() -> Pca.of(new float[][] {{1, 2}, {1, Float.NaN}, {1, 0}}))
        .hasMessage("a vector has an entry that is no number");
  }

  private static void agrees(String name, Pca map) {
    for (int i = 0; i < map.x().length; i++) {
      assertThat(map.x()[i]).isCloseTo(Reference.value("pca." + name + ".x." + i), within(1e-10));
      assertThat(map.y()[i]).isCloseTo(Reference.value("pca." + name + ".y." + i), within(1e-10));
    }
    assertThat(map.xShare()).isCloseTo(Reference.value("pca." + name + ".x.share"), within(1e-12));
    assertThat(map.yShare()).isCloseTo(Reference.value("pca." + name + ".y.share"), within(1e-12));
  }

  private static float[][] data(int seed, int n, int d) {
    MadeUp numbers = new MadeUp(seed);
    float[][] data = new float[n][d];
    for (float[] row : data)
      for (int k = 0; k < d; k++) row[k] = (k % 5 == 0 ? 8 : 1) * numbers.grid();
    return data;
  }

  private static double[][] doubles(float[][] data) {
    double[][] out = new double[data.length][data[0].length];
    for (int i = 0; i < out.length; i++)
      for (int k = 0; k < out[i].length; k++) out[i][k] = data[i][k];
    return out;
  }
}
