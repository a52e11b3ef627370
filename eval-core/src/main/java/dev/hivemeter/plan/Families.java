package dev.hivemeter.plan;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paraphrases that a study's prompts are of each other. */
final class Families {
  private final Map<String, List<Prompt>> byFamily = new HashMap<>();

  Families(List<Prompt> prompts) {
    for (Prompt p : prompts)
      if (p.family() != null) byFamily.computeIfAbsent(p.family(), f -> new ArrayList<>()).add(p);
  }

  /**
   * The condition as it is for this prompt: where it leaves the paraphrases open, they are the
   * texts of the prompt's family, its own first and the others round about in the study's order.
   */
  Condition of(Condition condition, Prompt prompt) {
    Elicitation e = condition.elicitation();
    if (!(e.approach() instanceof Approach.Family open)) return condition;
    List<String> own = texts(prompt);
    Approach approach = new Approach.Paraphrased(own.size() < 2 ? open.otherwise() : own);
    return new Condition(
        condition.model(), condition.sampling(), new Elicitation(e.name(), e.system(), approach));
  }

  private List<String> texts(Prompt prompt) {
    List<Prompt> family = prompt.family() == null ? null : byFamily.get(prompt.family());
    if (family == null) return List.of();
    Set<String> texts = new LinkedHashSet<>();
    int at = family.indexOf(prompt);
    for (int k = 0; k < family.size(); k++) {
      Prompt other = family.get((at + k) % family.size());
      if (other.text().contains(Approach.PROMPT))
        throw new BadInput(
            "prompt '"
                + other.id()
                + "' contains {prompt}, so that it cannot stand for its paraphrases; reword it, or"
                + " give the elicitation templates");
      texts.add(other.text());
    }
    return List.copyOf(texts);
  }
}
