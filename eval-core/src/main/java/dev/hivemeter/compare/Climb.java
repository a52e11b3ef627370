package dev.hivemeter.compare;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.stats.Multiplicity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Measures along ladders of comparable conditions. The primary measure's trend is tested as it is;
 * with several ladders its p are Holm's over them; all others are Benjamini's and Hochberg's over
 * the grid.
 *
 * @param chains one for each ladder that the runs hold
 * @param refused steps that differ in more than the contrast
 * @param broken conditions of the first rung without one at every other
 */
public record Climb(
    Contrast contrast,
    String primary,
    long seed,
    List<Chain> chains,
    List<String> refused,
    List<String> broken) {

  /**
   * One ladder.
   *
   * @param rows a measure each, the primary one first
   * @param warnings of every step
   */
  public record Chain(List<Row> rows, List<String> warnings) {
    public Chain {
      rows = List.copyOf(rows);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param adjusted p of the trend; null without one
   */
  public record Row(Ladder ladder, @Nullable Double adjusted) {}

  public Climb {
    chains = List.copyOf(chains);
    refused = List.copyOf(refused);
    broken = List.copyOf(broken);
  }

  /**
   * @param first the run of the first rung
   * @param rungs conditions of each rung, two rungs or more
   * @param metrics with a direction, the primary one among them
   * @param pools of each rung
   * @throws Incomparable when no ladder can be climbed
   */
  public static Climb of(
      Snapshot first,
      List<List<Arm>> rungs,
      Contrast contrast,
      List<PoolMetric> metrics,
      String primary,
      List<Pools> pools,
      long seed) {
    SameSize sizes = new SameSize(pools, metrics, seed);
    List<PoolMetric> ordered = new ArrayList<>(metrics);
    ordered.sort(Comparator.comparing(m -> !m.definition().id().equals(primary)));
    List<List<Arm>> chains = new ArrayList<>();
    for (Arm a : rungs.get(0)) chains.add(List.of(a));
    List<String> refused = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (int r = 1; r < rungs.size(); r++) {
      int last = r - 1;
      Matching step =
          Matching.of(chains.stream().map(c -> c.get(last)).toList(), rungs.get(r), contrast);
      if (!chains.isEmpty()) step.require(contrast);
      step.refused().forEach(x -> refused.add(x.reason()));
      step.onlyBefore().forEach(x -> broken.add(x.label()));
      List<List<Arm>> longer = new ArrayList<>();
      for (List<Arm> chain : chains)
        for (Matching.Match m : step.matches())
          if (m.before().equals(chain.get(last))) {
            List<Arm> with = new ArrayList<>(chain);
            with.add(m.after());
            longer.add(with);
          }
      chains = longer;
    }
    if (chains.isEmpty())
      throw new Incomparable(
          refused.isEmpty() ? List.of("no condition is on every rung of the ladder") : refused);
    List<List<Ladder>> all = new ArrayList<>();
    for (List<Arm> chain : chains)
      all.add(ordered.stream().map(m -> Ladder.of(first, chain, m, sizes, seed)).toList());
    List<Chain> adjusted = adjusted(all, chains);
    return new Climb(contrast, primary, seed, adjusted, refused, broken);
  }

  private static List<Chain> adjusted(List<List<Ladder>> all, List<List<Arm>> chains) {
    List<Double> primary = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (List<Ladder> of : all)
      for (int m = 0; m < of.size(); m++)
        if (of.get(m).trend() != null)
          (m == 0 ? primary : others)
              .add(Objects.requireNonNull(of.get(m).trend()).test().twoSided());
    double[] holm = Multiplicity.holm(primary.stream().mapToDouble(p -> p).toArray());
    double[] grid = Multiplicity.benjaminiHochberg(others.stream().mapToDouble(p -> p).toArray());
    List<Chain> out = new ArrayList<>();
    int h = 0;
    int g = 0;
    for (int c = 0; c < all.size(); c++) {
      List<Row> rows = new ArrayList<>();
      for (int m = 0; m < all.get(c).size(); m++) {
        Ladder l = all.get(c).get(m);
        rows.add(new Row(l, l.trend() == null ? null : m == 0 ? holm[h++] : grid[g++]));
      }
      out.add(new Chain(rows, warnings(chains.get(c))));
    }
    return out;
  }

  private static List<String> warnings(List<Arm> chain) {
    List<String> warnings = new ArrayList<>();
    for (int r = 1; r < chain.size(); r++) {
      Matching.Match step = new Matching.Match(chain.get(r - 1), chain.get(r), List.of());
      for (String w : Warnings.of(step))
        warnings.add(chain.get(r - 1).label() + " → " + chain.get(r).label() + ": " + w);
    }
    return warnings;
  }
}
