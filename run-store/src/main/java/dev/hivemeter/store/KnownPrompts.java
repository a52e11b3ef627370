package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
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
              + ", but the run already knows it as "
              + shown(known.text())
              + "; give different prompts different ids, or leave the ids out");
    add(prompt);
  }

  static String shown(String text) {
    String one = text.replaceAll("\\p{Cntrl}", " ");
    return '"' + (one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "…") + '"';
  }
}
