package dev.hivemeter.cli;

import dev.hivemeter.pipeline.StopSignal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that enters from the outside: console, environment, clock, folders, Ctrl-C. Commands
 * get it; nothing below them asks for any of it.
 *
 * @param out machine output and results
 * @param err diagnostics and progress
 * @param interactive whether {@code err} is a terminal
 * @param environment value of an environment variable, or null
 * @param folder the working folder
 * @param cache tool-owned folder for unpacked models and native libraries
 * @param launcher how the user starts the program, for hints: {@code ./hivemeter}
 */
record Context(
    PrintStream out,
    PrintStream err,
    boolean interactive,
    Function<String, @Nullable String> environment,
    Clock clock,
    Path folder,
    Path cache,
    String launcher,
    StopSignal stop) {

  /** A line of diagnostics. */
  void say(String line) {
    err.println(Safe.line(line));
  }

  /** A path as the user typed it, against the working folder. */
  Path resolve(Path path) {
    return folder.resolve(path).normalize();
  }
}
