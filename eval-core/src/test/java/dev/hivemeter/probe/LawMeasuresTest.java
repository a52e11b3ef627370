package dev.hivemeter.probe;

import static dev.hivemeter.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LawMeasuresTest {
  /** Sums of a few numbers, in another order than NumPy's. */
  private static final double ROUNDING = 1e-12;

  static List<LawMeasure> measures() {
    return ProbeMeasures.OF_LAWS;
  }

  private static double[] shares(int... counts) {
    double n = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(c -> c / n).toArray();
  }

  private static double[] even(int k) {
    return IntStream.range(0, k).mapToDouble(i -> 1.0 / k).toArray();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void copies_are_the_collapsed_end_by_its_own_direction(LawMeasure m) {
    double copies = m.of(shares(12, 0, 0, 0), even(4), 12);
    double spread = m.of(shares(3, 3, 3, 3), even(4), 12);
    if (m.definition().direction() == Direction.HIGHER_IS_MORE_DIVERSE)
      assertThat(copies).isLessThan(spread);
    else assertThat(copies).isGreaterThan(spread);
  }

  @ParameterizedTest
  @MethodSource("measures")
  void it_stays_within_its_range_and_does_not_mind_the_order_of_even_values(LawMeasure m) {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int k = 2 + random.nextInt(9);
      int[] counts = new int[k];
      int n = 2 + random.nextInt(40);
      for (int i = 0; i < n; i++) counts[random.nextInt(k)]++;
      int[] turned = IntStream.range(0, k).map(i -> counts[(i + 1) % k]).toArray();
      double v = m.of(shares(counts), even(k), n);
      assertThat(v).isBetween(m.definition().least(), m.definition().most());
      assertThat(m.of(shares(turned), even(k), n)).isCloseTo(v, within(1e-12));
    }
  }

  @Test
  void three_answers_by_hand() {
    // Heads, heads, tails of a fair coin: q = 2/3, 1/3.
    double[] q = shares(2, 1);
    double[] p = even(2);
    assertThat(new ModeShare().of(q, p, 3)).isCloseTo(2 / 3.0, within(ROUNDING));
    assertThat(new TotalVariation().of(q, p, 3)).isCloseTo(1 / 6.0, within(ROUNDING));
    // 2/3·log2(4/3) + 1/3·log2(2/3) = 5/3 − log2 3
    assertThat(new KullbackLeibler().of(q, p, 3))
        .isCloseTo(5 / 3.0 - Math.log(3) / Math.log(2), within(ROUNDING));
    // One pair of three is the same.
    assertThat(new Collision().of(q, p, 3)).isCloseTo(1 / 3.0, within(ROUNDING));
    // √(2·(1/6)²/(1/2)) = 1/3
    assertThat(new CohensW().of(q, p, 3)).isCloseTo(1 / 3.0, within(ROUNDING));
    // exp(.6365 + 1/6) = 2.23, capped at 2.
    assertThat(new EffectiveNumber().of(q, p, 3)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"even", "weighted", "dice"})
  void agrees_with_scipy(String name) {
    int[] counts =
        switch (name) {
          case "even" -> new int[] {3, 0, 5, 12, 7, 41, 9, 23};
          case "weighted" -> new int[] {61, 22, 17};
          default -> new int[] {1, 3, 4, 6, 7, 20, 8, 5, 4, 1, 1};
        };
    double[] p =
        switch (name) {
          case "even" -> even(8);
          case "weighted" -> new double[] {0.7, 0.2, 0.1};
          default ->
              IntStream.rangeClosed(2, 12)
                  .mapToDouble(s -> Math.min(s - 1, 13 - s) / 36.0)
                  .toArray();
        };
    int n = Arrays.stream(counts).sum();
    List<String> names =
        List.of("mode", "tv", "kl", "js", "entropy", "effective", "collision", "w");
    for (int m = 0; m < names.size(); m++)
      assertThat(ProbeMeasures.OF_LAWS.get(m).of(shares(counts), p, n))
          .as(names.get(m))
          .isCloseTo(value("probe-" + name + "-" + names.get(m)), within(ROUNDING));
    double chi = n * CohensW.squares(shares(counts), p);
    assertThat(ProbeScores.chiSquaredP(chi, p.length - 1))
        .isCloseTo(value("probe-" + name + "-chi2p"), within(1e-10));
  }

  @Test
  void collision_of_a_fair_draw_does_not_depend_on_n() {
    for (int n : new int[] {3, 10, 200}) {
      double sum = 0;
      Random random = new Random(n);
      int tries = 20_000;
      for (int t = 0; t < tries; t++) {
        int[] counts = new int[4];
        for (int i = 0; i < n; i++) counts[random.nextInt(4)]++;
        double v = 0;
        for (int c : counts) v += c * (c - 1.0);
        sum += v / (n * (n - 1.0));
      }
      assertThat(sum / tries).isCloseTo(0.25, within(0.01));
    }
  }

  @Test
  void a_distribution_itself_has_no_correction() {
    double[] q = {0.5, 0.25, 0.25};
    assertThat(new EffectiveNumber().of(q, even(3), 0))
        .isCloseTo(Math.pow(2, 1.5), within(ROUNDING));
    assertThat(new Collision().of(q, even(3), 0)).isCloseTo(0.375, within(ROUNDING));
  }
}
