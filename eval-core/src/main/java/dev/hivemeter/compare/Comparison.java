package dev.hivemeter.compare;

import dev.hivemeter.compare.Facts.Difference;
import dev.hivemeter.compare.Matching.Match;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Direction;
import dev.hivemeter.stats.Equivalence;
import dev.hivemeter.stats.Multiplicity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two sides of a contrast, measure by measure.
 *
 * <p>The primary measure is tested as it is; with several pairs of conditions its p are Holm's over
 * them. All other p are Benjamini's and Hochberg's over the grid of measures and pairs.
 *
 * @param contrast what was declared to differ
 * @param primary id of the measure that is tested as it is
 * @param seed of resamples, flips and subsets
 * @param blocks one for each pair of conditions
 * @param refused pairs that differ in more than the contrast, each with what differs
 * @param onlyBefore labels of conditions without a counterpart
 * @param onlyAfter the same of the other side
 */
public record Comparison(
    Contrast contrast,
    String primary,
    long seed,
    List<Block> blocks,
    List<String> refused,
    List<String> onlyBefore,
    List<String> onlyAfter) {

  /**
   * One pair of conditions.
   *
   * @param before label
   * @param after label
   * @param declared in what they differ
   * @param lengths of the answers
   * @param warnings what a reader should know
   * @param rows a measure each, the primary one first
   * @param moved the prompts that moved most in the primary measure
   * @param equivalence null where none was asked for, or none can be given
   * @param lost prompts that lost their number in the primary measure
   */
  public record Block(
      String before,
      String after,
      List<Difference> declared,
      Lengths lengths,
      List<String> warnings,
      List<Row> rows,
      List<Moved> moved,
      @Nullable Equivalence equivalence,
      List<Pairing.Lost> lost) {
    public Block {
      declared = List.copyOf(declared);
      warnings = List.copyOf(warnings);
      rows = List.copyOf(rows);
      moved = List.copyOf(moved);
      lost = List.copyOf(lost);
    }

    /** The measure that is tested as it is. */
    public Change primary() {
      return rows.get(0).change();
    }
  }

  /**
   * @param adjusted p after the adjustment that its place in the grid asks for; null where nothing
   *     was tested
   */
  public record Row(Change change, @Nullable Double adjusted) {}

  /** A prompt, its scores on both sides, and its change towards collapse. */
  public record Moved(String prompt, double before, double after, double change) {}

  /**
   * What is asked.
   *
   * @param metrics with a direction, the primary one among them
   * @param primary id
   * @param equivalence margin within which the primary measure shall be shown to stay; null for
   *     none
   * @param top how many prompts to tell of
   */
  public record Question(
      Contrast contrast,
      List<PoolMetric> metrics,
      String primary,
      @Nullable Double equivalence,
      int top,
      long seed) {
    public Question {
      metrics = List.copyOf(metrics);
      if (metrics.stream().noneMatch(m -> m.definition().id().equals(primary)))
        throw new IllegalArgumentException("'" + primary + "' is not among the measures");
      for (PoolMetric m : metrics)
        if (m.definition().direction() == Direction.NEITHER)
          throw new IllegalArgumentException(m.definition().id() + " has no direction");
    }
  }

  public Comparison {
    blocks = List.copyOf(blocks);
    refused = List.copyOf(refused);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  /**
   * @param matching of conditions of the two
   * @param first pools of the first side
   * @param second pools of the second side
   * @throws Incomparable when no pair of conditions may be compared
   */
  public static Comparison of(
      Snapshot before, Matching matching, Question question, Pools first, Pools second) {
    if (matching.matches().isEmpty() && !matching.refused().isEmpty())
      throw new Incomparable(matching.refused().stream().map(Matching.Refused::reason).toList());
    List<PoolMetric> metrics = new ArrayList<>(question.metrics);
    metrics.sort(Comparator.comparing(m -> !m.definition().id().equals(question.primary)));
    Set<String> prompts = before.byId().keySet();
    SameSize sizes = new SameSize(List.of(first, second), metrics, question.seed);
    List<List<Pairing>> pairings = new ArrayList<>();
    List<List<Change>> changes = new ArrayList<>();
    for (Match match : matching.matches()) {
      List<Pairing> of =
          metrics.stream().map(m -> Pairing.of(before, match, m, prompts, sizes)).toList();
      pairings.add(of);
      List<Change> changed = new ArrayList<>();
      for (int m = 0; m < of.size(); m++)
        changed.add(Change.of(of.get(m), metrics.get(m).definition(), question.seed));
      changes.add(changed);
    }
    List<List<Row>> rows = adjusted(changes);
    List<Block> blocks = new ArrayList<>();
    for (int b = 0; b < rows.size(); b++) {
      Match match = matching.matches().get(b);
      Pairing primary = pairings.get(b).get(0);
      blocks.add(
          new Block(
              match.before().label(),
              match.after().label(),
              match.declared(),
              Lengths.of(match),
              Warnings.of(match),
              rows.get(b),
              moved(primary, question.top),
              question.equivalence == null
                  ? null
                  : Change.equivalence(primary, question.equivalence, question.seed),
              primary.lost()));
    }
    return new Comparison(
        question.contrast,
        question.primary,
        question.seed,
        blocks,
        matching.refused().stream().map(Matching.Refused::reason).toList(),
        matching.onlyBefore().stream().map(Arm::label).toList(),
        matching.onlyAfter().stream().map(Arm::label).toList());
  }

  /** How many tests a row's p is adjusted over: the primary's pairs, or the rest of the grid. */
  public int tests(boolean primary) {
    int tests = 0;
    for (Block b : blocks)
      for (int r = primary ? 0 : 1; r < (primary ? 1 : b.rows.size()); r++)
        if (b.rows.get(r).change.test() != null) tests++;
    return tests;
  }

  /** Ids of all prompts that are told of. */
  public Set<String> told() {
    Set<String> ids = new TreeSet<>();
    for (Block b : blocks) for (Moved m : b.moved) ids.add(m.prompt);
    return ids;
  }

  /** Equal changes have equal p, and so equal adjusted ones. */
  private static List<List<Row>> adjusted(List<List<Change>> changes) {
    Map<Change, Double> adjusted = new HashMap<>();
    List<Change> primary = new ArrayList<>();
    List<Change> others = new ArrayList<>();
    for (List<Change> of : changes)
      for (int m = 0; m < of.size(); m++)
        if (of.get(m).test() != null) (m == 0 ? primary : others).add(of.get(m));
    double[] holm = Multiplicity.holm(p(primary));
    double[] grid = Multiplicity.benjaminiHochberg(p(others));
    for (int i = 0; i < holm.length; i++) adjusted.put(primary.get(i), holm[i]);
    for (int i = 0; i < grid.length; i++) adjusted.put(others.get(i), grid[i]);
    return changes.stream()
        .map(of -> of.stream().map(c -> new Row(c, adjusted.get(c))).toList())
        .toList();
  }

  private static double[] p(List<Change> tested) {
    return tested.stream().mapToDouble(c -> Objects.requireNonNull(c.test()).twoSided()).toArray();
  }

  private static List<Moved> moved(Pairing pairing, int top) {
    Paired paired = pairing.paired();
    return paired.prompts().stream()
        .map(p -> new Moved(p.id(), p.before().score(), p.after().score(), paired.change(p)))
        .sorted(
            Comparator.comparingDouble((Moved m) -> -Math.abs(m.change))
                .thenComparing(Moved::prompt))
        .limit(top)
        .toList();
  }
}
