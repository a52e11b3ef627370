package dev.hivemeter.reports.compare;

import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateCheck.Check;
import dev.hivemeter.compare.GateCheck.Verdict;
import dev.hivemeter.compare.Rounded;
import dev.hivemeter.compare.Ruling;
import dev.hivemeter.stats.OneSided;

/**
 * What a gate says, in one line each. Bounds are rounded away from the margin, so that no line says
 * that 0.020 is above 0.02.
 */
public final class GateWords {
  private GateWords() {}

  /** The whole in one line: {@code FAIL: 1 of 4 checks fails, 3 pass}. */
  public static String whole(GateCheck gate) {
    int all = gate.checks().size();
    return gate.verdict().label()
        + ": of "
        + all
        + (all == 1 ? " check " : " checks ")
        + gate.count(Verdict.PASS)
        + " passed, "
        + gate.count(Verdict.FAIL)
        + " failed, "
        + gate.count(Verdict.CANNOT_DECIDE)
        + " could not be decided";
  }

  /** Which way changes are told. */
  public static final String SIGN = "A change above 0 is one towards collapse.";

  /** One check: {@code measure in 'condition': why}. */
  public static String line(Check c) {
    return c.rule().metric().definition().id()
        + " in '"
        + Harmless.line(c.condition(), 120)
        + "': "
        + why(c);
  }

  /** What the numbers say of one check, without its name. */
  public static String why(Check c) {
    double margin = c.rule().margin();
    OneSided b = c.ruling().bounds();
    StringBuilder s = new StringBuilder();
    if (b != null) {
      s.append("change ").append(Rounded.signed(b.mean(), margin)).append(", ");
      if (c.verdict() == Verdict.FAIL)
        s.append("at least ")
            .append(Rounded.signed(b.lower(), margin))
            .append(at(b))
            .append("above the margin ");
      else if (c.verdict() == Verdict.PASS)
        s.append("at most ")
            .append(Rounded.signed(b.upper(), margin))
            .append(at(b))
            .append("below the margin ");
      else
        s.append("between ")
            .append(Rounded.signed(b.lower(), margin))
            .append(" and ")
            .append(Rounded.signed(b.upper(), margin))
            .append(at(b))
            .append("the margin is ");
      s.append(margin).append("; ").append(prompts(c));
      if (c.ruling() instanceof Ruling.CannotDecide d) need(s.append(": ").append(d.why()), d);
    } else if (c.ruling() instanceof Ruling.Pass p) {
      s.append(p.why()).append(" (").append(prompts(c)).append(')');
    } else if (c.ruling() instanceof Ruling.CannotDecide d) {
      need(s.append(d.why()), d);
    }
    if (!c.lost().isEmpty() && c.verdict() != Verdict.CANNOT_DECIDE)
      s.append("; ").append(c.lost().size()).append(" prompts have no number any more");
    return Harmless.line(s.toString(), 600);
  }

  private static void need(StringBuilder s, Ruling.CannotDecide d) {
    if (!d.need().isEmpty()) s.append("; would decide: ").append(d.need());
  }

  private static String at(OneSided b) {
    return " at 95 % (" + b.method() + "), ";
  }

  private static String prompts(Check c) {
    return c.prompts() == c.clusters()
        ? c.prompts() + " prompts"
        : c.prompts() + " prompts, paraphrases together " + c.clusters();
  }
}
