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
