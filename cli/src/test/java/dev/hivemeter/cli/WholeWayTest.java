package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.pipeline.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job over real HTTP, from a study file to a report and back out of the run. */
class WholeWayTest {
  private static final List<String> NOUNS =
      List.of("river", "lamp", "window", "garden", "stone", "letter", "train");

  @TempDir Path folder;

  @Test
  void from_plan_to_report_and_out_again() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ZERO,
            (n, request) ->
                ChatServer.answer("The " + NOUNS.get(n % 7) + " met the " + NOUNS.get(n % 5)))) {
      Files.writeString(
          folder.resolve("study.yaml"),
          """
          name: whole-way
          prompts: { bank: quick, limit: 3 }
          models:
            - { id: "openai:small", baseUrl: "%s" }
            - "control:parrot"
            - "control:dice"
          sampling: { samples: 4, temperatures: [0.5, 1.0], topP: 0.9, maxTokens: 32 }
          """
              .formatted(server.baseUrl()));

      InProcess plan = InProcess.run(folder, "plan", "study.yaml");
      assertThat(plan.out()).contains("72 slots").contains("72 to ask");

      InProcess run = InProcess.run(folder, "run", "study.yaml");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(server.received.get()).isEqualTo(24);
      for (JsonNode request : server.requests) {
        assertThat(request.has("seed")).isFalse();
        assertThat(request.path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(request.path("n").asInt(1)).isEqualTo(1);
      }
      assertThat(run.out()).contains("openai:small T=0.5").contains("control:parrot");
    }
    Path run = folder.resolve("runs/whole-way");
    assertThat(run.resolve("report/index.html")).isNotEmptyFile();
    try (Stream<Path> figures = Files.list(run.resolve("report/figures"))) {
      assertThat(figures.map(p -> p.getFileName().toString().replaceAll(".*\\.", "")))
          .contains("png", "svg");
    }

    export("runs/whole-way", "answers", "answers.jsonl.gz");
    assertThat(InProcess.run(folder, "import", "answers.jsonl.gz", "--into", "copy").err())
        .contains("72 answers read, 72 new");
    assertThat(InProcess.run(folder, "import", "answers.jsonl.gz", "--into", "copy").err())
        .contains("72 already there; nothing changed");
    assertThat(InProcess.run(folder, "score", "copy").code()).isZero();
    export("runs/whole-way", "scores", "a.jsonl");
    export("copy", "scores", "b.jsonl");
    assertThat(sorted("b.jsonl")).isEqualTo(sorted("a.jsonl")).isNotEmpty();
    assertThat(InProcess.run(folder, "report", "copy", "-o", "elsewhere").code()).isZero();
    assertThat(folder.resolve("elsewhere/index.html")).isNotEmptyFile();
  }

  @Test
  void a_stopped_run_ends_with_its_own_exit_code_and_the_same_command_continues() throws Exception {
    StopSignal stop = new StopSignal();
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ofMillis(5),
            (n, request) -> {
              if (n == 10) stop.stop();
              return ChatServer.answer("answer " + n);
            })) {
      Files.writeString(
          folder.resolve("study.yaml"),
          """
          name: stopped
          prompts: { bank: quick, limit: 3 }
          models: [{ id: "openai:small", baseUrl: "%s" }]
          sampling: { samples: 10, maxTokens: 32 }
          concurrency: 2
          """
              .formatted(server.baseUrl()));
      InProcess stopped = InProcess.run(folder, Map.of(), stop, "run", "study.yaml");
      assertThat(stopped.code()).as(stopped.err()).isEqualTo(130);
      assertThat(stopped.err()).contains("the same command continues");
      assertThat(server.received.get()).isBetween(10, 12);
      InProcess again = InProcess.run(folder, "run", "study.yaml");
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(server.received.get()).isEqualTo(30);
    }
  }

  @Test
  void init_writes_a_study_that_parses_and_never_overwrites() throws Exception {
    assertThat(InProcess.run(folder, "init").code()).isZero();
    InProcess plan = InProcess.run(folder, "plan", "study.yaml");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("10 prompts × 1 models × 4 samplings × 10 samples = 400 slots");
    Files.writeString(folder.resolve("study.yaml"), "mine");
    assertThat(InProcess.run(folder, "init").code()).isEqualTo(2);
    assertThat(folder.resolve("study.yaml")).hasContent("mine");
  }

  @Test
  void answers_made_elsewhere_are_imported_with_a_field_map() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String model : List.of("a/b", "../c"))
      for (String noun : NOUNS)
        lines.append(
            "{\"q\":\"Tell me about a %s\",\"who\":\"%s\",\"said\":\"A %s is a thing of its own.\"}\n"
                .formatted(noun, model, noun));
    Files.writeString(folder.resolve("mine.jsonl"), lines);
    InProcess imported =
        InProcess.run(
            folder,
            "import",
            "mine.jsonl",
            "--into",
            "run",
            "--map",
            "prompt=q",
            "--map",
            "model=who",
            "--map",
            "response=said");
    assertThat(imported.err()).contains("14 answers read, 14 new");
    InProcess score = InProcess.run(folder, "score", "run");
    assertThat(score.code()).as(score.err()).isZero();
    assertThat(score.out()).contains("a/b – ../c");
    assertThat(InProcess.run(folder, "report", "run").code()).isZero();
    assertThat(folder.resolve("run/report/index.html")).isNotEmptyFile();
  }

  private void export(String run, String what, String file) {
    InProcess r = InProcess.run(folder, "export", run, "--what", what, "-o", file);
    assertThat(r.code()).as(r.err()).isZero();
  }

  private List<String> sorted(String file) throws Exception {
    return Files.readAllLines(folder.resolve(file)).stream()
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
