package dev.hivemeter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Hivemeter in a process of its own, so that it can be killed. */
final class ChildProcess {
  final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** What it printed, both streams. */
  String output() throws IOException {
    return Files.readString(log);
  }

  static ChildProcess start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("-Djava.awt.headless=true");
    // Short lives: starting matters more than speed.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Path log = Files.createTempFile(folder, "child", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HIVEMETER_CACHE", folder.resolve("cache").toString());
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), log);
  }

  int exitCode() throws InterruptedException, IOException {
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after 180 s:\n" + output());
    }
    return process.exitValue();
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
