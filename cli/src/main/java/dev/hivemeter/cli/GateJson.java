package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateCheck.Check;
import dev.hivemeter.compare.Ruling;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.reports.compare.GateWords;
import dev.hivemeter.stats.OneSided;
import java.util.List;
import java.util.Locale;

/** A gate's verdicts for programs: raw precision, one line. */
final class GateJson {
  private GateJson() {}

  static String of(GateCheck gate, Snapshot base, Snapshot now) {
    ObjectNode root = JsonOut.object();
    root.put("verdict", name(gate.verdict()))
        .put("contrast", gate.contrast().label())
        .put("baseline", base.run())
        .put("run", now.run())
        .put("level", 0.05)
        .put("seed", gate.seed());
    ArrayNode checks = root.putArray("checks");
    double[] adjusted = gate.adjusted();
    for (int i = 0; i < adjusted.length; i++)
      check(gate.checks().get(i), adjusted[i], checks.addObject());
    ArrayNode only = root.putArray("not_in_baseline");
    gate.only().forEach(only::add);
    ArrayNode warnings = root.putArray("warnings");
    gate.warnings().forEach(warnings::add);
    return JsonOut.line(root);
  }

  static String refused(List<String> reasons) {
    ObjectNode root = JsonOut.object().put("verdict", "refused");
    ArrayNode array = root.putArray("reasons");
    reasons.forEach(array::add);
    return JsonOut.line(root);
  }

  private static void check(Check c, double adjusted, ObjectNode node) {
    node.put("verdict", name(c.verdict()))
        .put("metric", c.rule().metric().definition().id())
        .put("condition", c.condition())
        .put("margin", c.rule().margin())
        .put("scope", c.rule().reach().label())
        .put("prompts", c.prompts())
        .put("clusters", c.clusters())
        .put("expected", c.expected())
        .put("added", c.added())
        .put("before", c.before())
        .put("after", c.after())
        .put("change", c.change())
        .put("identical", c.isIdentical());
    OneSided b = c.ruling().bounds();
    if (b != null) {
      // JSON has no infinity: a bound that shows nothing is null.
      node.put("lower", Double.isFinite(b.lower()) ? b.lower() : null)
          .put("upper", Double.isFinite(b.upper()) ? b.upper() : null)
          .put("p_above_margin", b.pAbove())
          .put("p_above_margin_holm", adjusted)
          .put("p_below_margin", b.pBelow())
          .put("method", b.method());
    }
    if (c.ruling() instanceof Ruling.CannotDecide d) node.put("would_decide", d.need());
    node.put("message", GateWords.line(c));
    ArrayNode lost = node.putArray("lost");
    c.lost().forEach(l -> lost.addObject().put("prompt", l.prompt()).put("why", l.why()));
  }

  private static String name(GateCheck.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
