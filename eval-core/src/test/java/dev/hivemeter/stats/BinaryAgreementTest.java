package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden values were made by {@code python agreement.py} in src/test/reference with scikit-learn
 * 1.9.1 and statsmodels 0.15.0; the tolerance is that of sums of a few doubles.
 */
final class BinaryAgreementTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static double value(Score s) {
    return ((Score.Value) s).value();
  }

  private static Interval interval(Score s) {
    return Objects.requireNonNull(((Score.Value) s).interval());
  }

  @Test
  void full_agreement_is_one_everywhere() {
    BinaryAgreement same = new BinaryAgreement(6, 0, 0, 4);
    for (Score s : new Score[] {same.accuracy(), same.precision(), same.recall(), same.f1()})
      assertThat(value(s)).isEqualTo(1);
    assertThat(value(same.kappa())).isEqualTo(1);
    assertThat(((Score.Value) same.kappa()).interval()).isNull();
  }

  @Test
  void chance_is_a_kappa_of_zero_and_the_reverse_is_minus_one() {
    assertThat(value(new BinaryAgreement(12, 12, 8, 8).kappa())).isEqualTo(0, EXACT);
    assertThat(value(new BinaryAgreement(0, 5, 5, 0).kappa())).isEqualTo(-1, EXACT);
  }

  @Test
  void kappa_does_not_care_who_is_the_judge() {
    BinaryAgreement one = new BinaryAgreement(7, 5, 6, 2);
    BinaryAgreement other = new BinaryAgreement(7, 6, 5, 2);
    assertThat(value(one.kappa())).isEqualTo(value(other.kappa()), EXACT);
    assertThat(interval(one.kappa()).low()).isEqualTo(interval(other.kappa()).low(), EXACT);
    assertThat(value(one.precision())).isEqualTo(value(other.recall()), EXACT);
  }

  @Test
  void four_by_hand() {
    BinaryAgreement four = new BinaryAgreement(2, 1, 0, 1);
    assertThat(value(four.accuracy())).isEqualTo(0.75);
    assertThat(value(four.precision())).isEqualTo(2.0 / 3, EXACT);
    assertThat(value(four.recall())).isEqualTo(1);
    assertThat(value(four.f1())).isEqualTo(0.8, EXACT);
    // p_o = 3/4, p_e = (1/2)(3/4) + (1/2)(1/4) = 1/2.
    assertThat(value(four.kappa())).isEqualTo(0.5, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 9, 5, 46, 0.8163265306122449, 0.8888888888888888, 0.851063829787234, 0.719438877755511, 0.06930684559167177",
    "3, 20, 1, 76, 0.13043478260869565, 0.75, 0.2222222222222222, 0.16534181240063583, 0.09580786467283046",
    "7, 5, 6, 2, 0.5833333333333334, 0.5384615384615384, 0.56, -0.17021276595744683, 0.21270334168154859",
  })
  void agrees_with_scikit_learn_and_statsmodels(
      int a, int b, int c, int d, double p, double r, double f1, double kappa, double se) {
    BinaryAgreement table = new BinaryAgreement(a, b, c, d);
    assertThat(value(table.precision())).isEqualTo(p, EXACT);
    assertThat(value(table.recall())).isEqualTo(r, EXACT);
    assertThat(value(table.f1())).isEqualTo(f1, EXACT);
    assertThat(value(table.kappa())).isEqualTo(kappa, EXACT);
    Interval i = interval(table.kappa());
    assertThat(i.method()).isEqualTo("large-sample");
    assertThat(i.high() - i.low()).isEqualTo(2 * 1.959963984540054 * se, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 9, 5, 46, 0.6864239739710012, 0.900236589379297, 0.6106910949571831, 0.8388134737397925",
    "3, 20, 1, 76, 0.04537659093631238, 0.32127482270095964, 0.04344334080123441, 0.31003881270500083",
  })
  void shares_have_wilsons_interval_and_f1_that_of_its_jaccard_index(
      int a, int b, int c, int d, double low, double high, double lowJ, double highJ) {
    BinaryAgreement table = new BinaryAgreement(a, b, c, d);
    assertThat(interval(table.precision()).low()).isEqualTo(low, within(1e-9));
    assertThat(interval(table.precision()).high()).isEqualTo(high, within(1e-9));
    assertThat(interval(table.f1()).low()).isEqualTo(2 * lowJ / (1 + lowJ), within(1e-9));
    assertThat(interval(table.f1()).high()).isEqualTo(2 * highJ / (1 + highJ), within(1e-9));
  }

  @Test
  void what_nobody_says_has_a_reason_instead_of_a_number() {
    BinaryAgreement never = new BinaryAgreement(0, 0, 0, 9);
    assertThat(never.precision()).isEqualTo(new Score.Undefined("the judge never says yes"));
    assertThat(never.recall()).isEqualTo(new Score.Undefined("nothing is labelled yes"));
    assertThat(never.f1()).isInstanceOf(Score.Undefined.class);
    assertThat(never.kappa()).isInstanceOf(Score.Undefined.class);
    assertThat(new BinaryAgreement(0, 0, 0, 0).accuracy()).isInstanceOf(Score.Undefined.class);
    assertThat(value(new BinaryAgreement(0, 3, 4, 0).f1())).isZero();
  }

  @Test
  void a_negative_count_is_refused() {
    assertThatThrownBy(() -> new BinaryAgreement(1, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
