package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of a run by id and by text, because pools of different models are matched by prompt
 * id: one id must not stand for two texts.
 */
final class KnownPrompts {
  private static final int SHOWN = 60;

  private final Map<String, Prompt> byId = new HashMap<>();
  private final Map<String, Prompt> byText = new HashMap<>();

  /** Where those stand that came from files. */
  private final Map<String, String> places = new HashMap<>();

  void add(Prompt prompt) {
    byId.putIfAbsent(prompt.id(), prompt);
    byText.putIfAbsent(prompt.text(), prompt);
  }

  /** The known prompt with this text, and with this id unless it is null; else null. */
  @Nullable Prompt like(@Nullable String id, String text) {
    if (id == null) return byText.get(text);
    Prompt known = byId.get(id);
    return known != null && known.text().equals(text) ? known : null;
  }

  /** What the answers to a known prompt are held against; of an unknown one, nothing. */
  Task taskOf(String id, String text) {
    Prompt known = like(id, text);
    return known == null ? Task.OPEN : known.task();
  }

  /** Adds a prompt from a file. */
  void meet(Prompt prompt, String where) {
    Prompt known = byId.get(prompt.id());
    if (known != null && !known.text().equals(prompt.text()))
      throw new BadInput(
          where
              + ": prompt id '"
              + prompt.id()
              + "' stands for "
              + shown(prompt.text())
              + ", but "
              + knower(prompt.id())
              + " it as "
              + shown(known.text())
              + "; give different prompts different ids, or leave the ids out");
    if (known != null && !known.task().equals(prompt.task()))
      throw new BadInput(
          where
              + ": prompt '"
              + prompt.id()
              + "' is "
              + shown(prompt.task())
              + ", but "
              + knower(prompt.id())
              + " it as "
              + shown(known.task())
              + "; its answers cannot be held against both. Make the files say the same, leave kind"
              + " and task out, or give the prompt another id");
    if (known == null) places.put(prompt.id(), where);
    add(prompt);
  }

  private String knower(String id) {
    String place = places.get(id);
    return place == null ? "the run already knows" : place + " has";
  }

  private static String shown(Task task) {
    String json = TaskJson.column(task);
    return json == null ? task.kind() : task.kind() + " " + shown(json);
  }

  static String shown(String text) {
    String one = text.replaceAll("\\p{Cntrl}", " ");
    return '"' + (one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "…") + '"';
  }
}
