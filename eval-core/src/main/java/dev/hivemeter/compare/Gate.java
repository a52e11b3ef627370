package dev.hivemeter.compare;

import dev.hivemeter.stats.Moments;
import dev.hivemeter.stats.Multiplicity;
import dev.hivemeter.stats.Normal;
import dev.hivemeter.stats.OneSided;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether answers grew more alike by more than a margin. d is a prompt's change towards
 * collapse, L and U the one-sided 95 % bounds of its mean:
 *
 * <pre>FAIL if L > margin;  PASS if U &lt; margin;  else it cannot decide</pre>
 *
 * <ul>
 *   <li>Prompts in general: the bounds of {@link OneSided} over prompts, paraphrases as one.
 *   <li>These prompts: mean ± 1.645·√Σ(v_A + v_B), the pools' own sampling variances, weighted as
 *       the mean is.
 *   <li>The same answers on both sides pass, without any bounds.
 *   <li>Otherwise differences without spread, fewer than three prompts, and pools without a
 *       variance cannot decide.
 *   <li>Several rules: one fails only where its p is at most 5 % after Holm over all of them, so
 *       that a build without any change fails in at most 5 % of cases however many rules there are.
 *       Passing needs no such care: all must pass.
 * </ul>
 */
public final class Gate {
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;
  private static final double LEAST = 1e-12;
  private static final int MOST = 10_000;

  /**
   * One rule and what it is applied to.
   *
   * @param margin the change towards collapse that is still accepted, in the measure's unit; finite
   */
  public record Rule(Paired paired, double margin, Reach reach) {
    public Rule {
      if (!Double.isFinite(margin))
        throw new IllegalArgumentException("margin " + margin + " is not finite");
    }
  }

  private Gate() {}

  /**
   * A ruling for each rule, in the order given.
   *
   * @param seed of the resamples
   */
  public static List<Ruling> judge(List<Rule> rules, long seed) {
    List<@Nullable OneSided> bounds = new ArrayList<>();
    for (Rule rule : rules) bounds.add(bounds(rule, seed));
    double[] adjusted = adjusted(bounds);
    List<Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++)
      rulings.add(ruling(rules.get(i), bounds.get(i), adjusted[i]));
    return List.copyOf(rulings);
  }

  /**
   * Holm's adjusted p of every rule's change being above its margin; 1 where there are no bounds.
   */
  static double[] adjusted(List<@Nullable OneSided> bounds) {
    return Multiplicity.holm(
        bounds.stream().mapToDouble(b -> b == null ? 1 : b.pAbove()).toArray());
  }

  private static @Nullable OneSided bounds(Rule rule, long seed) {
    Paired paired = rule.paired;
    if (paired.prompts().isEmpty() || paired.identical()) return null;
    if (rule.reach == Reach.PROMPTS_IN_GENERAL)
      return OneSided.of(paired.changes(), rule.margin, seed);
    Double variance = paired.variance();
    if (variance == null || !(variance > 0)) return null;
    return OneSided.normal(
        Moments.mean(paired.changes()), Math.sqrt(variance), rule.margin, "within-pools");
  }

  private static Ruling ruling(Rule rule, @Nullable OneSided b, double adjusted) {
    if (b == null) return withoutBounds(rule);
    if (adjusted <= LEVEL && b.lower() > rule.margin)
      return new Ruling.Fail(b, "the change towards collapse is above the margin");
    if (b.pBelow() < LEVEL && b.upper() < rule.margin)
      return new Ruling.Pass(b, "the change towards collapse is below the margin");
    String why =
        b.lower() > rule.margin
            ? "alone it would fail, but not among so many rules"
            : "the margin lies between the bounds";
    return new Ruling.CannotDecide(b, why, need(rule, b, adjusted));
  }

  private static Ruling withoutBounds(Rule rule) {
    Paired paired = rule.paired;
    int prompts = paired.prompts().size();
    if (prompts == 0)
      return new Ruling.CannotDecide(null, "no prompt has a score on both sides", "");
    if (paired.identical() && rule.margin >= 0)
      return new Ruling.Pass(null, "both sides hold the same answers");
    if (paired.identical())
      return new Ruling.CannotDecide(
          null, "both sides hold the same answers, and the margin asks for a change", "");
    if (rule.reach == Reach.THESE_PROMPTS)
      return new Ruling.CannotDecide(
          null,
          "a pool has no variance of its own",
          "at least four different answers to every prompt on both sides");
    if (paired.changes().length < 3)
      return new Ruling.CannotDecide(
          null, "only " + paired.changes().length + " prompts", "at least three prompts");
    return new Ruling.CannotDecide(
        null, "all prompts changed by the same amount, which chance can do", "more prompts");
  }

  /** The size at which a true change like the observed one would be told in four of five tries. */
  private static String need(Rule rule, OneSided b, double adjusted) {
    double off = Math.abs(b.mean() - rule.margin);
    boolean general = rule.reach == Reach.PROMPTS_IN_GENERAL;
    double[] d = rule.paired.changes();
    Double variance = rule.paired.variance();
    double se =
        general
            ? Moments.sd(d) / Math.sqrt(d.length)
            : Math.sqrt(Math.max(0, variance == null ? 0 : variance));
    // Holm's adjustment is of failing; all rules must pass, so passing has none.
    boolean failing = b.mean() > rule.margin && b.pAbove() < adjusted;
    double level =
        failing ? LEVEL * Math.max(b.pAbove(), LEAST) / Math.max(adjusted, LEAST) : LEVEL;
    double times = Math.pow((Normal.point(1 - level) + Normal.point(POWER)) * se / off, 2);
    int have =
        general
            ? d.length
            : rule.paired.prompts().stream()
                .mapToInt(p -> Math.min(p.before().n(), p.after().n()))
                .min()
                .orElse(1);
    // Skewed differences widen the bounds beyond what a standard error tells.
    double wanted = Math.max(have + 1.0, Math.ceil(have * times));
    String unit = general ? " prompts" : " samples of every prompt on both sides";
    if (!(wanted <= MOST)) return "the change is the margin to within reach of any study's size";
    return "about " + (long) wanted + unit + ", were the change really what it seems";
  }
}
