package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.Generator;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from models, prompts, endpoints and studies can say anything and do nothing. */
class HostileTextTest {
  private static List<String> fair = List.of();

  @BeforeAll
  static void read_a_page_without_harm() throws IOException {
    fair = tags(ReportTest.write(full("fair model")).html());
    assertThat(fair).hasSizeGreaterThan(500);
  }

  private static SyntheticRun full(String evil) {
    SyntheticRun run =
        new SyntheticRun(
            evil,
            List.of(evil, "openai:plain"),
            List.of(0.5, 1.0),
            List.of(Prompt.of(evil, evil), Prompt.of("fair", "A fair question?")),
            5);
    run.answer(0, 0, new Outcome.Answered(evil, false));
    run.answer(0, 1, new Outcome.Refused(evil));
    run.answer(0, 2, new Outcome.Filtered(evil));
    run.answer(0, 3, new Outcome.Failed(FailureKind.SERVER, 500, evil));
    run.answer(0, 4, new Outcome.Answered("<think>" + evil + "</think>" + evil, true));
    run.endpoint(evil, new Generator.Facts(evil, evil, List.of(evil), List.of(evil)));
    run.change(new ModelChange(evil, evil, evil, evil + evil, 3, null));
    run.score();
    for (boolean echo : new boolean[] {false, true}) run.add(phrase(run, evil, echo));
    run.add(
        new ScoreRow(
            "loop-rate@1",
            SyntheticRun.EMBEDDING,
            Scope.MODEL,
            evil,
            "",
            "",
            run.cells().get(0).cell().condition().sampling(),
            "direct",
            "default",
            new Score.Undefined(evil)));
    return run;
  }

  private static SharedPhrase phrase(SyntheticRun run, String evil, boolean echo) {
    return new SharedPhrase(
        run.cells().get(0).cell().condition().sampling(),
        "direct",
        evil,
        1,
        evil,
        5,
        List.of(evil, "openai:plain"),
        4,
        4,
        0.4,
        echo,
        evil,
        0,
        evil);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]><!--",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus tabindex='1",
        "javascript:alert(1)",
        "</style><style>*{display:none}",
        "</title><svg/onload=alert(1)>",
        "<a href=\"https://example.invalid/\">x</a>",
        "a\u2028b\u2029c</ScRiPt >",
        "&lt;b&gt; &#x3c;script&#x3e; ${7*7} {{7*7}}",
        "x\uD83Cy \uDF00\u0000\u001b[31m\u202Ereversed"
      })
  void no_payload_becomes_markup(String evil) throws IOException {
    String html = ReportTest.write(full(evil)).html();
    assertThat(tags(html)).isEqualTo(fair);
    assertThat(html).doesNotContain("\u2028", "\u2029", "\u202e", "\u0000", "\u001b");
    assertThat(html).contains("Which phrases do models share?");
    JsonNode data = ReportTest.data(html);
    assertThat(data.get("prompts").get(0).get(1).asText()).isEqualTo(Plain.of(evil));
    assertThat(data.get("cells").get(0).get(0).get("a").get(0).get(3).asText())
        .isEqualTo(Plain.of(evil));
  }

  /** Every tag with its attributes' names: what a browser would build. */
  private static List<String> tags(String html) {
    return Pattern.compile("<[/!]?[a-zA-Z-](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>?")
        .matcher(
            html.replaceAll("(?s)(<style>).*?(</style>)", "$1$2")
                .replaceAll("(?s)(<script>)'use strict'.*?(</script>)", "$1$2"))
        .results()
        .map(r -> r.group().replaceAll("=\"[^\"]*\"", "="))
        // A long name takes more lines of a figure.
        .filter(tag -> !tag.startsWith("<text ") && !tag.equals("</text>"))
        .toList();
  }

  /** As the label of people, of whom the page says more than of models. */
  @ParameterizedTest
  @ValueSource(
      strings = {"</td><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "x\u202Ey"})
  void a_name_of_people_becomes_no_markup(String evil) throws IOException {
    String html = ReportTest.write(withPeople("human:" + evil)).html();
    assertThat(tags(html)).isEqualTo(tags(ReportTest.write(withPeople("human:fair")).html()));
    assertThat(html).doesNotContain("\u202e").contains("group of people");
  }

  private static SyntheticRun withPeople(String label) {
    SyntheticRun run =
        new SyntheticRun(
            "people",
            List.of("openai:a", "openai:b", label),
            List.of(1.0),
            SyntheticRun.prompts(4),
            3);
    run.score();
    return run;
  }

  @Test
  void a_model_name_never_reaches_a_path() throws IOException {
    assertThat(ReportTest.write(full("../../etc/passwd\\..\\x:y")).files.keySet())
        .allMatch(
            path ->
                path.matches(
                    "index\\.html|figures/[a-z0-9-]+[a-z0-9.-]*\\.(png|svg)|tables/[a-z0-9-]+\\.(csv|md|tex)"
                        + "|models/[0-9]{4}-[a-z0-9.-]*\\.html"))
        .noneMatch(path -> path.contains(".."));
  }

  @Test
  void control_characters_are_shown_and_not_obeyed() {
    assertThat(Plain.of("a\u0000b\u001b[31m\u007f")).isEqualTo("a␀b␛[31m␡");
    assertThat(Plain.of("x\u202Etxt\u2066")).isEqualTo("x[U+202E]txt[U+2066]");
    assertThat(Plain.of("line\r\nline\rline\u2028line")).isEqualTo("line\nline\nline\nline");
    assertThat(Plain.of("x\uD83Cy")).isEqualTo("x\ufffdy");
    assertThat(Plain.of("tab\tשלום\u200f 你好 👩‍🚀")).isEqualTo("tab\tשלום\u200f 你好 👩‍🚀");
  }
}
