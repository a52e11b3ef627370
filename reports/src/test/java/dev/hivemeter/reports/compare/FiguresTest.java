package dev.hivemeter.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.score.Interval;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void numbers_are_rounded_and_not_cut() {
    assertThat(Figures.effect(-2.25616)).isEqualTo("−2.26");
    assertThat(Figures.effect(-1.71604)).isEqualTo("−1.72");
    assertThat(Figures.effect(12.3456)).isEqualTo("+12.35");
    assertThat(Figures.score(0.66849)).isEqualTo("0.668");
    assertThat(Figures.score(-12.346)).isEqualTo("−12.35");
    assertThat(Figures.change(0.0206)).isEqualTo("+0.021");
  }

  @Test
  void nothing_has_no_sign() {
    assertThat(Figures.effect(-0.004)).isEqualTo("0.00");
    assertThat(Figures.change(0)).isEqualTo("0.000");
    assertThat(Figures.change(-0.0004)).isEqualTo("0.000");
  }

  @Test
  void chances_below_the_least_are_told_as_such() {
    assertThat(Figures.chance(0.03125)).isEqualTo("0.0313");
    assertThat(Figures.chance(0.00009)).isEqualTo("<0.0001");
    assertThat(Figures.isChance(0.0002)).isEqualTo("= 0.0002");
  }

  @Test
  void an_interval_says_its_method() {
    assertThat(Figures.interval(null)).isEqualTo("–");
    assertThat(Figures.interval(new Interval(-0.3224, 0.01, "t")))
        .isEqualTo("−0.322 to +0.010 (t)");
  }
}
