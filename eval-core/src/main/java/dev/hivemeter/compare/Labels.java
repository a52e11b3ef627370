package dev.hivemeter.compare;

import dev.hivemeter.model.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of a run's conditions for people. No two are alike: where they would be, what differs is
 * added.
 */
public final class Labels {
  private Labels() {}

  /**
   * A name for each: {@code openai:smollm2 T=0.7 top-p=0.9}, and {@code … max-tokens=64} where
   * another one differs in that alone.
   */
  public static List<String> of(List<Condition> conditions) {
    Map<String, List<Integer>> alike = new HashMap<>();
    for (int c = 0; c < conditions.size(); c++)
      alike.computeIfAbsent(conditions.get(c).label(), l -> new ArrayList<>()).add(c);
    List<String> labels = new ArrayList<>(conditions.stream().map(Condition::label).toList());
    for (List<Integer> group : alike.values()) {
      List<Map<String, String>> facts =
          group.stream().map(c -> Facts.of(conditions.get(c))).toList();
      Map<String, Integer> taken = new HashMap<>();
      for (int i = 0; i < group.size(); i++) {
        String label = labels.get(group.get(i)) + differing(facts, i);
        int before = taken.merge(label, 1, Integer::sum) - 1;
        labels.set(group.get(i), before == 0 ? label : label + " (" + (before + 1) + ")");
      }
    }
    return labels;
  }

  private static String differing(List<Map<String, String>> facts, int own) {
    StringBuilder b = new StringBuilder();
    facts
        .get(own)
        .forEach(
            (fact, value) -> {
              if (!fact.equals(Facts.APPROACH)
                  && facts.stream().anyMatch(f -> !value.equals(f.get(fact))))
                b.append(' ').append(fact.replace(' ', '-')).append('=').append(value);
            });
    return b.toString();
  }
}
