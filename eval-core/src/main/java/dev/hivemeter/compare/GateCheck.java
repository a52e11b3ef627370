package dev.hivemeter.compare;

import dev.hivemeter.compare.Matching.Match;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.stats.OneSided;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run held against a baseline: every rule in every condition of its slice.
 *
 * <ul>
 *   <li>Comparability comes first; what differs by more than the contrast is refused as a whole.
 *   <li>A condition that the run no longer has cannot decide.
 *   <li>Nor can one in which more than the allowed share of the prompts lost their number.
 *   <li>One {@link Gate} rules over all: Holm's adjustment is over every rule in every condition.
 * </ul>
 *
 * @param checks rule by rule, condition by condition
 * @param only labels of conditions that the run has and the baseline has not
 * @param warnings what a reader should know, each with its condition
 * @param seed of the resamples
 */
public record GateCheck(
    Contrast contrast, List<Check> checks, List<String> only, List<String> warnings, long seed) {

  /** What a gate says in the end. */
  public enum Verdict {
    PASS,
    FAIL,
    CANNOT_DECIDE;

    /** For people: PASS, FAIL, CANNOT DECIDE. */
    public String label() {
      return name().replace('_', ' ');
    }
  }

  /**
   * One rule in one condition.
   *
   * @param condition label in the baseline
   * @param prompts that both sides have
   * @param clusters of them, paraphrases together
   * @param expected prompts with a number in the baseline
   * @param lost of them, those without one now
   * @param added prompts with a number now only
   * @param before mean over prompts; null without any
   * @param after the same
   */
  public record Check(
      GateRule rule,
      String condition,
      int prompts,
      int clusters,
      int expected,
      List<Pairing.Lost> lost,
      int added,
      @Nullable Double before,
      @Nullable Double after,
      Ruling ruling) {
    public Check {
      lost = List.copyOf(lost);
    }

    public Verdict verdict() {
      if (ruling instanceof Ruling.Pass) return Verdict.PASS;
      return ruling instanceof Ruling.Fail ? Verdict.FAIL : Verdict.CANNOT_DECIDE;
    }

    /** Whether both sides hold the same answers. */
    public boolean isIdentical() {
      return ruling instanceof Ruling.Pass && ruling.bounds() == null;
    }

    /** The mean change towards collapse; null where it is not known. */
    public @Nullable Double change() {
      OneSided bounds = ruling.bounds();
      if (bounds != null) return bounds.mean();
      return isIdentical() ? Double.valueOf(0) : null;
    }
  }

  /**
   * What is asked.
   *
   * @param rules at least one
   * @param missing the share of a condition's prompts that may lose their number, in [0, 1)
   */
  public record Question(Contrast contrast, List<GateRule> rules, double missing, long seed) {
    /** The share of prompts that may lose their number where none is named. */
    public static final double MISSING = 0.1;

    public Question {
      rules = List.copyOf(rules);
      if (rules.isEmpty())
        throw new BadInput("there are no rules; leave the file out for the default one");
      if (!(missing >= 0 && missing < 1))
        throw new BadInput("maxMissing " + missing + " is outside [0, 1)");
    }
  }

  /** A rule and a condition of the baseline; no match where the run lacks it. */
  private record Place(GateRule rule, Arm arm, @Nullable Match match, @Nullable Pairing pairing) {}

  public GateCheck {
    checks = List.copyOf(checks);
    only = List.copyOf(only);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param base what the run is held against
   * @param now the run
   * @param matching of conditions of the two
   * @throws Incomparable when something differs that was not declared
   * @throws BadInput when a rule is about nothing that the baseline has
   */
  public static GateCheck of(Snapshot base, Snapshot now, Matching matching, Question question) {
    if (!matching.matches().isEmpty()) matching.require(question.contrast);
    if (base.arms().isEmpty())
      throw new BadInput("'" + base.run() + "', the baseline, holds no condition");
    List<Place> places = new ArrayList<>();
    Set<String> refused = new LinkedHashSet<>();
    for (GateRule rule : question.rules) places.addAll(places(base, now, matching, rule, refused));
    for (Place p : places)
      if (p.pairing != null && !p.pairing.unequal().isEmpty()) refused.add(p.pairing.unequal());
    if (!refused.isEmpty()) throw new Incomparable(List.copyOf(refused));
    List<Ruling> rulings =
        Gate.judge(places.stream().map(p -> rule(p, question)).toList(), question.seed);
    List<Check> checks = new ArrayList<>();
    Map<String, Boolean> told = new LinkedHashMap<>();
    for (int i = 0; i < rulings.size(); i++) {
      checks.add(check(places.get(i), question, rulings.get(i)));
      Match match = places.get(i).match;
      if (match != null)
        for (String w : Warnings.of(match)) told.put("'" + match.after().label() + "': " + w, true);
    }
    return new GateCheck(
        question.contrast,
        checks,
        matching.onlyAfter().stream().map(Arm::label).toList(),
        List.copyOf(told.keySet()),
        question.seed);
  }

  /** The worst of all. */
  public Verdict verdict() {
    if (checks.stream().anyMatch(c -> c.verdict() == Verdict.FAIL)) return Verdict.FAIL;
    return checks.stream().anyMatch(c -> c.verdict() == Verdict.CANNOT_DECIDE)
        ? Verdict.CANNOT_DECIDE
        : Verdict.PASS;
  }

  /**
   * Holm's adjusted p of each check's change being above its margin; 1 where there are no bounds.
   */
  public double[] adjusted() {
    List<@Nullable OneSided> bounds = new ArrayList<>();
    for (Check c : checks) bounds.add(c.ruling.bounds());
    return Gate.adjusted(bounds);
  }

  /** How many checks came out so. */
  public long count(Verdict verdict) {
    return checks.stream().filter(c -> c.verdict() == verdict).count();
  }

  private static List<Place> places(
      Snapshot base, Snapshot now, Matching matching, GateRule rule, Set<String> refused) {
    String id = rule.metric().definition().id();
    String name = id.substring(0, id.indexOf('@'));
    require(base, id, "make the baseline with --metrics " + name);
    require(now, id, "score the run again");
    Set<String> prompts = rule.slice().prompts(base);
    List<Place> places = new ArrayList<>();
    for (Matching.Refused r : matching.refused())
      if (rule.slice().has(r.before())) refused.add(r.reason());
    for (Arm arm : base.arms()) {
      if (!rule.slice().has(arm)) continue;
      if (matching.onlyBefore().contains(arm)) places.add(new Place(rule, arm, null, null));
      for (Match m : matching.matches())
        if (m.before().equals(arm))
          places.add(new Place(rule, arm, m, Pairing.of(base, m, rule.metric(), prompts, null)));
    }
    if (prompts.isEmpty() || (places.isEmpty() && refused.isEmpty()))
      throw new BadInput(
          "the rule '"
              + rule.label()
              + "' is about nothing that the baseline has; its conditions are "
              + String.join(", ", base.arms().stream().map(Arm::label).toList())
              + (prompts.isEmpty() ? ", and no prompt has such a category and tag" : ""));
    return places;
  }

  private static void require(Snapshot s, String id, String otherwise) {
    if (!s.metrics().contains(id))
      throw new BadInput("'" + s.run() + "' holds no " + id + "; " + otherwise);
  }

  private static Gate.Rule rule(Place p, Question question) {
    Pairing pairing = p.pairing;
    Paired paired =
        pairing == null || tooMany(pairing, question)
            ? new Paired(p.rule.metric().definition().direction(), List.of())
            : pairing.paired();
    return new Gate.Rule(paired, p.rule.margin(), p.rule.reach());
  }

  private static boolean tooMany(Pairing pairing, Question question) {
    return pairing.lost().size() > question.missing * pairing.expected();
  }

  private static Check check(Place p, Question question, Ruling ruled) {
    Pairing pairing = p.pairing;
    if (pairing == null)
      return new Check(
          p.rule,
          p.arm.label(),
          0,
          0,
          0,
          List.of(),
          0,
          null,
          null,
          new Ruling.CannotDecide(
              null, "the run has no such condition", "the same condition, asked again"));
    boolean any = !pairing.paired().prompts().isEmpty();
    Change change = any ? Change.of(pairing, p.rule.metric().definition(), question.seed) : null;
    Ruling ruling = ruled;
    if (tooMany(pairing, question))
      ruling =
          new Ruling.CannotDecide(
              null,
              pairing.lost().size()
                  + " of "
                  + pairing.expected()
                  + " prompts have no number any more: prompt '"
                  + pairing.lost().get(0).prompt()
                  + "' "
                  + pairing.lost().get(0).why(),
              "answers to at least "
                  + needed(pairing.expected(), question.missing)
                  + " of these prompts");
    Match match = Objects.requireNonNull(p.match);
    boolean dependent = match.before().dependent() || match.after().dependent();
    if (any
        && dependent
        && p.rule.reach() == Reach.THESE_PROMPTS
        && ruling.bounds() == null
        && ruling instanceof Ruling.CannotDecide)
      ruling =
          new Ruling.CannotDecide(
              null,
              "the answers of a list or a conversation depend on one another, so a pool has no"
                  + " variance of its own",
              "the scope prompts-in-general, or answers that were asked for one by one");
    return new Check(
        p.rule,
        match.before().label(),
        pairing.paired().prompts().size(),
        change == null ? 0 : change.clusters(),
        pairing.expected(),
        pairing.lost(),
        pairing.added(),
        change == null ? null : change.before(),
        change == null ? null : change.after(),
        ruling);
  }

  private static long needed(int expected, double missing) {
    return expected - (long) Math.floor(missing * expected);
  }
}
