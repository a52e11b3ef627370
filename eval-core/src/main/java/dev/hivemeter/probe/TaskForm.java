package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer is held against, as nested maps and lists: the form in prompt files, study files
 * and exports.
 *
 * <pre>
 * kind: open
 * kind: probe    law: { uniform: [heads, tails] }       aliases: { heads: [head, H] }
 *                law: { uniform: { from: 0, to: 10 } }  whole numbers
 *                law: { weights: { red: 0.7, blue: 0.3 } }   shares, or whole numbers as odds
 *                law: { real: { from: 0, to: 1 } }
 *                law: { normal: { mean: 100, sd: 15 } }
 *                law: { exponential: { mean: 5 } }
 *                law: { cauchy: { location: 0, scale: 1 } }
 *                values: 10                             the length of the list that is asked for
 * kind: control  answers: [Paris]                       others: [Lyon, Marseille]
 * </pre>
 *
 * <p>What is written reads as the same task, probabilities to the last bit. A map's order is the
 * order of its values.
 */
public final class TaskForm {
  /** The fields of the form. */
  public static final List<String> FIELDS =
      List.of("kind", "law", "aliases", "values", "answers", "others");

  private static final List<String> KINDS = List.of("open", "probe", "control");

  private TaskForm() {}

  /**
   * The task of a form; without a kind it is open.
   *
   * @throws dev.hivemeter.model.BadInput naming the field, its value and what is allowed
   */
  public static Task read(Map<String, ?> form) {
    Object kind = form.get("kind");
    if (kind == null) {
      if (form.isEmpty()) return Task.OPEN;
      throw Fields.missing("kind", "one of " + String.join(", ", KINDS));
    }
    String name = Fields.label("kind", kind);
    return switch (name) {
      case "open" -> {
        Fields.only("an open prompt", form.keySet(), List.of("kind"));
        yield Task.OPEN;
      }
      case "probe" -> probe(form);
      case "control" -> control(form);
      default -> throw Fields.unknown("kind", name, KINDS);
    };
  }

  private static Task probe(Map<String, ?> form) {
    Fields.only("a probe", form.keySet(), List.of("kind", "law", "aliases", "values"));
    Object of = form.get("law");
    if (of == null) throw Fields.missing("law", "a law, such as { uniform: [heads, tails] }");
    Law law = LawForm.read(of, form.get("aliases"));
    Object values = form.get("values");
    return new Task.Probe(law, values == null ? 1 : Fields.count("values", values));
  }

  private static Task control(Map<String, ?> form) {
    Fields.only("a control", form.keySet(), List.of("kind", "answers", "others"));
    Object answers = form.get("answers");
    if (answers == null) throw Fields.missing("answers", "the right one, such as [Paris]");
    Object others = form.get("others");
    return new Task.Control(
        Fields.labels("answers", answers, false),
        others == null ? List.of() : Fields.labels("others", others, true));
  }

  /** The form of a task; only fields that say something. */
  public static Map<String, Object> write(Task task) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", task.kind());
    if (task instanceof Task.Probe p) {
      form.put("law", LawForm.write(p.law()));
      Map<String, Object> aliases = LawForm.aliases(p.law());
      if (!aliases.isEmpty()) form.put("aliases", aliases);
      if (p.values() > 1) form.put("values", p.values());
    }
    if (task instanceof Task.Control c) {
      form.put("answers", c.answers());
      if (!c.others().isEmpty()) form.put("others", c.others());
    }
    return form;
  }
}
