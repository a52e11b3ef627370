package dev.hivemeter.between;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Score;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final float[][] GROUPS = data(21, 60, 4, .625, .3125);
  private static final float[][] CLOUD = data(22, 35, 1, .5, .5);

  @Test
  void four_answers_by_hand() {
    // two pairs at distance .1 and .2; .5, .7, .6, .8 between: joined at .65
    float[][] cosine = {
      {1, .9f, .5f, .3f}, {.9f, 1, .4f, .2f}, {.5f, .4f, 1, .8f}, {.3f, .2f, .8f, 1}
    };
    AverageLink tree = AverageLink.of(cosine);
    assertThat(tree.height()).containsExactly(new double[] {.1, .2, .65}, within(1e-7));
    Clusters clusters = Clusters.of(cosine);
    assertThat(clusters.labels()).containsExactly(0, 0, 1, 1);
    assertThat(clusters.count()).isEqualTo(new Score.Value(2, 4));
    // a .1 b .6; a .1 b .7; a .2 b .55; a .2 b .75
    double mean = (5 / 6.0 + 6 / 7.0 + .35 / .55 + .55 / .75) / 4;
    assertThat(value(clusters.silhouette())).isCloseTo(mean, within(1e-6));
  }

  @Test
  void heights_are_those_of_scipy() {
    heights("groups", GROUPS);
    heights("cloud", CLOUD);
  }

  @Test
  void the_partition_and_its_silhouette_are_those_of_scikit_learn() {
    Clusters clusters = Clusters.of(GROUPS);
    assertThat(value(clusters.count())).isEqualTo(Reference.value("clusters.groups.k"));
    assertThat(value(clusters.silhouette()))
        .isCloseTo(Reference.value("clusters.groups.best"), within(1e-12));
    for (int i = 0; i < 60; i++)
      assertThat((double) clusters.labels()[i])
          .isEqualTo(Reference.value("clusters.groups.label." + i));
  }

  @Test
  void the_silhouette_of_every_cut_is_that_of_scikit_learn() {
    AverageLink tree = AverageLink.of(CLOUD);
    int n = CLOUD.length;
    for (int k = 2; k <= 10; k++) {
      Silhouettes cut = new Silhouettes(CLOUD, singles(n));
      for (int join = 0; join < n - k; join++)
        cut.join(cut.label(tree.left()[join]), cut.label(tree.right()[join]));
      assertThat(cut.mean())
          .isCloseTo(Reference.value("clusters.cloud.silhouette." + k), within(1e-12));
    }
  }

  @Test
  void a_cloud_is_one_cluster_and_says_how_little_it_is_apart() {
    Clusters clusters = Clusters.of(CLOUD);
    assertThat(clusters.count()).isEqualTo(new Score.Value(1, 35));
    assertThat(clusters.labels()).containsOnly(0);
    assertThat(value(clusters.silhouette()))
        .isCloseTo(Reference.value("clusters.cloud.best"), within(1e-12));
  }

  @Test
  void order_of_the_answers_does_not_matter() {
    MadeUp numbers = new MadeUp(9);
    int[] labels = Clusters.of(GROUPS).labels();
    for (int round = 0; round < 20; round++) {
      int[] order = MadeUp.shuffled(60, numbers);
      Clusters other = Clusters.of(MadeUp.permuted(GROUPS, order));
      for (int i = 0; i < 60; i++)
        for (int j = 0; j < i; j++)
          assertThat(other.labels()[i] == other.labels()[j])
              .isEqualTo(labels[order[i]] == labels[order[j]]);
      assertThat(value(other.silhouette()))
          .isCloseTo(Reference.value("clusters.groups.best"), within(1e-12));
    }
  }

  @Test
  void copies_are_one_cluster_without_a_silhouette() {
    Clusters clusters = Clusters.of(MadeUp.square(8, (i, j) -> 100));
    assertThat(clusters.count()).isEqualTo(new Score.Value(1, 8));
    assertThat(clusters.silhouette())
        .isEqualTo(new Score.Undefined("all answers are alike: no distance is above 1e-6"));
  }

  @Test
  void copies_of_a_few_texts_are_as_many_clusters_though_rounding_puts_them_above_one() {
    Clusters clusters =
        Clusters.of(MadeUp.square(30, (i, j) -> i % 3 == j % 3 ? 100 : 20 + i % 3 + j % 3));
    assertThat(clusters.count()).isEqualTo(new Score.Value(3, 30));
    assertThat(value(clusters.silhouette())).isEqualTo(1.0);
    float[][] rounded = MadeUp.square(30, (i, j) -> i % 3 == j % 3 ? 100 : 20 + i % 3 + j % 3);
    for (float[] row : rounded)
      for (int j = 0; j < 30; j++) if (row[j] == 1) row[j] = Math.nextUp(1f);
    assertThat(Clusters.of(rounded).labels()).isEqualTo(clusters.labels());
  }

  @Test
  void a_cut_that_the_order_would_decide_is_passed_over() {
    // every answer as far from every other: no cut means anything
    Clusters same = Clusters.of(MadeUp.square(6, (i, j) -> i == j ? 100 : 40));
    assertThat(same.count()).isEqualTo(new Score.Value(1, 6));
    assertThat(same.silhouette())
        .isEqualTo(new Score.Undefined("no cut is between two heights: all distances are alike"));
    // three texts as far from each other, twice each: two clusters would be an arbitrary pair
    Clusters three = Clusters.of(MadeUp.square(6, (i, j) -> i % 3 == j % 3 ? 100 : 40));
    assertThat(three.count()).isEqualTo(new Score.Value(3, 6));
    assertThat(three.labels()).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void too_few_answers_are_undefined() {
    for (int n = 0; n < 3; n++) {
      Clusters few = Clusters.of(MadeUp.square(n, (i, j) -> 50));
      assertThat(few.labels()).hasSize(n);
      assertThat(few.count())
          .isEqualTo(new Score.Undefined("needs three answers, has " + n))
          .isEqualTo(few.silhouette());
    }
  }

  @Test
  void what_is_no_cosine_is_refused() {
    float[][] hole = MadeUp.square(4, (i, j) -> 50);
    hole[3][1] = Float.NaN;
    assertThatThrownBy(() -> Clusters.of(hole))
        .hasMessage("cosine of 3 and 1 is NaN, outside [-1, 1]");
    assertThatThrownBy(() -> Clusters.of(new float[3][2])).hasMessage("row 0 has 2 of 3 cosines");
  }

  private static void heights(String name, float[][] cosine) {
    double[] height = AverageLink.of(cosine).height();
    assertThat(height).hasSize(cosine.length - 1);
    for (int k = 0; k < height.length; k++)
      assertThat(height[k])
          .isCloseTo(Reference.value("clusters." + name + ".height." + k), within(1e-12));
  }

  private static float[][] data(int seed, int n, int groups, double near, double far) {
    return MadeUp.symmetric(
        seed,
        n,
        (i, j, numbers) ->
            (float) ((i % groups == j % groups ? near : far) + numbers.below(1 << 18) * 0x1p-20));
  }

  private static int[] singles(int n) {
    int[] label = new int[n];
    for (int i = 0; i < n; i++) label[i] = i;
    return label;
  }

  private static double value(Score score) {
    return ((Score.Value) score).value();
  }
}
