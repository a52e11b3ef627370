package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.Reference;
import org.junit.jupiter.api.Test;

class SeriationTest {

  @Test
  void alike_ones_stand_together() {
    // 0 and 2 are a family, 1 and 3 another; 2 and 3 are its nearest members
    double[][] s = {{1, .1, .9, .2}, {.1, 1, .2, .8}, {.9, .2, 1, .5}, {.2, .8, .5, 1}};
    assertThat(Seriation.order(s)).containsExactly(0, 2, 3, 1);
  }

  @Test
  void a_chain_keeps_its_order() {
    int n = 9;
    int[] place = {4, 0, 7, 2, 8, 1, 6, 3, 5};
    double[][] s = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) s[i][j] = 1 - Math.abs(place[i] - place[j]) / 10.0;
    int[] order = Seriation.order(s);
    assertThat(order).hasSize(n).doesNotHaveDuplicates();
    int steps = 0;
    for (int k = 1; k < n; k++) steps += Math.abs(place[order[k]] - place[order[k - 1]]);
    assertThat(steps).isLessThanOrEqualTo(n + 3);
  }

  @Test
  void every_group_of_scipys_average_link_tree_stands_together() {
    int n = 14;
    double[][] s = new double[n][n];
    long state = 77;
    for (int i = 0; i < n; i++) {
      s[i][i] = 1;
      for (int j = 0; j < i; j++) {
        state = (state * 1103515245 + 12345) % (1L << 31);
        s[i][j] = s[j][i] = 0.5 + ((state >> 8) % 2048 - 1024) / 2048.0;
      }
    }
    int[] order = Seriation.order(s);
    for (int k = 0; k < n - 1; k++) {
      long group = (long) Reference.value("seriation.group." + k);
      int borders = 0;
      boolean in = false;
      for (int leaf : order) {
        boolean now = (group >> leaf & 1) == 1;
        if (now != in) borders++;
        in = now;
      }
      assertThat(borders + (in ? 1 : 0)).as("group %d", k).isEqualTo(2);
    }
  }

  @Test
  void ties_go_to_the_lowest_index() {
    assertThat(Seriation.order(new double[4][4])).containsExactly(0, 1, 2, 3);
  }

  @Test
  void none_and_one_are_orders_too() {
    assertThat(Seriation.order(new double[0][0])).isEmpty();
    assertThat(Seriation.order(new double[1][1])).containsExactly(0);
  }

  @Test
  void the_unknown_is_put_last() {
    double no = Double.NEGATIVE_INFINITY;
    double[][] s = {{1, no, .3}, {no, 1, no}, {.3, no, 1}};
    assertThat(Seriation.order(s)).containsExactly(0, 2, 1);
  }

  @Test
  void a_matrix_that_is_no_similarity_is_refused() {
    assertThatThrownBy(() -> Seriation.order(new double[][] {{1, 2}, {3, 1}}))
        .hasMessage("similarity of 1 and 0 is not the same both ways");
    assertThatThrownBy(() -> Seriation.order(new double[][] {{1}, {1}}))
        .hasMessage("row 0 has 1 of 2 columns");
    assertThatThrownBy(() -> Seriation.order(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
