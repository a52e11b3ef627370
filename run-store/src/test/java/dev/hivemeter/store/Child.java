package dev.hivemeter.store;

import dev.hivemeter.model.Cell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of its own that opens a run and commits samples one by one until it is ended, printing
 * each index after its commit has returned.
 */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Child(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(Path run) throws IOException {
    return new Child(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                run.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The next line that the process prints; an empty one at its end. */
  String line() throws IOException {
    String line = out.readLine();
    return line == null ? "" : line;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as kill -9 does, and gives the lines that it had printed until then. */
  List<String> kill() {
    // Through its handle, because the process itself would close its output before it is read.
    process.toHandle().destroyForcibly();
    List<String> lines = out.lines().toList();
    process.onExit().join();
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  @SuppressWarnings("SystemOut") // what it prints is what the test reads
  public static void main(String[] args) {
    Cell cell = SqliteRunStoreTest.cell("ask");
    SqliteRunStore store = SqliteRunStore.open(Path.of(args[0]));
    store.register(List.of(cell), 1_000_000);
    int from = store.samples(cell.key()).size();
    System.out.println("open");
    for (int i = from; i < 1_000_000; i++) {
      store.commit(List.of(SqliteRunStoreTest.answer(cell, i, "answer " + i)));
      System.out.println(i);
    }
  }
}
