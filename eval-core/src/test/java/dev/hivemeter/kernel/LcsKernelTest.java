package dev.hivemeter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LcsKernelTest {
  static List<LcsKernel> kernels() {
    return List.of(LcsKernel.plain(), LcsKernel.fastest());
  }

  /** The textbook's table, row by row. */
  private static int table(int[] x, int[] y) {
    int[] above = new int[y.length + 1];
    for (int token : x) {
      int[] row = new int[y.length + 1];
      for (int j = 1; j <= y.length; j++)
        row[j] = token == y[j - 1] ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
      above = row;
    }
    return above[y.length];
  }

  private static void check(LcsKernel kernel, int[][] texts, int vocabulary, String as) {
    int[][] lengths = new int[texts.length][texts.length];
    for (int[] row : lengths) java.util.Arrays.fill(row, -1);
    kernel.pairs(
        texts,
        vocabulary,
        (i, j, length) -> {
          assertThat(i).isLessThan(j);
          assertThat(lengths[i][j]).as("seen once").isEqualTo(-1);
          lengths[i][j] = length;
        });
    for (int i = 0; i < texts.length; i++)
      for (int j = i + 1; j < texts.length; j++)
        assertThat(lengths[i][j])
            .as("%s %s %d %d", kernel.name(), as, i, j)
            .isEqualTo(table(texts[i], texts[j]));
  }

  @Test
  void with_the_module_the_vector_kernel_is_chosen() {
    assertThat(LcsKernel.fastest().name()).startsWith("vector-");
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void random_texts_agree_with_the_table(LcsKernel kernel) {
    long seed = 31;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      int vocabulary = 2 + random.nextInt(60);
      int[][] texts = new int[random.nextInt(30)][];
      for (int i = 0; i < texts.length; i++)
        texts[i] = random.ints(random.nextInt(300), 0, vocabulary).toArray();
      check(kernel, texts, vocabulary, "seed " + seed + " round " + round);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void lengths_around_the_border_of_a_machine_word_agree_with_the_table(LcsKernel kernel) {
    Random random = new Random(7);
    int[] lengths = {0, 1, 63, 64, 65, 127, 128, 129, 191, 192, 193, 255, 256, 257, 320, 400, 5000};
    int[][] texts = new int[lengths.length][];
    for (int vocabulary : new int[] {1, 2, 40, 5000}) {
      for (int i = 0; i < texts.length; i++)
        texts[i] = random.ints(lengths[i], 0, vocabulary).toArray();
      check(kernel, texts, vocabulary, "vocabulary " + vocabulary);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void long_texts_of_many_kinds_of_tokens_agree_with_the_table(LcsKernel kernel) {
    // their masks together would be larger than a group is given memory for
    Random random = new Random(8);
    int[][] texts = new int[10][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = random.ints(3200, 0, 200_000).toArray();
      System.arraycopy(texts[0], 0, texts[i], 0, 200);
    }
    check(kernel, texts, 200_000, "long");
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void copies_have_their_own_length_and_strangers_nothing(LcsKernel kernel) {
    int[] text = new int[200];
    int[] other = new int[200];
    for (int i = 0; i < 200; i++) {
      text[i] = i;
      other[i] = 200 + i;
    }
    int[][] texts = new int[20][];
    for (int i = 0; i < 20; i++) texts[i] = i < 10 ? text : other;
    kernel.pairs(
        texts, 400, (i, j, length) -> assertThat(length).isEqualTo(i < 10 == j < 10 ? 200 : 0));
  }
}
