package dev.hivemeter.cli;

import dev.hivemeter.pipeline.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The process: console, environment, clock and exit enter here and nowhere else. */
public final class Main {
  private static final String TUNNEL = "jdk.http.auth.tunneling.disabledSchemes";

  private Main() {}

  public static void main(String[] args) {
    // Java refuses to give a proxy a name and password for a tunnel unless this is set beforehand.
    if (System.getProperty(TUNNEL) == null) System.setProperty(TUNNEL, "");
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    StopSignal stop = new StopSignal();
    Interrupts.install(stop, err);
    Context context =
        new Context(
            out,
            err,
            System.getenv("HIVEMETER_TTY") != null && System.getenv("CI") == null,
            System::getenv,
            Clock.systemUTC(),
            Path.of("").toAbsolutePath(),
            cache(System.getenv("HIVEMETER_CACHE")),
            orElse(System.getenv("HIVEMETER_LAUNCHER"), "hivemeter"),
            stop);
    int code = Hivemeter.run(context, args);
    if (out.checkError()) code = lost(code, err);
    err.flush();
    System.exit(code);
  }

  /** A verdict that nobody could read is none. */
  private static int lost(int code, PrintStream err) {
    err.println(
        "hivemeter: standard output took not everything: whoever reads it has gone, or its disk is"
            + " full");
    return code == ExitCode.OK || code == ExitCode.GATE_FAILED || code == ExitCode.CANNOT_DECIDE
        ? ExitCode.INTERNAL
        : code;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static Path cache(@Nullable String named) {
    if (named != null && !named.isBlank()) return Path.of(named).toAbsolutePath();
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg != null && !xdg.isBlank()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home", "."), ".cache");
    return base.resolve("hivemeter").toAbsolutePath();
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null || value.isBlank() ? other : value;
  }
}
