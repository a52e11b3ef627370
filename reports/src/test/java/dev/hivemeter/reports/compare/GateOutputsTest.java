package dev.hivemeter.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateCheck.Check;
import dev.hivemeter.compare.GateCheck.Verdict;
import dev.hivemeter.compare.GateRule;
import dev.hivemeter.compare.Pairing;
import dev.hivemeter.compare.Ruling;
import dev.hivemeter.stats.OneSided;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class GateOutputsTest {
  private static final String ODD = "m\u0000\u001b[31m\uD83C <b>\"&'|`\n::error,100%\r\uFFFE";
  private static final OneSided ABOVE = new OneSided(0.0305, 0.02004, 0.0412, 0.04, 0.96, "t");
  private static final OneSided BELOW = new OneSided(-0.01, -0.03, 0.0196, 0.96, 0.04, "t");
  private static final OneSided AROUND =
      new OneSided(0.01, Double.NEGATIVE_INFINITY, 0.04, 0.5, 0.5, "bootstrap-t");

  private static Check check(Ruling ruling) {
    return new Check(
        GateRule.DEFAULT,
        ODD,
        20,
        18,
        21,
        List.of(new Pairing.Lost("p3", "language")),
        0,
        0.4,
        0.43,
        ruling);
  }

  private static GateCheck gate() {
    return new GateCheck(
        Contrast.DATE,
        List.of(
            check(new Ruling.Pass(BELOW, "below")),
            check(new Ruling.Fail(ABOVE, "above")),
            check(new Ruling.CannotDecide(AROUND, "the margin lies between the bounds", "more"))),
        List.of(ODD),
        List.of("a note"),
        1);
  }

  @Test
  void lines_never_say_that_a_bound_is_the_margin() {
    List<Check> checks = gate().checks();
    assertThat(GateWords.why(checks.get(0)))
        .contains("change −0.010, at most +0.0196 at 95 % (t), below the margin 0.02")
        .contains("20 prompts, paraphrases together 18")
        .endsWith("; 1 prompts have no number any more");
    assertThat(GateWords.why(checks.get(1)))
        .contains("at least +0.02004 at 95 % (t), above the margin 0.02");
    assertThat(GateWords.why(checks.get(2)))
        .contains("between −∞ and +0.040")
        .endsWith("the margin lies between the bounds; would decide: more");
    assertThat(GateWords.whole(gate()))
        .isEqualTo("FAIL: of 3 checks 1 passed, 1 failed, 1 could not be decided");
  }

  @Test
  void junit_xml_keeps_to_its_schema_whatever_a_model_is_called() throws Exception {
    String xml = GateJunit.of(gate());
    schema().newValidator().validate(new StreamSource(new StringReader(xml)));
    assertThat(xml)
        .contains("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\"")
        .contains("<failure type=\"collapse\"")
        .contains("<error type=\"cannot-decide\"")
        .contains("<skipped message=");
    String refused = GateJunit.refused(Refused.incomparable(List.of("top-p 1.0 against 0.9", ODD)));
    schema().newValidator().validate(new StreamSource(new StringReader(refused)));
    assertThat(refused).contains("errors=\"2\"");
    assertThatThrownBy(
            () ->
                schema()
                    .newValidator()
                    .validate(
                        new StreamSource(
                            new StringReader(xml.replace("<failure type", "<failing type")))))
        .isInstanceOf(SAXException.class);
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Objects.requireNonNull(GateOutputsTest.class.getResource("junit.xsd")));
  }

  @Test
  void annotations_are_one_line_each_and_nothing_in_them_is_a_command() {
    List<String> lines = GateSummary.annotations(gate());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("::error title=Hivemeter%3A FAIL::mean-pairwise-cosine@1");
    assertThat(lines.get(1)).startsWith("::warning title=Hivemeter%3A CANNOT DECIDE::");
    for (String l : lines) assertThat(l).doesNotContain("\n").doesNotContain("\r");
    assertThat(GateSummary.data("a%\r\nb:c")).isEqualTo("a%25%0D%0Ab:c");
    assertThat(GateSummary.property("a%\r\nb:c,d")).isEqualTo("a%25%0D%0Ab%3Ac%2Cd");
    assertThat(GateSummary.annotations(Refused.incomparable(List.of("x"))))
        .containsExactly("::error title=Hivemeter%3A not comparable::x");
    assertThat(GateSummary.annotations(Refused.of("a\n::b")))
        .containsExactly("::error title=Hivemeter%3A refused::a%0A::b");
  }

  @Test
  void the_summary_is_a_table_that_no_name_can_break() {
    String md = GateSummary.of(gate(), "run|1", "base");
    List<String> rows = md.lines().filter(l -> l.startsWith("| **")).toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("| **fail** |");
    for (String r : rows)
      assertThat(r.replace("\\|", "").chars().filter(c -> c == '|').count()).isEqualTo(7);
    assertThat(md).contains("run\\|1").doesNotContain("<b>");
  }

  @Test
  void the_badge_is_a_picture_with_a_name_and_without_styles() {
    for (Verdict v : Verdict.values()) {
      String svg = GateBadge.of(v);
      assertThat(svg)
          .contains("role=\"img\"")
          .contains("<title id=\"t\">hivemeter gate: " + v.label().toLowerCase(Locale.ROOT))
          .doesNotContain("style");
    }
    assertThat(GateBadge.of(null)).contains("refused");
  }

  @Test
  void a_page_escapes_what_models_say_and_allows_nothing() throws Exception {
    View view =
        new View(
            Harmless.of(ODD),
            "lead",
            List.of(
                new View.Section(
                    Harmless.of(ODD),
                    List.of("<script>alert(1)</script>"),
                    List.of(),
                    List.of("measure", "before"),
                    List.of(List.of("m@1", "0.5")),
                    List.of(
                        new View.Moved(
                            "p", "asked", "0.1", List.of("<img src=x>"), List.of("after"))))),
            List.of("left"),
            List.of("how"));
    String page = ComparisonPage.of(view, "1");
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .contains("&lt;script&gt;")
        .contains("&lt;img src=x&gt;")
        .doesNotContain("<script")
        .doesNotContain(" style=")
        .doesNotContain("\u0000");
    assertThat(ComparisonMarkdown.of(view)).contains("&lt;img src=x&gt;").doesNotContain("<img");
  }
}
