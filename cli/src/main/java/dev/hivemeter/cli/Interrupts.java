package dev.hivemeter.cli;

import dev.hivemeter.pipeline.StopSignal;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM, which containers, schedulers and service managers send. The first finishes
 * what is in flight, the second stops at once; nothing stored is lost.
 */
final class Interrupts {
  /** Some senders ({@code timeout}) signal the process and then its group: that is one signal. */
  private static final long ONE = TimeUnit.SECONDS.toNanos(1);

  private final StopSignal stop;
  private final PrintStream err;
  private final LongSupplier nanos;
  private final IntConsumer halt;
  private long terminated;

  Interrupts(StopSignal stop, PrintStream err, LongSupplier nanos, IntConsumer halt) {
    this.stop = stop;
    this.err = err;
    this.nanos = nanos;
    this.halt = halt;
  }

  static void install(StopSignal stop, PrintStream err) {
    Interrupts interrupts = new Interrupts(stop, err, System::nanoTime, Runtime.getRuntime()::halt);
    Signals.register("INT", interrupts::interrupted);
    Signals.register("TERM", interrupts::terminated);
  }

  synchronized void interrupted() {
    if (stop.stopped()) halt.accept(ExitCode.INTERRUPTED);
    else begin("Ctrl-C again", false);
  }

  synchronized void terminated() {
    if (!stop.stopped()) {
      terminated = nanos.getAsLong();
      begin("a second SIGTERM", true);
    } else if (!stop.terminated() || nanos.getAsLong() - terminated >= ONE) {
      halt.accept(ExitCode.TERMINATED);
    }
  }

  private void begin(String second, boolean byOthers) {
    err.println();
    err.println("stopping: what is in flight is finished and saved; " + second + " stops at once");
    if (byOthers) stop.terminate();
    else stop.stop();
  }
}
