package dev.hivemeter.cli;

import dev.hivemeter.pipeline.StopSignal;
import java.io.PrintStream;
import org.jline.utils.Signals;

/**
 * The first Ctrl-C finishes what is in flight, the second stops at once; nothing stored is lost.
 */
final class CtrlC {
  private CtrlC() {}

  static void install(StopSignal stop, PrintStream err) {
    Signals.register(
        "INT",
        () -> {
          if (stop.stopped()) Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
          err.println();
          err.println(
              "stopping: what is in flight is finished and saved; Ctrl-C again stops at once");
          stop.stop();
        });
  }
}
