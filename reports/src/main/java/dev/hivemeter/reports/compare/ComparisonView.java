package dev.hivemeter.reports.compare;

import dev.hivemeter.compare.Change;
import dev.hivemeter.compare.Comparison;
import dev.hivemeter.compare.Comparison.Block;
import dev.hivemeter.compare.Comparison.Row;
import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.Rounded;
import dev.hivemeter.scoring.Subsets;
import dev.hivemeter.stats.Equivalence;
import dev.hivemeter.stats.SignFlip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Two sides of a contrast, in words. */
public final class ComparisonView {
  private static final int EXCERPT = 240;
  private static final int PROMPT = 160;
  private static final int FEW = 30;
  private static final List<String> HEADS =
      List.of(
          "measure",
          "before",
          "after",
          "change",
          "95 % interval",
          "p",
          "adjusted p",
          "effect",
          "prompts");

  /** What the star says. */
  static final String SAME_SIZE =
      "* At equal size: where a prompt has unequally many answers, the larger pool is taken at the"
          + " size of the smallest (by the closed form for classes of equal texts, else the mean over "
          + Subsets.COUNT
          + " seeded subsets), and distinct-n at the smallest number of n-grams in them. So these are"
          + " not the stored scores.";

  private ComparisonView() {}

  /**
   * @param title what is compared
   */
  public static View of(Comparison c, String title, Quoted quoted) {
    List<View.Section> sections = new ArrayList<>();
    for (Block b : c.blocks()) sections.add(section(b, quoted));
    List<String> left = new ArrayList<>();
    for (String r : c.refused()) left.add("Refused: " + Harmless.of(r) + ".");
    if (!c.onlyBefore().isEmpty())
      left.add("Only on the first side: " + Harmless.of(String.join(", ", c.onlyBefore())) + ".");
    if (!c.onlyAfter().isEmpty())
      left.add("Only on the second side: " + Harmless.of(String.join(", ", c.onlyAfter())) + ".");
    return new View(Harmless.of(title), lead(c), sections, left, how(c));
  }

  private static String lead(Comparison c) {
    int pairs = c.blocks().size();
    return (c.contrast() == Contrast.DATE
            ? "The same conditions, asked again"
            : "What differs is the " + c.contrast().label())
        + ": "
        + pairs
        + (pairs == 1 ? " pair" : " pairs")
        + " of conditions. A change above 0 is one towards collapse, whatever the measure's own"
        + " direction.";
  }

  private static View.Section section(Block b, Quoted quoted) {
    List<String> says = new ArrayList<>();
    if (!b.declared().isEmpty())
      says.add(
          "Declared to differ: "
              + Harmless.of(String.join("; ", b.declared().stream().map(Object::toString).toList()))
              + ".");
    Change primary = b.primary();
    says.add(sentence(primary));
    Equivalence e = b.equivalence();
    if (e != null) says.add(equivalence(e));
    if (primary.isCompared() && primary.clusters() < FEW)
      says.add("Only " + primary.clusters() + " prompts: read the intervals with care.");
    lost(b, says);
    List<List<String>> rows = new ArrayList<>();
    for (Row r : b.rows()) if (r.change().isCompared()) rows.add(row(r));
    List<String> warnings = new ArrayList<>();
    for (String w : b.warnings()) warnings.add(Harmless.of(w));
    if (b.lengths().isUnequal())
      warnings.add(
          "the answers have "
              + b.lengths()
              + ": measures of words and, less so, cosines move with"
              + " length");
    notCompared(b).forEach(n -> warnings.add(Harmless.of(n)));
    List<View.Moved> moved = new ArrayList<>();
    for (Comparison.Moved m : b.moved())
      moved.add(
          new View.Moved(
              Harmless.of(m.prompt()),
              Harmless.line(quoted.asked().apply(m.prompt()), PROMPT),
              Figures.score(m.before())
                  + " → "
                  + Figures.score(m.after())
                  + " ("
                  + Figures.change(m.change())
                  + ")",
              excerpts(quoted.before().apply(b.before(), m.prompt())),
              excerpts(quoted.after().apply(b.after(), m.prompt()))));
    return new View.Section(
        Harmless.of(b.before() + " → " + b.after()), says, warnings, HEADS, rows, moved);
  }

