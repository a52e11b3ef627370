package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CommonSubsequenceTest {

  /** The textbook's table, cell by cell. */
  private static int table(int[] x, int[] y) {
    int[][] l = new int[x.length + 1][y.length + 1];
    for (int i = 1; i <= x.length; i++)
      for (int j = 1; j <= y.length; j++)
        l[i][j] = x[i - 1] == y[j - 1] ? l[i - 1][j - 1] + 1 : Math.max(l[i - 1][j], l[i][j - 1]);
    return l[x.length][y.length];
  }

  @Test
  void whole_words_of_cells_agree_with_the_table() {
    long seed = 31;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      int vocabulary = 2 + random.nextInt(30);
      int[] x = random.ints(1 + random.nextInt(200), 0, vocabulary).toArray();
      int[] y = random.ints(random.nextInt(200), 0, vocabulary).toArray();
      assertThat(new CommonSubsequence(x, vocabulary).with(y))
          .as("seed %d round %d", seed, round)
          .isEqualTo(table(x, y));
    }
  }

  @Test
  void lengths_around_the_border_of_a_machine_word_are_right() {
    for (int length : new int[] {1, 63, 64, 65, 127, 128, 129}) {
      int[] x = new int[length];
      for (int i = 0; i < length; i++) x[i] = i;
      CommonSubsequence row = new CommonSubsequence(x, length);
      assertThat(row.with(x)).isEqualTo(length);
      assertThat(row.with(new int[0])).isZero();
      assertThat(row.with(new int[] {length - 1, 0})).isEqualTo(1);
    }
  }
}
