package dev.hivemeter.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.MadeUp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CosineKernelTest {
  static List<CosineKernel> kernels() {
    return List.of(CosineKernel.plain(), CosineKernel.fastest());
  }

  @Test
  void with_the_module_the_vector_kernel_is_chosen() {
    assertThat(CosineKernel.fastest().name()).startsWith("vector-");
    assertThat(CosineKernel.plain().name()).isEqualTo("plain");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 1",
    "3, 7",
    "7, 100",
    "8, 127",
    "9, 128",
    "31, 129",
    "32, 384",
    "33, 384",
    "50, 384",
    "65, 1000",
    "257, 100",
    "300, 7"
  })
  void every_kernel_gives_the_bits_of_the_definition(int n, int d) {
    float[][] unit = MadeUp.units(31L * n + d, n, d, 1);
    for (CosineKernel kernel : kernels()) {
      float[][] matrix = kernel.matrix(unit);
      assertThat(matrix).hasNumberOfRows(n);
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
          assertThat(Float.floatToRawIntBits(matrix[i][j]))
              .as("%s %d %d", kernel.name(), i, j)
              .isEqualTo(Float.floatToRawIntBits(CosineKernel.of(unit[i], unit[j])));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void each_pair_comes_once_and_no_self_pair(CosineKernel kernel) {
    for (int n : new int[] {0, 1, 2, 15, 16, 17, 63, 64, 100, 256, 257, 600}) {
      float[][] unit = MadeUp.units(n, n, 5, 1);
      int[][] seen = new int[n][n];
      kernel.pairs(
          unit,
          (i, j, cosines, from, count) -> {
            for (int t = 0; t < count; t++) {
              seen[i][j + t]++;
              assertThat(cosines[from + t]).isEqualTo(CosineKernel.of(unit[i], unit[j + t]));
            }
          });
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) assertThat(seen[i][j]).isEqualTo(i < j ? 1 : 0);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void equal_vectors_have_equal_cosines_wherever_they_stand(CosineKernel kernel) {
    float[][] unit = MadeUp.units(9, 75, 384, 1);
    for (int i : new int[] {3, 20, 40, 74}) unit[i] = unit[0].clone();
    float[][] matrix = kernel.matrix(unit);
    for (int i : new int[] {3, 20, 40, 74}) {
      assertThat(matrix[i]).containsExactly(matrix[0]);
      assertThat(matrix[i][0]).isEqualTo(matrix[0][0]).isCloseTo(1f, within(1e-6f));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void no_cosine_is_outside_its_range(CosineKernel kernel) {
    // (1 + 1e-7)² is above 1
    float above = 1.0000001f;
    float[][] matrix = kernel.matrix(new float[][] {{above, 0}, {-above, 0}, {0, above}});
    assertThat(matrix[0]).containsExactly(1, -1, 0);
    assertThat(matrix[1]).containsExactly(-1, 1, 0);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void the_error_against_double_is_below_1e_6(CosineKernel kernel) {
    float[][] unit = MadeUp.units(12, 20, 1536, 1);
    float[][] matrix = kernel.matrix(unit);
    for (int i = 0; i < 20; i++)
      for (int j = 0; j < 20; j++) {
        double exact = 0;
        for (int k = 0; k < 1536; k++) exact += (double) unit[i][k] * unit[j][k];
        assertThat((double) matrix[i][j]).isCloseTo(exact, within(1e-6));
      }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void vectors_of_unequal_length_are_refused(CosineKernel kernel) {
    assertThatThrownBy(() -> kernel.matrix(new float[][] {{1, 0}, {1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vectors of 2 and 1 dimensions have no cosine");
  }
}
