package dev.hivemeter.cli;

import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.Incomparable;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.reports.compare.GateBadge;
import dev.hivemeter.reports.compare.GateJunit;
import dev.hivemeter.reports.compare.GateSummary;
import dev.hivemeter.reports.compare.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a gate was told to write. A server that looks at the files and not at the exit
 * code must never find what an earlier gate said in them: a refusal is written to each, and where a
 * gate ends otherwise, the files go.
 *
 * @param actions null where they could not be had
 * @param json on the console, instead of text
 */
record GateOutputs(
    Context context,
    @Nullable OutFile xml,
    @Nullable OutFile svg,
    @Nullable Github actions,
    boolean json) {

  /** A verdict. What the console says comes last: it cannot fail, and is not said twice. */
  void verdict(GateCheck gate, Snapshot base, Snapshot now, String run, String baseline) {
    if (xml != null) xml.write(GateJunit.of(gate));
    if (svg != null) svg.write(GateBadge.of(gate.verdict()));
    if (actions != null)
      actions.say(GateSummary.of(gate, run, baseline), GateSummary.annotations(gate));
    if (json) context.out().println(GateJson.of(gate, base, now));
    else context.out().print(Safe.line(GateText.of(gate)));
  }

  /** A refusal, to as many as can be written. */
  void refused(RuntimeException e) {
    Refused refused =
        e instanceof Incomparable i
            ? Refused.incomparable(i.reasons())
            : Refused.of(String.valueOf(e.getMessage()));
    each(
        e,
        () -> {
          if (xml != null) xml.write(GateJunit.refused(refused));
        },
        () -> {
          if (svg != null) svg.write(GateBadge.of(null));
        },
        () -> {
          if (actions != null)
            actions.say(GateSummary.refused(refused), GateSummary.annotations(refused));
        });
    if (json) context.out().println(GateJson.refused(refused.reasons()));
  }

  /** No verdict and no refusal. */
  void dropped(RuntimeException e) {
    each(
        e,
        () -> {
          if (xml != null) xml.remove();
        },
        () -> {
          if (svg != null) svg.remove();
        });
  }

  /** All of them, whichever fails: what is told is why the gate ended. */
  private static void each(RuntimeException why, Runnable... all) {
    for (Runnable one : all)
      try {
        one.run();
      } catch (RuntimeException also) {
        why.addSuppressed(also);
      }
  }
}
