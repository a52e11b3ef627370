package dev.hivemeter.reports.compare;

import dev.hivemeter.compare.Climb;
import dev.hivemeter.compare.Ladder;
import dev.hivemeter.score.Interval;
import dev.hivemeter.stats.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Ladders, in words. */
public final class ClimbView {
  private ClimbView() {}

  /**
   * @param title what is compared
   */
  public static View of(Climb climb, String title) {
    List<View.Section> sections = new ArrayList<>();
    for (Climb.Chain chain : climb.chains()) sections.add(section(chain));
    List<String> left = new ArrayList<>();
    for (String r : climb.refused()) left.add("Refused: " + Harmless.of(r) + ".");
    if (!climb.broken().isEmpty())
      left.add("Without every rung: " + Harmless.of(String.join(", ", climb.broken())) + ".");
    return new View(
        Harmless.of(title),
        "A ladder of "
            + climb.contrast().label()
            + ": does a measure move towards collapse from rung to rung? A trend of +1 is every"
            + " prompt at every step, −1 every prompt the other way.",
        sections,
        left,
        List.of(
            "A prompt counts where every rung has a number; paraphrases count as one. Trend: the"
                + " mean over prompts of the contrast of centred ranks; p by sign flips over"
                + " prompts, two-sided, seed "
                + climb.seed()
                + ". Slope: mean change towards collapse per rung, in the measure's unit.",
            ComparisonView.SAME_SIZE,
            "Steps: mean change towards collapse from each rung to the next, its 95 % interval, and p after Holm over"
                + " the measure's steps. A trend may rest on one step alone.",
            climb.primary()
                + " is the primary measure: its trend is tested as it is"
                + (climb.chains().size() > 1 ? ", with Holm's p over the ladders beside it" : "")
                + "; all others are adjusted by Benjamini's and Hochberg's method."));
  }

  private static View.Section section(Climb.Chain chain) {
    Ladder first = chain.rows().get(0).ladder();
    List<String> heads = new ArrayList<>(List.of("measure"));
    for (int r = 0; r < first.rungs().size(); r++) heads.add("rung " + (r + 1));
    heads.addAll(List.of("trend", "p", "adjusted p", "slope"));
    for (int r = 1; r < first.rungs().size(); r++) heads.add("step " + r + "–" + (r + 1));
    heads.add("prompts");
    List<List<String>> rows = new ArrayList<>();
    List<String> none = new ArrayList<>();
    List<String> unequal = new ArrayList<>();
    Map<Integer, List<String>> uneven = new TreeMap<>();
    for (Climb.Row row : chain.rows()) {
      Ladder l = row.ladder();
      if (l.isUnequal() && !l.metric().equals(first.metric()))
        unequal.add("not compared: " + l.why());
      else if (l.trend() == null && !l.isUnequal()) none.add(l.metric());
      else if (l.trend() != null) rows.add(row(row));
      if (l.uneven() > 0)
        uneven.computeIfAbsent(l.uneven(), n -> new ArrayList<>()).add(l.metric());
    }
    List<String> warnings = new ArrayList<>();
    for (String w : chain.warnings()) warnings.add(Harmless.of(w));
    if (!none.isEmpty())
      warnings.add("No prompt has a number at every rung: " + String.join(", ", none));
    uneven.forEach(
        (prompts, ids) ->
            warnings.add(
                "at the smallest number of answers in "
                    + prompts
                    + (prompts == 1 ? " prompt: " : " prompts: ")
                    + String.join(", ", ids)));
    for (String u : unequal) warnings.add(Harmless.of(u));
    return new View.Section(
        Harmless.of(String.join(" → ", first.rungs())),
        List.of(sentence(first)),
        warnings,
        heads,
        rows,
        List.of());
  }

  private static String sentence(Ladder l) {
    Trend t = l.trend();
    if (t == null) return (l.isUnequal() ? "" : l.metric() + ": ") + Harmless.of(l.why()) + ".";
    return l.metric()
        + (t.contrast() > 0
            ? " moves towards collapse"
            : t.contrast() < 0 ? " moves away from collapse" : " has no trend")
        + " along the ladder: trend "
        + Figures.change(t.contrast())
        + ", "
        + Figures.change(t.slope())
        + " per rung over "
        + l.clusters()
        + " prompts (p "
        + Figures.isChance(t.test().twoSided())
        + ")"
        + (l.left() > 0 ? "; " + l.left() + " prompts miss a rung" : "")
        + ".";
  }

  private static List<String> row(Climb.Row row) {
    Ladder l = row.ladder();
    Trend t = Objects.requireNonNull(l.trend());
    List<String> cells = new ArrayList<>(List.of(l.metric() + (l.rarefied() ? " *" : "")));
    for (double m : l.means()) cells.add(Figures.score(m));
    cells.add(Figures.change(t.contrast()));
    cells.add(Figures.chance(t.test().twoSided()));
    cells.add(row.adjusted() == null ? "–" : Figures.chance(row.adjusted()));
    cells.add(Figures.change(t.slope()));
    for (Trend.Step s : t.steps())
      cells.add(
          Figures.change(s.test().mean())
              + " ("
              + (s.interval() == null ? "" : ends(s.interval()) + "; ")
              + Figures.chance(s.adjusted())
              + ")");
    cells.add(Integer.toString(l.clusters()));
    return cells;
  }

  private static String ends(Interval i) {
    return Figures.change(i.low()) + " to " + Figures.change(i.high());
  }
}
