package dev.hivemeter.compare;

import dev.hivemeter.model.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One condition as a comparison sees it: how its answers came about, and what they measure.
 *
 * @param label for people: {@code openai:smollm2 T=0.7 top-p=0.9}
 * @param facts by name, in the order in which they are told
 * @param notes what may differ without harm but is told, such as the endpoint's engine
 * @param dependent whether its answers depend on one another, as those of a list do
 * @param pools by prompt, in the run's order
 */
public record Arm(
    String label,
    Map<String, String> facts,
    Map<String, String> notes,
    boolean dependent,
    List<PoolOf> pools) {
  public Arm {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    pools = List.copyOf(pools);
  }

  /**
   * The condition of a run.
   *
   * @param ownWordings whether each prompt has wordings of its own, so that the condition's are
   *     only those of one prompt
   */
  public static Arm of(
      Condition condition, boolean ownWordings, Map<String, String> notes, List<PoolOf> pools) {
    Map<String, String> facts = new LinkedHashMap<>(Facts.of(condition));
    if (ownWordings) facts.put(Facts.APPROACH, "each prompt's own wordings");
    return new Arm(
        condition.label(), facts, notes, condition.elicitation().approach().dependent(), pools);
  }

  /** The same under another label. */
  public Arm labelled(String other) {
    return new Arm(other, facts, notes, dependent, pools);
  }

  /** The value of a fact; null where it is not known. */
  public @Nullable String fact(String name) {
    return facts.get(name);
  }
}
