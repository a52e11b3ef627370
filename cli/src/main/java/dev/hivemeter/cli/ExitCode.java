package dev.hivemeter.cli;

import dev.hivemeter.pipeline.StopSignal;

/** What the process says to scripts. */
final class ExitCode {
  static final int OK = 0;
  static final int INTERNAL = 1;
  static final int USAGE = 2;
  static final int GATE_FAILED = 3;
  static final int INCOMPLETE = 4;

  /** A gate that can tell neither way. */
  static final int CANNOT_DECIDE = 4;

  static final int BUDGET = 5;
  static final int AUTH_OR_QUOTA = 6;
  static final int INTERRUPTED = 130;
  static final int TERMINATED = 143;

  private ExitCode() {}

  /** Of work that was stopped: as a shell calls a process that the signal ended. */
  static int stopped(StopSignal stop) {
    return stop.terminated() ? TERMINATED : INTERRUPTED;
  }
}
