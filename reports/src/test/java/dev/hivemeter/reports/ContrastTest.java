package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA, computed from the style sheet's own colours: 4.5 for text, 3 for marks. */
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  /** The colours of one scheme by their names; the dark one replaces what it names. */
  private static Map<String, Color> colours(boolean dark) throws IOException {
    String css = Assets.load().css();
    Map<String, Color> colours = new LinkedHashMap<>();
    read(css.substring(0, css.indexOf("@media")), colours);
    if (dark) {
      int at = css.indexOf("@media screen and (prefers-color-scheme:dark)");
      read(css.substring(at, css.indexOf("}}", at)), colours);
    }
    return colours;
  }

  private static void read(String css, Map<String, Color> into) {
    Matcher m = Pattern.compile("--([a-z0-9-]+):#([0-9a-f]{3}|[0-9a-f]{6})\\b").matcher(css);
    while (m.find()) {
      String hex = m.group(2);
      if (hex.length() == 3) hex = hex.replaceAll("(.)", "$1$1");
      into.put(m.group(1), new Color(Integer.parseInt(hex, 16)));
    }
  }

  private static Color get(Map<String, Color> colours, String name) {
    Color c = colours.get(name);
    if (c == null) throw new AssertionError("no colour --" + name + " in " + colours.keySet());
    return c;
  }

  private static double contrast(Color a, Color b) {
    double x = HeatScale.luminance(a) + 0.05;
    double y = HeatScale.luminance(b) + 0.05;
    return Math.max(x, y) / Math.min(x, y);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void letters_can_be_read_on_every_ground(boolean dark) throws IOException {
    Map<String, Color> c = colours(dark);
    assertThat(c).hasSizeGreaterThan(20);
    for (String ground : List.of("bg", "panel", "warn-bg"))
      for (String ink : List.of("ink", "soft", "accent"))
        assertThat(contrast(get(c, ink), get(c, ground)))
            .as(ink + " on " + ground)
            .isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(get(c, "soft"), get(c, "none"))).isGreaterThanOrEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void marks_can_be_seen(boolean dark) throws IOException {
    Map<String, Color> c = colours(dark);
    for (int i = 0; i < Palette.COLOURS; i++)
      assertThat(contrast(get(c, "c" + i), get(c, "bg"))).as("c" + i).isGreaterThanOrEqualTo(MARK);
    for (String outcome : Tables.OUTCOMES)
      assertThat(contrast(get(c, "o-" + outcome), get(c, "bg")))
          .as(outcome)
          .isGreaterThanOrEqualTo(MARK);
    assertThat(contrast(get(c, "mark"), get(c, "bg"))).isGreaterThanOrEqualTo(MARK);
    assertThat(contrast(get(c, "warn-line"), get(c, "bg"))).isGreaterThanOrEqualTo(MARK - 0.4);
  }

  @Test
  void letters_and_marks_of_files_can_be_seen_on_white() {
    assertThat(contrast(Painting.INK, Color.WHITE)).isGreaterThanOrEqualTo(7);
    assertThat(contrast(Painting.SOFT, Color.WHITE)).isGreaterThanOrEqualTo(TEXT);
    for (Role r :
        List.of(
            Role.MEASURED,
            Role.FLOOR,
            Role.COPIES,
            Role.MATCHED,
            Role.ACCEPTED,
            Role.OTHERS,
            Role.PEOPLE,
            Role.TOPIC,
            Role.DICE,
            Role.BARS,
            Role.EXACT)) {
      Color fill = r.fill();
      Color line = r.stroke();
      double best = 0;
      if (fill != null) best = Math.max(best, contrast(fill, Color.WHITE));
      if (line != null) best = Math.max(best, contrast(line, Color.WHITE));
      assertThat(best).as(r.name()).isGreaterThanOrEqualTo(MARK);
    }
  }

  @Test
  void every_role_has_its_rule_in_the_style_sheet() throws IOException {
    String css = Assets.load().css();
    for (Role r : Role.values()) assertThat(css).as(r.name()).contains("." + r.css());
  }

  @Test
  void who_wants_no_motion_gets_none_and_paper_gets_no_controls() throws IOException {
    String css = Assets.load().css();
    assertThat(css)
        .contains("@media (prefers-reduced-motion:reduce)", "scroll-behavior:auto")
        .contains("@media print")
        .doesNotContain("animation", "transition");
    String print = css.substring(css.indexOf("@media print"));
    assertThat(print).contains(".contents", ".views", "break-inside:avoid");
  }
}
