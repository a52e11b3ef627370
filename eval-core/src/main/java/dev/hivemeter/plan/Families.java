package dev.hivemeter.plan;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Prompt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paraphrases that a study's prompts, and the wordings it may borrow, are of each other. */
final class Families {
  /** By family, then by text, in order. */
  private final Map<String, Map<String, Prompt>> byFamily = new HashMap<>();

  /**
   * Borrowed wordings come first, in their own order: so a prompt's paraphrases do not depend on
   * how many of its family are asked.
   */
  Families(List<Prompt> prompts, List<Prompt> wordings) {
    Set<String> asked = new HashSet<>();
    for (Prompt p : prompts) if (p.family() != null) asked.add(p.family());
    for (Prompt p : wordings) if (p.family() != null && asked.contains(p.family())) add(p);
    for (Prompt p : prompts) add(p);
  }

  private void add(Prompt p) {
    if (p.family() != null)
      byFamily.computeIfAbsent(p.family(), f -> new LinkedHashMap<>()).putIfAbsent(p.text(), p);
  }

  /**
   * The condition as it is for this prompt: where it leaves the paraphrases open, they are the
   * texts of the prompt's family, its own first and the others round about in their order.
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
    Map<String, Prompt> family = prompt.family() == null ? null : byFamily.get(prompt.family());
    if (family == null) return List.of();
    for (Prompt other : family.values())
      if (other.text().contains(Approach.PROMPT))
        throw new BadInput(
            "prompt '"
                + other.id()
                + "' contains {prompt}, so that it cannot stand for its paraphrases; reword it, or"
                + " give the elicitation templates");
    List<String> texts = new ArrayList<>(family.keySet());
    Collections.rotate(texts, -texts.indexOf(prompt.text()));
    return texts;
  }
}
