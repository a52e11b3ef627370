package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Place;
import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateRule;
import dev.hivemeter.compare.Reach;
import dev.hivemeter.compare.Slice;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of a gate's rules.
 *
 * @param contrast what may differ from the baseline
 * @param missing the share of a condition's prompts that may lose their number
 * @param rules at least one
 */
public record GateRules(Contrast contrast, double missing, List<GateRule> rules) {
  /** What holds without a file: the primary measure may not rise by more than .02 anywhere. */
  public static final GateRules DEFAULT =
      new GateRules(Contrast.DATE, GateCheck.Question.MISSING, List.of(GateRule.DEFAULT));

  private static final String NAME = "rules file";
  private static final List<String> KEYS = List.of("contrast", "maxMissing", "rules");
  private static final List<String> RULE =
      List.of(
          "metric",
          "margin",
          "scope",
          "models",
          "temperatures",
          "elicitations",
          "categories",
          "tags");

  public GateRules {
    rules = List.copyOf(rules);
  }

  /**
   * @param file its name, for messages
   */
  public static GateRules parse(String file, String text) {
    if (text.lines().allMatch(l -> l.isBlank() || l.strip().startsWith("#")))
      throw new BadInput(file + " holds no rules; leave --rules out for the default one");
    Section top = new Section(NAME, YamlReader.read(file, text), KEYS);
    String contrast = top.text("contrast");
    Double missing = top.number("maxMissing");
    if (missing != null && !(missing >= 0 && missing < 1))
      throw new BadInput(
          top.required("maxMissing").place() + ": maxMissing " + missing + " is outside [0, 1)");
    List<GateRule> rules = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    top.required("rules");
    for (YamlNode node : top.list("rules")) {
      GateRule rule = rule(new Section("rules", node, RULE));
      int same = rules.indexOf(rule);
      if (same >= 0)
        throw new BadInput(
            node.place() + ": the same rule stands already at line " + places.get(same).line());
      rules.add(rule);
      places.add(node.place());
    }
    if (rules.isEmpty())
      throw new BadInput(
          top.required("rules").place()
              + ": the list of rules is empty; leave --rules out for the"
              + " default one");
    return new GateRules(
        contrast == null ? Contrast.DATE : top.at("contrast", () -> Contrast.of(contrast)),
        missing == null ? GateCheck.Question.MISSING : missing,
        rules);
  }

  private static GateRule rule(Section s) {
    String id = Section.text("metric", s.required("metric"));
    PoolMetric metric = s.at("metric", () -> PoolMetrics.named(List.of(id)).get(0));
    String scope = s.text("scope");
    Reach reach = scope == null ? Reach.PROMPTS_IN_GENERAL : s.at("scope", () -> Reach.of(scope));
    double margin = margin(s, metric);
    List<Double> temperatures = new ArrayList<>();
    for (YamlNode n : s.list("temperatures")) temperatures.add(Section.number("temperatures", n));
    Slice slice =
        new Slice(
            s.texts("models"),
            temperatures,
            s.texts("elicitations"),
            s.texts("categories"),
            s.texts("tags"));
    return s.at("metric", () -> new GateRule(metric, margin, reach, slice));
  }

  private static double margin(Section s, PoolMetric metric) {
    Double margin = s.number("margin");
    if (margin != null) {
      if (!(margin >= 0))
        throw new BadInput(
            s.required("margin").place() + ": margin " + margin + " is not 0 or more");
      return margin;
    }
    if (metric.definition().id().equals(PoolMetrics.MEAN_PAIRWISE_COSINE)) return GateRule.MARGIN;
    throw new BadInput(
        s.place()
            + ": the rule on '"
            + metric.definition().id()
            + "' has no 'margin'; only mean-pairwise-cosine has a usual one ("
            + GateRule.MARGIN
            + ")");
  }
}
