package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.SqliteRunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are interrupted, get in each other's way, or find the disk full. */
@Timeout(240)
@EnabledOnOs({OS.LINUX, OS.MAC})
class StopTest {
  @TempDir Path folder;

  private Path study(ChatServer server, int samples) throws IOException {
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: stopped
        prompts: { bank: quick, limit: 4 }
        models: [{ id: "openai:small", baseUrl: "%s" }]
        sampling: { samples: %d, temperatures: [1.0], maxTokens: 24 }
        concurrency: 4
        """
            .formatted(server.baseUrl(), samples));
  }

  private ChildProcess generate(Path study) throws IOException {
    return ChildProcess.start(folder, Map.of(), "generate", study.toString(), "--into", "run");
  }

  private static void interrupt(ChildProcess child) throws IOException, InterruptedException {
    signal("-INT", child);
  }

  private static void signal(String name, ChildProcess child)
      throws IOException, InterruptedException {
    assertThat(
            new ProcessBuilder("kill", name, "" + child.process.pid())
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }

  private static void await(ChildProcess child, BooleanSupplier until)
      throws InterruptedException, IOException {
    while (!until.getAsBoolean()) {
      assertThat(child.process.isAlive()).as(child.output()).isTrue();
      Thread.sleep(5);
    }
  }

  private int stored() {
    int stored = 0;
    try (RunReader run = SqliteRunReader.open(folder.resolve("run"))) {
      for (StoredCell cell : run.cells()) stored += run.samples(cell.key()).size();
    }
    return stored;
  }

  @Test
  void the_first_interrupt_finishes_what_is_in_flight_and_the_same_command_continues()
      throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ofMillis(150), (n, r) -> ChatServer.answer("answer " + n))) {
      ChildProcess child = generate(study(server, 10));
      await(child, () -> server.received.get() >= 6);
      interrupt(child);
      assertThat(child.exitCode()).as(child.output()).isEqualTo(130);
      assertThat(child.output())
          .contains("stopping: what is in flight is finished and saved")
          .contains("the same command continues where it stopped");
      int asked = server.received.get();
      assertThat(asked).isLessThan(40);
      assertThat(stored()).as("every call that was made is kept").isEqualTo(asked);

      ChildProcess second = generate(study(server, 10));
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(server.received.get()).as("nothing is asked twice").isEqualTo(40);
    }
  }

  @Test
  void a_process_that_is_terminated_finishes_what_is_in_flight_too() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ofMillis(150), (n, r) -> ChatServer.answer("answer " + n))) {
      ChildProcess child = generate(study(server, 10));
      await(child, () -> server.received.get() >= 6);
      signal("-TERM", child);
      assertThat(child.exitCode()).as(child.output()).isEqualTo(143);
      assertThat(child.output())
          .contains("stopping: what is in flight is finished and saved; a second SIGTERM stops")
          .contains("the same command continues where it stopped");
      int asked = server.received.get();
      assertThat(asked).isLessThan(40);
      assertThat(stored()).as("every call that was made is kept").isEqualTo(asked);

      ChildProcess second = generate(study(server, 10));
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(server.received.get()).as("nothing is asked twice").isEqualTo(40);
    }
  }

  @Test
  void the_second_interrupt_stops_at_once() throws Exception {
    AtomicLong delay = new AtomicLong(60_000);
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ZERO,
            (n, r) -> {
              try {
                Thread.sleep(delay.get());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return ChatServer.answer("answer " + n);
            })) {
      ChildProcess child = generate(study(server, 2));
      await(child, () -> server.received.get() == 4);
      interrupt(child);
      await(
          child,
          () -> {
            try {
              return child.output().contains("stopping:");
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      interrupt(child);
      assertThat(child.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(child.process.exitValue()).isEqualTo(130);
      delay.set(0);
      ChildProcess second = generate(study(server, 2));
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(stored()).isEqualTo(8);
    }
  }

  @Test
  void a_second_process_is_told_who_writes_and_a_killed_one_leaves_no_lock() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ofMillis(200), (n, r) -> ChatServer.answer("answer " + n))) {
      Path study = study(server, 50);
      ChildProcess first = generate(study);
      await(first, () -> server.served.get() >= 4);
      InProcess second = InProcess.run(folder, "generate", study.toString(), "--into", "run");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err())
          .contains("is being written by process " + first.process.pid() + ", started 2")
          .contains(", on ")
          .contains("wait until it is done or stop it");
      InProcess ls = InProcess.run(folder, "ls", "run");
      assertThat(ls.out()).contains("being written by process " + first.process.pid());
      assertThat(InProcess.run(folder, "show", "run").out()).contains("being written by process");
      assertThat(InProcess.run(folder, "verify", "run").code()).isZero();
      first.kill();
      assertThat(InProcess.run(folder, "ls", "run").out()).doesNotContain("being written");
      InProcess third =
          InProcess.run(folder, "generate", study.toString(), "--into", "run", "--samples", "2");
      assertThat(third.code()).as(third.err()).isZero();
    }
  }

  @Test
  void a_save_that_fails_stops_the_run_at_once_and_nothing_is_lost() throws Exception {
    String text = "word ".repeat(2000);
    try (ChatServer server =
        ChatServer.scripted(Duration.ofMillis(5), (n, r) -> ChatServer.answer(text + n))) {
      Path study = study(server, 40);
      // A limit on the size of files is what a test can have of a full disk: 400 KB here.
      ChildProcess full =
          ChildProcess.limited(
              folder, 400, Map.of(), "generate", study.toString(), "--into", "run");
      assertThat(full.exitCode()).as(full.output()).isEqualTo(4);
      assertThat(full.output())
          .contains("run.db")
          .contains("the same command continues where it stopped")
          .doesNotContain("internal error");
      int asked = server.received.get();
      int kept = stored();
      assertThat(asked).as("it is noticed at once").isBetween(kept, kept + 8);
      assertThat(kept).isPositive();
      assertThat(InProcess.run(folder, "verify", "run").code()).isZero();

      ChildProcess again = generate(study);
      assertThat(again.exitCode()).as(again.output()).isZero();
      assertThat(stored()).isEqualTo(160);
      assertThat(server.received.get()).isEqualTo(160 + asked - kept);
    }
  }

  @Test
  void a_disk_that_is_full_from_the_start_is_no_mistake_in_the_study() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, r) -> ChatServer.answer("answer " + n))) {
      ChildProcess full =
          ChildProcess.limited(
              folder, 40, Map.of(), "generate", study(server, 1).toString(), "--into", "run");
      assertThat(full.exitCode()).as(full.output()).isEqualTo(4);
      assertThat(full.output())
          .contains("run directory")
          .contains("the same command continues when there is room");
      assertThat(server.received.get()).isZero();
    }
  }

  @Test
  void a_report_that_could_not_be_written_is_found_before_the_first_call() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, r) -> ChatServer.answer("answer " + n))) {
      Path study = study(server, 1);
      Files.createDirectories(folder.resolve("run"));
      Files.writeString(folder.resolve("run/report"), "a file where the folder belongs");
      InProcess run = InProcess.run(folder, "run", study.toString(), "--into", "run");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("the report cannot be written to");
      assertThat(server.received.get()).isZero();
    }
  }
}