  /** Measures without numbers, or not by the stored ones; those of one reason together. */
  private static List<String> notCompared(Block b) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    List<String> out = new ArrayList<>();
    for (Row r : b.rows()) {
      Change c = r.change();
      if (c.isUnequal()) out.add("not compared: " + c.why());
      else if (!c.isCompared())
        byReason.computeIfAbsent(c.why(), w -> new ArrayList<>()).add(c.metric());
      else if (c.uneven() > 0)
        byReason.computeIfAbsent(uneven(c), w -> new ArrayList<>()).add(c.metric());
    }
    byReason.forEach((why, ids) -> out.add(why + ": " + String.join(", ", ids)));
    return out;
  }

  private static String uneven(Change c) {
    return "at the smaller number of answers in "
        + c.uneven()
        + (c.uneven() == 1 ? " prompt (" : " prompts (")
        + c.first()
        + ")";
  }

  private static void lost(Block b, List<String> says) {
    if (b.lost().isEmpty() && b.primary().added() == 0) return;
    says.add(
        "Pairs only: "
            + b.lost().size()
            + " prompts have no number after"
            + (b.lost().isEmpty()
                ? ""
                : " (the first is '"
                    + Harmless.of(b.lost().get(0).prompt())
                    + "', which "
                    + Harmless.of(b.lost().get(0).why())
                    + ")")
            + ", "
            + b.primary().added()
            + " had none before.");
  }

  private static String sentence(Change c) {
    if (!c.isCompared()) return c.metric() + " is not compared: " + Harmless.of(c.why()) + ".";
    if (c.identical()) return "Both sides hold the same answers to every prompt.";
    SignFlip test = Objects.requireNonNull(c.test());
    String moved =
        Math.abs(c.mean()) < 0.0005
            ? " did not move"
            : " moved by "
                + Figures.change(c.mean())
                + (c.mean() > 0 ? ", towards collapse" : ", away from collapse");
    return c.metric()
        + moved
        + ": from "
        + Figures.score(c.before())
        + " to "
        + Figures.score(c.after())
        + " over "
        + c.clusters()
        + " prompts (95 % "
        + Figures.interval(c.interval())
        + "; p "
        + Figures.isChance(test.twoSided())
        + ").";
  }

  private static String equivalence(Equivalence e) {
    String within = "±" + e.margin();
    String ninety =
        "90 % interval "
            + beside(e.low(), e.margin())
            + " to "
            + beside(e.high(), e.margin())
            + ", "
            + e.method()
            + "; p "
            + Figures.isChance(e.p());
    return switch (e.verdict()) {
      case EQUIVALENT ->
          "Equivalent: the change is shown to stay within " + within + " (" + ninety + ").";
      case DIFFERENT ->
          "Not equivalent: the change is shown to go beyond " + within + " (" + ninety + ").";
      case CANNOT_DECIDE ->
          "Neither shown to stay within " + within + " nor to go beyond it (" + ninety + ").";
    };
  }

  /** An end of an interval, rounded so that it does not look like the margin that it is not. */
  private static String beside(double end, double margin) {
    return Rounded.signed(end, Math.copySign(margin, end));
  }

  private static List<String> row(Row r) {
    Change c = r.change();
    SignFlip test = c.test();
    Double effect = c.effect();
    return List.of(
        c.metric() + (c.rarefied() ? " *" : ""),
        Figures.score(c.before()),
        Figures.score(c.after()),
        Figures.change(c.mean()),
        Figures.interval(c.interval()),
        test == null ? "–" : Figures.chance(test.twoSided()),
        r.adjusted() == null ? "–" : Figures.chance(r.adjusted()),
        effect == null ? "–" : Figures.effect(effect),
        Integer.toString(c.clusters()));
  }

  private static List<String> excerpts(List<String> answers) {
    return answers.stream().map(a -> Harmless.line(a, EXCERPT)).toList();
  }

  private static List<String> how(Comparison c) {
    return List.of(
        "Pairs are made by prompt; paraphrases of one prompt count as one. A prompt counts where"
            + " both sides have at least 60 % of the planned answers, and three (all, where fewer were"
            + " planned).",
        SAME_SIZE,
        "Interval: 95 % of the mean change, by the method named. p: two-sided, by flipping the signs"
            + " of the prompts' changes: all patterns up to "
            + SignFlip.EXACT_PAIRS
            + " prompts, else "
            + String.format(Locale.ROOT, "%,d", SignFlip.FLIPS)
            + " at random; seed "
            + c.seed()
            + ". Effect: mean change over the standard deviation of the changes. Whether anything"
            + " changed at all is p's to say: a bootstrap-t interval of rare changes may leave 0 out"
            + " beside a large p.",
        c.primary()
            + " is the primary measure and tested as it is"
            + (c.tests(true) > 1
                ? "; its adjusted p are Holm's over the " + c.tests(true) + " pairs of conditions"
                : "")
            + ". All other p are adjusted by Benjamini's and Hochberg's method over the grid of "
            + c.tests(false)
            + " tests.");
  }
}
