package dev.hivemeter.cli;

import dev.hivemeter.pipeline.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** One command in this process, its two streams kept. */
record InProcess(int code, String out, String err) {

  static InProcess run(Path folder, Map<String, String> environment, String... args) {
    return run(folder, environment, new StopSignal(), args);
  }

  /**
   * @param stop what Ctrl-C would set
   */
  static InProcess run(
      Path folder, Map<String, String> environment, StopSignal stop, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Context context =
        new Context(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            environment::get,
            Clock.systemUTC(),
            folder,
            Path.of("target", "test-cache").toAbsolutePath(),
            "hivemeter",
            stop);
    int code = Hivemeter.run(context, args);
    return new InProcess(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static InProcess run(Path folder, String... args) {
    return run(folder, Map.of(), args);
  }
}
