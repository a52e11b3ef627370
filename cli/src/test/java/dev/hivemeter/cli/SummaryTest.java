package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.pipeline.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  private static final String[] NAMES = {"the Tide", "Salt and Pages", "Blue Lantern", "Old Rope"};

  @TempDir Path folder;

  /** Six prompts, four answers each; one of "often" is a refusal, one in 24. */
  private void write() throws IOException {
    StringBuilder models = new StringBuilder("prompt,model,response\n");
    StringBuilder people = new StringBuilder("prompt,model,response\n");
    for (int p = 0; p < 6; p++)
      for (int i = 0; i < 4; i++) {
        String name = NAMES[(i + p) % 4];
        String prompt = "Name shop " + p;
        models.append(prompt).append(",never,I would call it ").append(name).append('\n');
        models
            .append(prompt)
            .append(",often,")
            .append(p + i == 0 ? "I cannot help with that request." : "Perhaps it is " + name)
            .append('\n');
        people
            .append(prompt)
            .append(",human:readers,")
            .append(name)
            .append(" of ")
            .append(p + "\n");
      }
    Files.writeString(folder.resolve("models.csv"), models);
    Files.writeString(folder.resolve("people.csv"), people);
  }

  @Test
  void refusals_have_a_second_line_and_people_are_no_model() throws IOException {
    write();
    for (String file : new String[] {"models.csv", "people.csv"})
      assertThat(InProcess.run(folder, "import", file, "--into", "run").code()).isZero();
    InProcess scored = InProcess.run(folder, "score", "run");
    assertThat(scored.err()).doesNotContain("error");
    assertThat(scored.code()).isZero();
    assertThat(scored.out())
        .containsPattern(
            "never +0\\.\\d{3} .*\\n *often +0\\.\\d{3} .*\\n  without refusals +0\\.\\d{3} ")
        .containsOnlyOnce("without refusals")
        .contains("human:readers, people, in no average: mean cosine 0.")
        .contains("never – often: ")
        .contains("never – human:readers (people): ")
        .doesNotContain("human:readers, no model")
        .containsOnlyOnce("compare models by the report's distinct-2 at equal size");
    // The report's summary names the other number by another name.
    assertThat(InProcess.run(folder, "report", "run").code()).isZero();
    assertThat(Files.readString(folder.resolve("run/report/tables/summary.md")))
        .contains("| distinct-2 at equal size |")
        .doesNotContain("| distinct-2 |");
  }

  @Test
  void prompts_in_a_language_that_the_embedder_does_not_know_are_told_wherever_numbers_are()
      throws IOException {
    StringBuilder b = new StringBuilder("prompt,model,response,language\n");
    for (int p = 0; p < 5; p++)
      for (int i = 0; i < 3; i++)
        b.append("Name shop " + p + ",one,Perhaps " + NAMES[(i + p) % 4])
            .append(p == 0 ? ",en\n" : ",ar\n");
    Files.writeString(folder.resolve("models.csv"), b);
    assertThat(InProcess.run(folder, "import", "models.csv", "--into", "run").code()).isZero();
    String left =
        "4 of 5 prompts are left out of what is measured by meaning: their language, ar, is none of"
            + " the embedder's (en);";
    assertThat(InProcess.run(folder, "score", "run").out())
        .contains(left)
        .contains("(mean cosine: n = 1 of 5)");
    assertThat(InProcess.run(folder, "report", "run").code()).isZero();
    String page = Files.readString(folder.resolve("run/report/index.html"));
    assertThat(page)
        .contains("<b>Before you quote a number.</b> 4 of 5 prompts are left out of what is")
        .contains("<p class=\"rests\">n = 1 of 5 prompts, so there is no interval</p>")
        .contains("the prompt's language, ar, is none of the embedder's (en); score with")
        .doesNotContain("\"reasons\":[\"language\"]");
    assertThat(Files.readString(folder.resolve("run/report/tables/summary.md")))
        .contains("(n = 1 of 5 prompts, so there is no interval)")
        .contains("- 4 of 5 prompts are left out");
  }

  @Test
  void a_report_that_is_stopped_leaves_the_earlier_one_and_says_so() throws IOException {
    write();
    for (String command : new String[] {"import models.csv --into run", "score run", "report run"})
      assertThat(InProcess.run(folder, command.split(" ")).code()).isZero();
    Path page = folder.resolve("run/report/index.html");
    String earlier = Files.readString(page);
    StopSignal stop = new StopSignal();
    stop.stop();
    InProcess stopped = InProcess.run(folder, Map.of(), stop, "report", "run");
    assertThat(stopped.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(stopped.err())
        .contains("no report was written; an earlier one is as it was")
        .doesNotContain("report: ");
    assertThat(Files.readString(page)).isEqualTo(earlier);
    try (Stream<Path> files = Files.walk(folder.resolve("run/report"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
    }
  }
}
