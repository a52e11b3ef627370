package dev.hivemeter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of probes, from recordings to report; and docs/probes.md shows what it prints. */
class ProbesPageTest {
  @TempDir Path folder;

  @Test
  void the_worked_example_is_what_the_demo_prints() throws IOException {
    InProcess demo = InProcess.run(folder, "demo", "--probes");
    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.err())
        .contains("18 prompts (10 probes, 8 controls)")
        .doesNotContain("embedded");
    assertThat(demo.out()).contains("scored without an embedder").doesNotContain("Intra-model");
    String page = Files.readString(Path.of("..", "docs", "probes.md"), UTF_8);
    List<String> told =
        demo.out()
            .lines()
            .dropWhile(line -> !line.startsWith("Probes ("))
            .map(String::stripTrailing)
            .toList();
    assertThat(told).hasSizeGreaterThan(25).allMatch(line -> line.length() <= 100);
    assertThat(page).contains(String.join("\n", told).strip());
    String report = Files.readString(folder.resolve("runs/demo-probes/report/index.html"), UTF_8);
    assertThat(report)
        .contains("<section id=\"probes\">", "<section id=\"controls\">")
        .doesNotContain("<section id=\"ranges\">", "style=");
    InProcess verify = InProcess.run(folder, "verify", "runs/demo-probes");
    assertThat(verify.code()).isZero();
    assertThat(verify.out()).contains("10 probes, 8 controls").doesNotContain("no vector yet");
  }
}
