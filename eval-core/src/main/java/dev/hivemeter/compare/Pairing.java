package dev.hivemeter.compare;

import dev.hivemeter.compare.Matching.Match;
import dev.hivemeter.compare.Snapshot.Asked;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.LengthMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One measure of two conditions, prompt by prompt. Pairs only: a prompt counts where both sides
 * have a number that stands on enough answers (60 % of the planned, at least 3).
 *
 * @param metric id
 * @param paired the prompts that count
 * @param lost prompts that had a number before and have none now: what must not vanish silently
 * @param added prompts that have one only now
 * @param unequal where a measure that moves with the number of answers stands on different numbers
 *     of them; empty where it does not
 */
public record Pairing(String metric, Paired paired, List<Lost> lost, int added, String unequal) {

  /** A prompt without a number on the new side, and why. */
  public record Lost(String prompt, String why) {}

  public Pairing {
    lost = List.copyOf(lost);
  }

  /**
   * @param before the first side, which says what belongs together
   * @param prompts ids of those that are asked about
   */
  static Pairing of(Snapshot before, Match match, PoolMetric metric, Set<String> prompts) {
    String id = metric.definition().id();
    Map<String, PoolOf> now = byPrompt(match.after());
    Map<String, Asked> asked = before.byId();
    Map<String, Integer> families = new HashMap<>();
    List<Paired.Prompt> pairs = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    int had = 0;
    String unequal = "";
    for (PoolOf a : match.before().pools()) {
      if (!prompts.contains(a.prompt())) continue;
      PoolOf b = now.get(a.prompt());
      Pooled old = pooled(a, id);
      Pooled fresh = b == null ? null : pooled(b, id);
      if (old == null) continue;
      had++;
      if (fresh == null) {
        lost.add(new Lost(a.prompt(), why(b, id)));
        continue;
      }
      Asked what = asked.get(a.prompt());
      String family = what == null || what.family() == null ? "" : what.family();
      int cluster = pairs.size();
      if (!family.isEmpty()) cluster = families.computeIfAbsent(family, f -> pairs.size());
      pairs.add(new Paired.Prompt(a.prompt(), cluster, old, fresh));
      if (metric.sizeDependent() && unequal.isEmpty() && old.n() != fresh.n())
        unequal =
            id
                + " moves with the number of answers, and prompt '"
                + a.prompt()
                + "' has "
                + old.n()
                + " against "
                + fresh.n();
    }
    int all = 0;
    for (PoolOf b : match.after().pools())
      if (prompts.contains(b.prompt()) && pooled(b, id) != null) all++;
    return new Pairing(
        id, new Paired(direction(metric), pairs), lost, all - (had - lost.size()), unequal);
  }

  /** Prompts that had a number before. */
  public int expected() {
    return paired.prompts().size() + lost.size();
  }

  private static Direction direction(PoolMetric metric) {
    return metric.definition().direction();
  }

  private static Map<String, PoolOf> byPrompt(Arm arm) {
    Map<String, PoolOf> byPrompt = new HashMap<>();
    for (PoolOf p : arm.pools()) byPrompt.put(p.prompt(), p);
    return byPrompt;
  }

  private static boolean enough(PoolOf pool) {
    return LengthMatch.compares(pool.answers(), pool.planned());
  }

  private static @Nullable Pooled pooled(PoolOf pool, String metric) {
    Measured m = pool.measures().get(metric);
    if (m == null || !(m.score() instanceof Score.Value v) || !enough(pool)) return null;
    return new Pooled(v.value(), v.n(), m.variance(), m.jackknife(), pool.digest());
  }

  private static String why(@Nullable PoolOf pool, String metric) {
    if (pool == null) return "is not in the run";
    if (!enough(pool)) return "has " + pool.answers() + " usable answers of " + pool.planned();
    Measured m = pool.measures().get(metric);
    if (m != null && m.score() instanceof Score.Undefined u) return u.reason();
    return "is not scored";
  }
}
