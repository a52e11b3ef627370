package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prompts of several files brought together, each text once: the first that has it stays.
 *
 * @param prompts in the order of the files
 * @param duplicates prompts that were left out because their text was there already
 * @param notes what was recognised and left out, for people
 */
public record PromptImport(List<Prompt> prompts, long duplicates, List<String> notes) {
  public PromptImport {
    prompts = List.copyOf(prompts);
    notes = List.copyOf(notes);
  }

  /**
   * @param limit after so many prompts nothing is read any more; null for all
   * @throws BadInput when a file cannot be read or has no prompts, or one id stands for two texts
   */
  public static PromptImport of(
      List<Path> files, Map<String, String> fieldMap, @Nullable Integer limit) {
    Map<String, Prompt> byText = new HashMap<>();
    Map<String, Prompt> byId = new HashMap<>();
    List<Prompt> prompts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    long duplicates = 0;
    for (Path file : files) {
      if (limit != null && prompts.size() >= limit) break;
      try (PromptReader reader = PromptReader.open(file, fieldMap)) {
        for (PromptReader.Placed placed = reader.next();
            placed != null && (limit == null || prompts.size() < limit);
            placed = reader.next()) {
          Prompt p = placed.prompt();
          if (byText.putIfAbsent(p.text(), p) != null) {
            duplicates++;
            continue;
          }
          Prompt other = byId.putIfAbsent(p.id(), p);
          if (other != null)
            throw new BadInput(
                file
                    + ", "
                    + placed.place()
                    + ": the id '"
                    + p.id()
                    + "' is taken by another prompt; rename one, or leave the ids out");
          prompts.add(p);
        }
        notes.addAll(reader.notes());
      }
    }
    return new PromptImport(prompts, duplicates, notes);
  }
}
