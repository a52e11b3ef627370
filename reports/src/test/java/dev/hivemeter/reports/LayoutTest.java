package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void numbers_are_rounded_here_and_never_to_none_or_all() {
    assertThat(Fmt.number(Fmt.Kind.COSINE, 0.585)).isEqualTo("0.59");
    assertThat(Fmt.number(Fmt.Kind.COSINE, -0.001)).isEqualTo("0.00");
    assertThat(Fmt.percent(0)).isEqualTo("0\u202f%");
    assertThat(Fmt.percent(1)).isEqualTo("100\u202f%");
    assertThat(Fmt.percent(0.0001)).isEqualTo("<0.1\u202f%");
    assertThat(Fmt.percent(0.9999)).isEqualTo(">99.9\u202f%");
    assertThat(Fmt.percent(0.067)).isEqualTo("6.7\u202f%");
    assertThat(Fmt.percent(0.43)).isEqualTo("43\u202f%");
    assertThat(Fmt.percent(0.996)).isEqualTo("99.6\u202f%");
    assertThat(Fmt.count(12345)).isEqualTo("12,345");
  }

  @Test
  void the_colours_grow_evenly_darker_or_brighter() {
    for (int i = 1; i < HeatScale.STEPS; i++) {
      assertThat(HeatScale.luminance(HeatScale.light(i)))
          .isLessThan(HeatScale.luminance(HeatScale.light(i - 1)));
      assertThat(HeatScale.luminance(HeatScale.dark(i)))
          .isGreaterThan(HeatScale.luminance(HeatScale.dark(i - 1)));
    }
  }

  @Test
  void every_colour_can_be_written_on() {
    for (int i = 0; i < HeatScale.STEPS; i++)
      for (Color c : new Color[] {HeatScale.light(i), HeatScale.dark(i)}) {
        double a = HeatScale.luminance(c) + 0.05;
        double b = HeatScale.luminance(HeatScale.ink(c)) + 0.05;
        assertThat(Math.max(a, b) / Math.min(a, b)).isGreaterThan(4.5);
      }
  }

  @Test
  void the_ends_of_the_scale_hold_what_lies_beyond() {
    assertThat(HeatScale.step(-0.2)).isZero();
    assertThat(HeatScale.step(1.0)).isEqualTo(63);
    assertThat(HeatScale.step(1.0000001)).isEqualTo(63);
  }

  @Test
  void labels_that_fit_stay_where_they_are() {
    assertThat(Spread.apart(new double[] {50, 10}, new double[] {10, 10}, 0, 100))
        .containsExactly(50, 10);
  }

  @Test
  void labels_at_one_place_move_apart_evenly() {
    double[] placed = Spread.apart(new double[] {50, 50, 50}, new double[] {10, 20, 10}, 0, 100);
    assertThat(placed[1] - placed[0]).isCloseTo(15, within(1e-9));
    assertThat(placed[2] - placed[1]).isCloseTo(15, within(1e-9));
    assertThat(placed[1]).isCloseTo(50, within(1e-9));
  }

  @Test
  void labels_stay_within_the_line() {
    double[] placed = Spread.apart(new double[] {99, 100}, new double[] {10, 10}, 0, 100);
    assertThat(placed).containsExactly(85, 95);
  }

  @Test
  void file_names_are_ours() {
    assertThat(Slug.of("T = 0.7")).isEqualTo("t-0.7");
    assertThat(Slug.of("../T=0.7 top-p=0.9, ünïcode/..")).isEqualTo("t-0.7-top-p-0.9-n-code");
    assertThat(Slug.of("…")).isEqualTo("x");
  }
}
