package dev.hivemeter.compare;

import dev.hivemeter.compare.Matching.Match;
import dev.hivemeter.compare.Snapshot.Asked;
import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
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
 * are planned). Where the answers' length is the size of a pool, as for distinct-n, both scores are
 * those of the smaller one's size: the larger pool is rarefied, prompt by prompt.
 *
 * @param metric id
 * @param paired the prompts that count
 * @param lost prompts that had a number before and have none now: what must not vanish silently
 * @param added prompts that have one only now
 * @param rarefied whether the scores are of pools made equally large, and not the stored ones
 * @param unequal where a measure that moves with the number of answers, or with their length,
 *     stands on different numbers of them; empty where it does not
 * @param uneven prompts that do not count because the measure moves with the number of answers, of
 *     which the sides have unequally many; 0 where that forbids all of it
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
   * @param asMany whether the second side owes as many answers as the first: an import without
   *     sample numbers does not know of answers that are missing
   * @param prompts ids of those that are asked about
   */
  static Pairing of(
      Snapshot before, Match match, PoolMetric metric, Set<String> prompts, boolean asMany) {
    String id = metric.definition().id();
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
      int owed = b == null ? 0 : asMany ? Math.max(a.planned(), b.planned()) : b.planned();
      Pooled old = pooled(a, id, a.planned());
      Pooled fresh = b == null ? null : pooled(b, id, owed);
      if (old == null) {
        if (without.isEmpty()) without = why(a, id, a.planned());
        continue;
      }
      had.add(a.prompt());
      Pooled any = b == null ? null : pooled(b, id, b.planned());
      if (b != null && any != null && moved(metric, a, old, b, any)) {
        uneven++;
        if (first.isEmpty())
          first =
              "prompt '"
                  + a.prompt()
                  + "' has "
                  + n(metric, a, old)
                  + " against "
                  + n(metric, b, any);
        if (!asMany) continue;
      }
      if (b == null || fresh == null) {
        lost.add(new Lost(a.prompt(), why(b, id, owed)));
        if (without.isEmpty()) without = why(b, id, owed);
        continue;
      }
      Asked what = asked.get(a.prompt());
      String family = what == null || what.family() == null ? "" : what.family();
      int cluster = pairs.size();
      if (!family.isEmpty()) cluster = families.computeIfAbsent(family, f -> pairs.size());
      pairs.add(equallyLarge(a.prompt(), cluster, a, old, b, fresh, metric));
    }
    String unequal = "";
    if (uneven > 0 && (asMany || pairs.isEmpty()))
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
        isRarefied(metric),
        unequal,
        uneven > 0 && unequal.isEmpty() ? uneven : 0,
        first,
        pairs.isEmpty() ? without : "");
  }

  /** Prompts that had a number before. */
  public int expected() {
    return paired.prompts().size() + lost.size();
  }

  /** Whether the measure stands on different numbers of answers, and moves with them. */
  private static boolean moved(PoolMetric metric, PoolOf a, Pooled old, PoolOf b, Pooled now) {
    return metric.sizeDependent() && n(metric, a, old) != n(metric, b, now);
  }

  private static int n(PoolMetric metric, PoolOf pool, Pooled pooled) {
    return isRarefied(metric) ? pool.answers() : pooled.n();
  }

  private static boolean isRarefied(PoolMetric metric) {
    return metric instanceof Rarefiable r && r.sizedByLength();
  }

  private static Paired.Prompt equallyLarge(
      String prompt, int cluster, PoolOf a, Pooled old, PoolOf b, Pooled fresh, PoolMetric metric) {
    Abundance one = abundance(a, metric);
    Abundance other = abundance(b, metric);
    if (!(metric instanceof Rarefiable r) || one == null || other == null)
      return new Paired.Prompt(prompt, cluster, old, fresh);
    int size = Math.min(one.total(), other.total());
    return new Paired.Prompt(
        prompt, cluster, with(old, r.rarefied(one, size)), with(fresh, r.rarefied(other, size)));
  }

  private static @Nullable Abundance abundance(PoolOf pool, PoolMetric metric) {
    Measured m = pool.measures().get(metric.definition().id());
    return m == null ? null : m.abundance();
  }

  /**
   * What is known of a pool holds for its stored size; only the score is known of the smaller one.
   */
  private static Pooled with(Pooled pooled, Score score) {
    if (!(score instanceof Score.Value v))
      throw new IllegalStateException("a pool that has a score has one at any smaller size");
    return new Pooled(v.value(), pooled.n(), null, null, pooled.digest());
  }

  private static Direction direction(PoolMetric metric) {
    return metric.definition().direction();
  }

  private static Map<String, PoolOf> byPrompt(Arm arm) {
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
