package dev.hivemeter.cli;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.prompts.Finding;
import dev.hivemeter.prompts.PromptBank;
import dev.hivemeter.prompts.PromptFile;
import dev.hivemeter.prompts.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a set of prompts, each finding with its place.
 *
 * @param source the file or bank
 * @param prompts how many were read
 */
record ValidateView(String source, int prompts, List<Item> items) {

  /**
   * One finding.
   *
   * @param place of the prompt in its file or bank, {@code line 3}; null where the message says it
   * @param promptId null for a row that is no prompt
   */
  record Item(
      boolean error,
      String kind,
      @Nullable String place,
      @Nullable String promptId,
      String message) {}

  static ValidateView ofBank(String bank) {
    List<Prompt> prompts = PromptBank.load(bank);
    List<Item> items = new ArrayList<>();
    for (Finding f : Validator.check(prompts)) items.add(item(f, "line " + (f.position() + 1)));
    return new ValidateView("bank " + bank, prompts.size(), items);
  }

  /**
   * @param named the file as the user names it
   * @param file the file as it is opened
   */
  static ValidateView ofFile(Path named, Path file, Map<String, String> map) {
    PromptFile.Draft draft = PromptFile.draft(file, map);
    List<Item> items = new ArrayList<>();
    for (String message : draft.unreadable())
      items.add(new Item(true, "unreadable", null, null, message));
    for (Finding f : Validator.check(draft.prompts()))
      items.add(item(f, draft.places().get(f.position())));
    return new ValidateView(named.toString(), draft.prompts().size(), items);
  }

  private static Item item(Finding f, String place) {
    String kind = f.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Item(f.kind().isError(), kind, place, f.promptId(), f.message());
  }

  /**
   * Findings to standard output, their number beside it.
   *
   * @return whether one of them is an error
   */
  boolean print(Context context, boolean json) {
    for (Item i : items) context.out().println(json ? line(i) : Safe.line(text(i)));
    long errors = items.stream().filter(Item::error).count();
    context.say(
        String.format(
            Locale.ROOT,
            "%s: %d prompts, %s",
            source,
            prompts,
            items.isEmpty()
                ? "nothing found"
                : errors
                    + " to mend (error), "
                    + (items.size() - errors)
                    + " to look at (warning)"));
    context.say(
        "Told by wording, not by meaning: closed questions and names in English only, near copies by"
            + " shared words.");
    return errors > 0;
  }

  private String text(Item i) {
    String where = i.place() == null ? "" : source + ", " + i.place() + ": ";
    return (i.error() ? "error    " : "warning  ") + where + i.message() + " [" + i.kind() + "]";
  }

  private String line(Item i) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("level", i.error() ? "error" : "warning");
    fields.put("kind", i.kind());
    fields.put("source", source);
    fields.put("place", i.place());
    fields.put("prompt_id", i.promptId());
    fields.put("message", i.message());
    return JsonOut.line(fields);
  }
}
