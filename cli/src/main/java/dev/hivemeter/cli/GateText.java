package dev.hivemeter.cli;

import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateCheck.Check;
import dev.hivemeter.reports.compare.GateWords;
import java.util.Locale;

/** A gate's verdicts on a console: a line each. */
final class GateText {
  private GateText() {}

  static String of(GateCheck gate) {
    StringBuilder b = new StringBuilder();
    for (Check c : gate.checks())
      b.append(String.format(Locale.ROOT, "%-13s  ", c.verdict().label()))
          .append(GateWords.line(c))
          .append('\n');
    for (String only : gate.only())
      b.append("not gated: the baseline has no '").append(only).append("'\n");
    for (String w : gate.warnings()) b.append("note: ").append(w).append('\n');
    return b.append(GateWords.whole(gate))
        .append(" (contrast ")
        .append(gate.contrast().label())
        .append(", seed ")
        .append(gate.seed())
        .append("). ")
        .append(GateWords.SIGN)
        .append('\n')
        .toString();
  }
}
