package dev.hivemeter.between;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniqueSourcesTest {
  private static final int[] STUDY =
      MadeUp.models(IntStream.generate(() -> 50).limit(25).toArray());

  @Test
  void copies_give_the_mixing_value() {
    for (UniqueSources.At at : UniqueSources.of(MadeUp.square(1250, (i, j) -> 100), STUDY)) {
      assertThat(value(at.observed()))
          .isCloseTo(value(at.mixing()), within(1e-12))
          .isCloseTo(Reference.value("unique." + at.nearest() + ".paper"), within(1e-9));
      assertThat(value(at.normalised())).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void mixing_of_25_models_by_50_answers_is_as_printed() {
    List<UniqueSources.At> all = UniqueSources.of(MadeUp.square(1250, (i, j) -> 100), STUDY);
    assertThat(value(at(all, 5).mixing())).isCloseTo(4.62, within(.005));
    assertThat(value(at(all, 10).mixing())).isCloseTo(8.40, within(.005));
    assertThat(value(at(all, 20).mixing())).isCloseTo(14.02, within(.005));
    assertThat(value(at(all, 50).mixing())).isCloseTo(21.89, within(.005));
  }

  @Test
  void models_that_keep_to_themselves_give_the_floor() {
    float[][] islands = MadeUp.square(1250, (i, j) -> STUDY[i] == STUDY[j] ? 90 : 80 - STUDY[j]);
    for (UniqueSources.At at : UniqueSources.of(islands, STUDY)) {
      assertThat(value(at.observed())).isEqualTo(at.nearest() < 50 ? 1.0 : 2.0);
      assertThat(value(at.floor())).isEqualTo(at.nearest() < 50 ? 1.0 : 2.0);
      assertThat(value(at.normalised())).isZero();
    }
  }

  @Test
  void the_floor_of_unequal_models_by_hand() {
    // sizes 1, 3, 4; N = 5. Of the one: 4 and 1 of the 3 -> 2. Of the three: 2 own, 3 of the four
    // -> 2. Of the four: 3 own, 2 of the three -> 2.
    assertThat(new Mixing(new int[] {1, 3, 4}).floor(5)).isEqualTo(2.0);
    // N = 6: the one 2; the three 2; the four 3 own, 3 of the three: 2
    assertThat(new Mixing(new int[] {1, 3, 4}).floor(6)).isEqualTo(2.0);
    // N = 7 is everybody; the one does not see itself: (1·2 + 3·3 + 4·3) / 8
    assertThat(new Mixing(new int[] {4, 0, 1, 3}).floor(7)).isEqualTo(23.0 / 8);
    assertThat(new Mixing(new int[] {4, 0, 1, 3}).mixing(7)).isCloseTo(23.0 / 8, within(1e-15));
  }

  @Test
  void agrees_with_scipy_where_most_cosines_tie() {
    int[] model = MadeUp.models(12, 20, 12, 9, 1, 16);
    for (UniqueSources.At at : UniqueSources.of(tied(5, model), model)) {
      String name = "unique." + at.nearest();
      assertThat(value(at.observed())).isCloseTo(Reference.value(name), within(1e-12));
      assertThat(value(at.floor())).isCloseTo(Reference.value(name + ".floor"), within(1e-12));
      assertThat(value(at.mixing())).isCloseTo(Reference.value(name + ".mixing"), within(1e-12));
      assertThat(value(at.normalised()))
          .isCloseTo(Reference.value(name + ".normalised"), within(1e-11));
      assertThat(((Score.Value) at.observed()).n()).isEqualTo(70);
    }
  }

  @Test
  void is_the_mean_over_random_orders_of_the_tied() {
    int[] model = MadeUp.models(12, 20, 12, 9, 1, 16);
    float[][] cosine = tied(5, model);
    Draws draws = Draws.of(1, "ties");
    int rounds = 400;
    double[] sum = new double[UniqueSources.NEAREST.size()];
    for (int round = 0; round < rounds; round++)
      for (int i = 0; i < model.length; i++) {
        int[] order = byCosine(cosine[i], i, draws);
        for (int k = 0; k < sum.length; k++)
          sum[k] +=
              Arrays.stream(order, 0, UniqueSources.NEAREST.get(k))
                  .map(j -> model[j])
                  .distinct()
                  .count();
      }
    List<UniqueSources.At> all = UniqueSources.of(cosine, model);
    for (int k = 0; k < sum.length; k++) // sd of one answer under 1: 1/√28000 = .006
    assertThat(value(all.get(k).observed()))
          .isCloseTo(sum[k] / (rounds * model.length), within(.02));
  }

  @Test
  void ties_are_the_mean_over_all_subsets_of_the_tied() {
    // answer 0 (model 0) sees 1 (model 1) nearest, then six tied: models 0 1 1 2 3 3; N = 3 takes
    // two of the six: 15 subsets
    int[] model = {0, 1, 0, 1, 1, 2, 3, 3};
    float[] cosine = {1, .9f, .5f, .5f, .5f, .5f, .5f, .5f};
    int models = 0;
    for (int a = 2; a < 8; a++)
      for (int b = a + 1; b < 8; b++)
        models += (int) IntStream.of(model[1], model[a], model[b]).distinct().count();
    double[] sums = new double[2];
    new NearestModels(new int[] {1, 3}, model, 4).add(cosine, 0, sums);
    assertThat(sums[0]).isEqualTo(1.0);
    assertThat(sums[1]).isCloseTo(models / 15.0, within(1e-14));
  }

  @Test
  void the_sign_of_zero_makes_no_difference_and_negative_cosines_are_ordered() {
    int[] model = {0, 1, 2, 3};
    double[] sums = new double[1];
    new NearestModels(new int[] {1}, model, 4).add(new float[] {1, 0f, -0f, -.5f}, 0, sums);
    assertThat(sums[0]).isEqualTo(1.0);
    double[] two = new double[1];
    new NearestModels(new int[] {2}, new int[] {0, 1, 1, 2}, 3)
        .add(new float[] {1, -.2f, -.3f, -.5f}, 0, two);
    assertThat(two[0]).isEqualTo(1.0);
  }

  @Test
  void order_of_the_answers_does_not_matter() {
    int[] model = MadeUp.models(12, 20, 12, 9, 1, 16);
    float[][] cosine = tied(5, model);
    int[] order = MadeUp.shuffled(model.length, new MadeUp(3));
    List<UniqueSources.At> other =
        UniqueSources.of(
            MadeUp.permuted(cosine, order), Arrays.stream(order).map(i -> model[i]).toArray());
    List<UniqueSources.At> one = UniqueSources.of(cosine, model);
    for (int k = 0; k < one.size(); k++)
      assertThat(value(other.get(k).observed()))
          .isCloseTo(value(one.get(k).observed()), within(1e-13));
  }

  @Test
  void too_few_answers_models_or_room_are_undefined() {
    List<UniqueSources.At> six =
        UniqueSources.of(MadeUp.square(6, (i, j) -> 50), MadeUp.models(3, 3));
    assertThat(value(at(six, 5).observed())).isEqualTo(2.0);
    assertThat(at(six, 5).normalised())
        .isEqualTo(new Score.Undefined("mixing gives less than 0.05 models more than the floor"));
    assertThat(at(six, 10).observed())
        .isEqualTo(new Score.Undefined("needs more than 10 answers, has 6"))
        .isEqualTo(at(six, 10).floor());
    assertThat(UniqueSources.of(MadeUp.square(60, (i, j) -> 50), new int[60]))
        .allSatisfy(
            at ->
                assertThat(at.mixing())
                    .isEqualTo(new Score.Undefined("needs answers of two models, has 1")));
    assertThat(UniqueSources.of(new float[0][0], new int[0]))
        .allSatisfy(at -> assertThat(at.observed()).isInstanceOf(Score.Undefined.class));
  }

  @Test
  void what_is_no_cosine_is_refused() {
    float[][] hole = MadeUp.square(6, (i, j) -> 50);
    hole[2][4] = Float.NaN;
    assertThatThrownBy(() -> UniqueSources.of(hole, MadeUp.models(3, 3)))
        .hasMessage("cosine of 2 and 4 is NaN");
    assertThatThrownBy(() -> UniqueSources.of(new float[3][2], new int[3]))
        .hasMessage("row 0 has 2 of 3 cosines");
    assertThatThrownBy(() -> UniqueSources.of(new float[2][2], new int[3]))
        .hasMessage("2 rows of cosines for 3 answers");
    assertThatThrownBy(() -> UniqueSources.of(new float[1][1], new int[] {-1}))
        .hasMessage("answer 0 is of model -1, outside [0, 0)");
  }

  private static float[][] tied(int seed, int[] model) {
    return MadeUp.symmetric(
        seed,
        model.length,
        (i, j, numbers) -> (numbers.below(12) + (model[i] == model[j] ? 4 : 0)) / 16.0);
  }

  private static int[] byCosine(float[] cosine, int self, Draws draws) {
    double[] chance = new double[cosine.length];
    for (int j = 0; j < chance.length; j++) chance[j] = draws.below(1 << 30);
    return IntStream.range(0, cosine.length)
        .filter(j -> j != self)
        .boxed()
        .sorted(
            (a, b) ->
                cosine[a] != cosine[b]
                    ? Float.compare(cosine[b], cosine[a])
                    : Double.compare(chance[a], chance[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static UniqueSources.At at(List<UniqueSources.At> all, int nearest) {
    return all.get(UniqueSources.NEAREST.indexOf(nearest));
  }

  private static double value(Score score) {
    return ((Score.Value) score).value();
  }
}
