package dev.hivemeter.reports.compare;

import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateCheck.Check;
import dev.hivemeter.compare.GateCheck.Verdict;
import dev.hivemeter.reports.Markdown;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A gate's verdicts on GitHub: the step's summary in Markdown, and annotations. */
public final class GateSummary {
  /** A summary may have a megabyte; what is passed last is left out. */
  private static final int ROWS = 500;

  /** GitHub shows ten annotations of a kind and step. */
  private static final int ANNOTATIONS = 10;

  private GateSummary() {}

  /** Markdown, to be appended to the step's summary. */
  public static String of(GateCheck gate, String run, String baseline) {
    StringBuilder b = new StringBuilder("## Hivemeter: ");
    b.append(Markdown.of(GateWords.whole(gate))).append("\n\n");
    b.append(Markdown.of(run)).append(" held against ").append(Markdown.of(baseline)).append(". ");
    b.append(GateWords.SIGN).append("\n\n");
    b.append("| verdict | condition | measure | before | after | what the numbers say |\n");
    b.append("|---|---|---|---:|---:|---|\n");
    List<Check> worst = worst(gate);
    for (Check c : worst.subList(0, Math.min(ROWS, worst.size())))
      b.append("| ")
          .append(mark(c.verdict()))
          .append(" | ")
          .append(Markdown.of(c.condition()))
          .append(" | ")
          .append(Markdown.of(c.rule().metric().definition().id()))
          .append(" | ")
          .append(c.before() == null ? "–" : Figures.score(c.before()))
          .append(" | ")
          .append(c.after() == null ? "–" : Figures.score(c.after()))
          .append(" | ")
          .append(Markdown.of(GateWords.why(c)))
          .append(" |\n");
    if (worst.size() > ROWS)
      b.append("\n").append(worst.size() - ROWS).append(" more checks are in the JSON.\n");
    for (String only : gate.only()) b.append("\n- not in the baseline: ").append(Markdown.of(only));
    for (String w : gate.warnings()) b.append("\n- note: ").append(Markdown.of(w));
    return b.append("\n\n").toString();
  }

  /** The same of a gate that gives no verdict. */
  public static String refused(Refused refused) {
    StringBuilder b = new StringBuilder("## Hivemeter: refused\n\n");
    b.append(refused.sentence()).append(":\n\n");
    for (String r : refused.reasons()) b.append("- ").append(Markdown.of(r)).append('\n');
    return b.append('\n').toString();
  }

  /** Workflow commands: an error for each failure, a warning for what cannot be decided. */
  public static List<String> annotations(GateCheck gate) {
    return worst(gate).stream()
        .filter(c -> c.verdict() != Verdict.PASS)
        .limit(ANNOTATIONS)
        .map(
            c ->
                command(
                    c.verdict() == Verdict.FAIL ? "error" : "warning",
                    "Hivemeter: " + c.verdict().label(),
                    GateWords.line(c)))
        .toList();
  }

  /** The same of a gate that gives no verdict. */
  public static List<String> annotations(Refused refused) {
    return refused.reasons().stream()
        .limit(ANNOTATIONS)
        .map(r -> command("error", "Hivemeter: " + refused.what(), r))
        .toList();
  }

  private static List<Check> worst(GateCheck gate) {
    List<Verdict> order = List.of(Verdict.FAIL, Verdict.CANNOT_DECIDE, Verdict.PASS);
    return gate.checks().stream()
        .sorted(Comparator.comparingInt(c -> order.indexOf(c.verdict())))
        .toList();
  }

  private static String mark(Verdict v) {
    return "**" + v.label().toLowerCase(Locale.ROOT) + "**";
  }

  private static String command(String kind, String title, String message) {
    return "::" + kind + " title=" + property(title) + "::" + data(message);
  }

  /** As GitHub unescapes a message. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** As GitHub unescapes a property. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
