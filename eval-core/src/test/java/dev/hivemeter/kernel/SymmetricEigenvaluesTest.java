package dev.hivemeter.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.MadeUp;
import dev.hivemeter.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenvaluesTest {
  private static double[][] madeUp(int n) {
    MadeUp lcg = new MadeUp(100 + n);
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j <= i; j++) {
        a[i][j] = lcg.unit() - 0.5;
        a[j][i] = a[i][j];
      }
    return a;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 65})
  void they_are_those_of_lapack(int n) {
    double[] values = SymmetricEigenvalues.of(madeUp(n));
    for (int i = 0; i < n; i++)
      assertThat(values[i]).isCloseTo(Reference.value("eigen." + n + "." + i), within(1e-13));
  }

  @Test
  void two_by_two_by_hand() {
    // trace 5, determinant 2·3 − 2² = 2: (5 ± √17)/2
    assertThat(SymmetricEigenvalues.of(new double[][] {{2, 2}, {2, 3}}))
        .containsExactly(
            new double[] {(5 - Math.sqrt(17)) / 2, (5 + Math.sqrt(17)) / 2}, within(1e-15));
  }

  @Test
  void a_diagonal_matrix_has_its_diagonal() {
    double[][] a = new double[4][4];
    for (int i = 0; i < 4; i++) a[i][i] = new double[] {3, -1, 0, 2}[i];
    assertThat(SymmetricEigenvalues.of(a)).containsExactly(-1, 0, 2, 3);
  }

  @Test
  void a_matrix_of_ones_has_n_once_and_0_else() {
    double[][] ones = new double[50][50];
    for (double[] row : ones) Arrays.fill(row, 1);
    double[] values = SymmetricEigenvalues.of(ones);
    assertThat(values[49]).isCloseTo(50, within(1e-13));
    for (int i = 0; i < 49; i++) assertThat(values[i]).isCloseTo(0, within(1e-13));
  }

  /** Copies of one vector: n identical rows, whose other eigenvalues are nothing but rounding. */
  @Test
  void matrices_of_one_number_settle_whatever_it_is() {
    MadeUp lcg = new MadeUp(7);
    for (int n = 2; n <= 120; n++)
      for (int round = 0; round < 20; round++) {
        double c = 0.5 + lcg.unit();
        double[][] a = new double[n][n];
        for (double[] row : a) Arrays.fill(row, c);
        double[] values = SymmetricEigenvalues.of(a);
        assertThat(values[n - 1]).isCloseTo(n * c, within(n * 1e-14));
        for (int i = 0; i < n - 1; i++) assertThat(values[i]).isCloseTo(0, within(n * 1e-14));
      }
  }

  @Test
  void a_matrix_of_few_kinds_leaves_nothing_but_rounding() {
    // 90 vectors of 3 kinds: the reflections run into rounding of rounding of rounding
    double[][] a = new double[90][90];
    for (int i = 0; i < 90; i++)
      for (int j = 0; j <= i; j++) a[i][j] = i % 3 == j % 3 ? 0.9999999999999998 : 0.1;
    double[] values = SymmetricEigenvalues.of(a);
    assertThat(values[89]).isCloseTo(30 * 1.2, within(1e-12));
    assertThat(values[88]).isCloseTo(30 * 0.9, within(1e-12));
    assertThat(values[87]).isCloseTo(30 * 0.9, within(1e-12));
    for (int i = 0; i < 87; i++) assertThat(values[i]).isCloseTo(0, within(1e-13));
  }

  @Test
  void the_second_difference_has_its_closed_form() {
    // 2 on the diagonal, −1 beside it: 2 − 2 cos(kπ/(n+1))
    int n = 100;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = 2;
      if (i > 0) a[i][i - 1] = -1;
    }
    double[] values = SymmetricEigenvalues.of(a);
    for (int k = 1; k <= n; k++)
      assertThat(values[k - 1]).isCloseTo(2 - 2 * Math.cos(k * Math.PI / (n + 1)), within(1e-13));
  }

  @Test
  void a_scale_of_two_to_any_power_changes_nothing_else() {
    double[] values = SymmetricEigenvalues.of(madeUp(10));
    for (int exponent : new int[] {-900, -3, 900}) {
      double[][] scaled = madeUp(10);
      for (double[] row : scaled)
        for (int k = 0; k < row.length; k++) row[k] = Math.scalb(row[k], exponent);
      double[] of = SymmetricEigenvalues.of(scaled);
      for (int i = 0; i < 10; i++) assertThat(of[i]).isEqualTo(Math.scalb(values[i], exponent));
    }
  }

  @Test
  void only_the_lower_triangle_is_read_and_nothing_is_changed() {
    double[][] a = madeUp(10);
    double[] values = SymmetricEigenvalues.of(a);
    assertThat(a).isDeepEqualTo(madeUp(10));
    for (int i = 0; i < 10; i++) for (int j = i + 1; j < 10; j++) a[i][j] = 99;
    assertThat(SymmetricEigenvalues.of(a)).containsExactly(values);
  }

  @Test
  void an_empty_or_a_zero_matrix_has_none_or_zeros_and_an_infinite_one_is_refused() {
    assertThat(SymmetricEigenvalues.of(new double[0][])).isEmpty();
    assertThat(SymmetricEigenvalues.of(new double[3][3])).containsExactly(0, 0, 0);
    for (double odd : new double[] {Double.NaN, Double.NEGATIVE_INFINITY})
      assertThatThrownBy(() -> SymmetricEigenvalues.of(new double[][] {{1}, {odd, 1}}))
          .isInstanceOf(IllegalArgumentException.class);
  }
}
