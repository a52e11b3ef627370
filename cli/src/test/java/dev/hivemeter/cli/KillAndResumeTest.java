package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.SqliteRunReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of a run, and the same command again. */
@Timeout(400)
class KillAndResumeTest {
  private static final int IN_FLIGHT = 4;

  @TempDir Path folder;

  @Test
  void a_killed_run_continues_nothing_lost_nothing_twice() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ofMillis(15), (n, request) -> ChatServer.answer("answer number " + n))) {
      killAndResume(server, "small", 6, 2, 20, 60);
    }
  }

  /** The same on a real model behind a real server. */
  @Test
  @Tag("live")
  void a_killed_run_on_a_real_server_continues_nothing_lost_nothing_twice() throws Exception {
    String base = System.getenv("HIVEMETER_LIVE_LLAMA");
    assertThat(base)
        .as("HIVEMETER_LIVE_LLAMA names the address of a llama.cpp server; see scripts/live")
        .isNotBlank();
    String model =
        ChatServer.JSON.readTree(get(base + "/models")).path("data").path(0).path("id").asText();
    try (ChatServer server = ChatServer.before(base)) {
      killAndResume(server, model, 4, 2, 5, 12);
    }
  }

  private void killAndResume(
      ChatServer server, String model, int prompts, int temperatures, int samples, int killAfter)
      throws Exception {
    Path study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        """
        name: killed
        prompts: { bank: quick, limit: %d }
        models: [{ id: "openai:%s", baseUrl: "%s" }]
        sampling: { samples: %d, temperatures: %s, maxTokens: 24 }
        concurrency: %d
        """
            .formatted(
                prompts,
                model,
                server.baseUrl(),
                samples,
                temperatures == 2 ? "[0.7, 1.0]" : "[1.0]",
                IN_FLIGHT));
    int planned = prompts * temperatures * samples;

    ChildProcess first =
        ChildProcess.start(folder, Map.of(), "generate", study.toString(), "--into", "run");
    while (server.served.get() < killAfter && first.process.isAlive()) Thread.sleep(5);
    first.kill();
    int served = server.served.get();
    assertThat(served).as(first.output()).isBetween(killAfter, planned - 1);

    ChildProcess second =
        ChildProcess.start(folder, Map.of(), "generate", study.toString(), "--into", "run");
    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output())
        .containsPattern("\\d+ reused, \\d+ to ask")
        .doesNotContain(" 0 reused");

    Set<String> texts = new HashSet<>();
    int settled = 0;
    try (RunReader run = SqliteRunReader.open(folder.resolve("run"))) {
      assertThat(run.cells()).hasSize(prompts * temperatures);
      for (StoredCell cell : run.cells()) {
        assertThat(run.samples(cell.key()))
            .extracting(Sample::index)
            .hasSize(samples)
            .doesNotHaveDuplicates();
        for (Sample s : run.samples(cell.key())) {
          assertThat(s.outcome()).isNotInstanceOf(Outcome.Failed.class);
          if (s.outcome() instanceof Outcome.Answered a) texts.add(a.text());
          settled++;
        }
      }
    }
    assertThat(settled).isEqualTo(planned);
    if (model.equals("small")) assertThat(texts).as("no reply is stored twice").hasSize(planned);
    assertThat(server.received.get()).isBetween(planned, planned + IN_FLIGHT);

    ChildProcess third =
        ChildProcess.start(folder, Map.of(), "generate", study.toString(), "--into", "run");
    assertThat(third.exitCode()).as(third.output()).isZero();
    assertThat(third.output()).contains(planned + " reused, 0 to ask");
    assertThat(server.received.get()).isBetween(planned, planned + IN_FLIGHT);
  }

  private static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
