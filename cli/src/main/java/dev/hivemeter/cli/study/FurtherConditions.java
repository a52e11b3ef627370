package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conditions beside the study's grid: some models, asked in some other way as well.
 *
 * @param models labels; empty for all
 * @param sampling the study's but for what stands here
 * @param temperaturesGiven whether {@code sampling} names temperatures, which then stand before a
 *     model's own
 */
public record FurtherConditions(
    List<String> models, List<Elicitation> elicitations, Grid sampling, boolean temperaturesGiven) {
  static final List<String> KEYS = List.of("models", "system", "elicitation", "sampling");

  /**
   * @param grid of the study
   * @param before the conditions of the study's grid
   * @throws BadInput with line and column, for a condition that stands twice too
   */
  static List<FurtherConditions> read(
      Section top, Grid grid, ModelList models, List<Condition> before) {
    List<FurtherConditions> all = new ArrayList<>();
    Set<Condition> seen = new HashSet<>(before);
    for (YamlNode node : top.list("also")) {
      Section s = new Section("also", node, KEYS);
      FurtherConditions further = entry(s, grid, models);
      for (Condition c : further.conditions(models))
        if (!seen.add(c))
          throw new BadInput(
              node.place()
                  + ": "
                  + c.label()
                  + " is asked so already; change its sampling, system or elicitation");
      all.add(further);
    }
    return List.copyOf(all);
  }

  private static FurtherConditions entry(Section s, Grid grid, ModelList models) {
    List<String> labels = models.models().stream().map(ModelSpec::label).toList();
    for (YamlNode label : s.list("models")) {
      String name = Section.text("models", label);
      if (!labels.contains(name))
        throw new BadInput(
            label.place() + ": the study has no model '" + name + "'" + Nearest.hint(name, labels));
    }
    YamlNode sampling = s.node("sampling");
    if (sampling == null)
      return new FurtherConditions(s.texts("models"), ElicitationList.read(s), grid, false);
    Section own = new Section("sampling", sampling, Grid.FURTHER_KEYS);
    return new FurtherConditions(
        s.texts("models"),
        ElicitationList.read(s),
        grid.but(own),
        own.node("temperatures") != null || own.node("preset") != null);
  }

  List<Condition> conditions(ModelList all) {
    List<Condition> conditions = new ArrayList<>();
    for (ModelSpec m : all.models()) {
      if (!models.isEmpty() && !models.contains(m.label())) continue;
      // A control writes no lists, and what it writes otherwise stands in the grid.
      if (m.isControl() && elicitations.stream().allMatch(e -> e.approach().answers() > 1))
        continue;
      OwnSampling own = all.own(m);
      if (temperaturesGiven) own = new OwnSampling(null, own.acceptProviderDefaults());
      ModelList one = new ModelList(List.of(m), Map.of(m.label(), own));
      conditions.addAll(one.conditions(sampling, elicitations));
    }
    return conditions;
  }
}
