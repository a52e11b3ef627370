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
    return start(folder, interruptible(), environment, args);
  }

  /** A process that can write no file beyond so many KB. */
  static ChildProcess limited(
      Path folder, int kilobytes, Map<String, String> environment, String... args)
      throws IOException {
    // The cache is filled first, by a process that may write more.
    try {
      start(folder, environment, "ls", ".").exitCode();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    String limit = "ulimit -f " + 2 * kilobytes + " && exec \"$@\"";
    return start(folder, List.of("sh", "-c", limit, "sh"), environment, args);
  }

  /** A process that was started in the background ignores Ctrl-C, and so do its children. */
  private static List<String> interruptible() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    return linux ? List.of("env", "--default-signal=INT") : List.of();
  }

  private static ChildProcess start(
      Path folder, List<String> before, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(before);
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
