package dev.hivemeter.compare;

import dev.hivemeter.compare.Matching.Match;
import dev.hivemeter.compare.Snapshot.Asked;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.LengthMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One measure of two conditions, prompt by prompt. Pairs only: a prompt counts where both sides
 * have a number that stands on enough answers (60 % of the planned, at least 3, or all where fewer
 * are planned). A measure that moves with the number of answers, or with their length, is taken at
 * the size of the smaller pool, prompt by prompt.
 *
 * @param metric id
 * @param paired the prompts that count
 * @param lost prompts that had a number before and have none now: what must not vanish silently
 * @param added prompts that have one only now
 * @param rarefied whether scores are of pools made equally large, and not the stored ones
 * @param unequal why the measure is not compared at all: it moves with what the sides have
 *     unequally much of; empty where it is
 * @param uneven prompts of which the sides have unequally many answers, where the measure moves
 *     with their number
 * @param first of such prompts, with both numbers
 * @param without why a prompt has no number; empty where any prompt counts
 */
public record Pairing(
    String metric,
    Paired paired,
    List<Lost> lost,
    int added,
    boolean rarefied,
    String unequal,
    int uneven,
    String first,
    String without) {

  /** A prompt without a number on the new side, and why. */
  public record Lost(String prompt, String why) {}

  public Pairing {
    lost = List.copyOf(lost);
  }

  /**
   * @param before the first side, which says what belongs together
   * @param prompts ids of those that are asked about
   * @param sizes makes unequal pools equal; null for a gate, which does not: there the second side
   *     owes as many answers as the first, since an import without sample numbers does not know of
   *     answers that are missing
   */
  static Pairing of(
      Snapshot before,
      Match match,
      PoolMetric metric,
      Set<String> prompts,
      @Nullable SameSize sizes) {
    String id = metric.definition().id();
    SameSize same = sizes == null ? SameSize.STORED : sizes;
    List<Arm> arms = List.of(match.before(), match.after());
    Map<String, PoolOf> now = byPrompt(match.after());
    Map<String, Asked> asked = before.byId();
    Map<String, Integer> families = new HashMap<>();
    List<Paired.Prompt> pairs = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    Set<String> had = new HashSet<>();
    String without = "";
    String first = "";
    int uneven = 0;
    for (PoolOf a : match.before().pools()) {
      if (!prompts.contains(a.prompt())) continue;
      PoolOf b = now.get(a.prompt());
      int owed = b == null ? 0 : sizes == null ? Math.max(a.planned(), b.planned()) : b.planned();
      Pooled old = pooled(a, id, a.planned());
      Pooled fresh = b == null ? null : pooled(b, id, owed);
      if (old == null) {
        if (without.isEmpty()) without = why(a, id, a.planned());
        continue;
      }
      had.add(a.prompt());
      boolean moved = b != null && pooled(b, id, b.planned()) != null && moved(metric, a, b);
      if (b != null && moved && first.isEmpty())
        first =
            "prompt '"
                + a.prompt()
                + "' has "
                + SameSize.answers(metric, a)
                + " against "
                + SameSize.answers(metric, b);
      if (moved && sizes == null) {
        uneven++;
        continue;
      }
      if (b == null || fresh == null) {
        lost.add(new Lost(a.prompt(), why(b, id, owed)));
        if (without.isEmpty()) without = why(b, id, owed);
        continue;
      }
      double[] scores = same.scores(metric, arms, List.of(a, b));
      if (scores == null) {
        String why = SameSize.why(arms);
        lost.add(new Lost(a.prompt(), why));
        if (without.isEmpty()) without = why;
        continue;
      }
      if (moved) uneven++;
      Asked what = asked.get(a.prompt());
      String family = what == null || what.family() == null ? "" : what.family();
      int cluster = pairs.size();
      if (!family.isEmpty()) cluster = families.computeIfAbsent(family, f -> pairs.size());
      pairs.add(
          new Paired.Prompt(a.prompt(), cluster, sized(old, scores[0]), sized(fresh, scores[1])));
    }
    String unequal = "";
    if (uneven > 0 && sizes == null)
      unequal = id + " moves with the number of answers, and " + first;
    Lengths lengths = Lengths.of(match);
    if (metric.growsWithLength() && unequal.isEmpty() && lengths.isUnequal())
      unequal = id + " grows with the answers' length, which is " + lengths;
    int added = 0;
    for (PoolOf b : match.after().pools())
      if (prompts.contains(b.prompt())
          && !had.contains(b.prompt())
          && pooled(b, id, b.planned()) != null) added++;
    return new Pairing(
        id,
        new Paired(direction(metric), pairs),
        lost,
        added,
        uneven > 0 || SameSize.byLength(metric) != null,
        unequal,
        uneven,
        first,
        pairs.isEmpty() ? without : "");
  }

  /** Prompts that had a number before. */
  public int expected() {
    return paired.prompts().size() + lost.size();
  }

  private static boolean moved(PoolMetric metric, PoolOf a, PoolOf b) {
    return SameSize.answers(metric, a) != SameSize.answers(metric, b);
  }

  /** What is known of a pool's chance holds for its stored score alone. */
  private static Pooled sized(Pooled stored, double score) {
    return score == stored.score()
        ? stored
        : new Pooled(score, stored.n(), null, null, stored.digest());
  }

  private static Direction direction(PoolMetric metric) {
    return metric.definition().direction();
  }

  static Map<String, PoolOf> byPrompt(Arm arm) {
    Map<String, PoolOf> byPrompt = new HashMap<>();
    for (PoolOf p : arm.pools()) byPrompt.put(p.prompt(), p);
    return byPrompt;
  }

  private static boolean enough(PoolOf pool, int owed) {
    return LengthMatch.compares(pool.answers(), owed);
  }

  private static @Nullable Pooled pooled(PoolOf pool, String metric, int owed) {
    Measured m = pool.measures().get(metric);
    if (m == null || !(m.score() instanceof Score.Value v) || !enough(pool, owed)) return null;
    return new Pooled(v.value(), v.n(), m.variance(), m.jackknife(), pool.digest());
  }

  private static String why(@Nullable PoolOf pool, String metric, int owed) {
    if (pool == null) return "is not in the run";
    if (!enough(pool, owed)) return "has " + pool.answers() + " usable answers of " + owed;
    Measured m = pool.measures().get(metric);
    if (m != null && m.score() instanceof Score.Undefined u) return u.reason();
    return "is not scored";
  }
}
