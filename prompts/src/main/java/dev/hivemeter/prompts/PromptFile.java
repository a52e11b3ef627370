package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prompts from a file of the user's own.
 *
 * <ul>
 *   <li>{@code .jsonl .ndjson .json .csv .tsv .parquet .yaml}, each maybe with {@code .gz}: fields
 *       {@code id, text, family, categories, tags, language}, or others through a field map. Only
 *       the text must be there; further fields are ignored. YAML is a list of such mappings, or one
 *       under a single key such as {@code prompts}.
 *   <li>Rows of published data sets are told by their fields: {@link PromptShape}.
 *   <li>{@code .txt}: one prompt a line; blank lines are skipped.
 * </ul>
 *
 * <p>A prompt without an id gets a hash of its text, so the same text always has the same id.
 */
public final class PromptFile {
  private PromptFile() {}

  /**
   * The prompts of a file in its order.
   *
   * @param fieldMap which field holds which part, {@code text → query}; empty for a plain text file
   * @throws BadInput when the file cannot be read, is empty, or says something twice
   */
  public static List<Prompt> read(Path file, Map<String, String> fieldMap) {
    return load(file, fieldMap).prompts();
  }

  /**
   * Prompts, and what was recognised and left out.
   *
   * @param notes a line each, for people
   */
  public record Loaded(List<Prompt> prompts, List<String> notes) {
    public Loaded {
      prompts = List.copyOf(prompts);
      notes = List.copyOf(notes);
    }
  }

  /** As {@link #read}, with notes. */
  public static Loaded load(Path file, Map<String, String> fieldMap) {
    Collected found = new Collected(file);
    try (PromptReader reader = PromptReader.open(file, fieldMap)) {
      for (PromptReader.Placed p = reader.next(); p != null; p = reader.next())
        found.add(p.prompt(), p.place());
      return new Loaded(found.prompts, reader.notes());
    }
  }

  /**
   * The prompts of a file as they are, to be looked at: what stands twice is kept, and a row that
   * is no prompt is told among {@link Draft#unreadable()}.
   *
   * @throws BadInput when the file cannot be read at all, or is empty
   */
  public static Draft draft(Path file, Map<String, String> fieldMap) {
    List<Prompt> prompts = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    try (PromptReader reader = PromptReader.open(file, fieldMap, unreadable)) {
      for (PromptReader.Placed p = reader.next(); p != null; p = reader.next()) {
        prompts.add(p.prompt());
        places.add(p.place());
      }
    }
    return new Draft(prompts, places, unreadable);
  }

  /**
   * A file that may still have faults.
   *
   * @param places where the prompts stand in the file, {@code line 3}
   * @param unreadable what is wrong with rows that are no prompts, place included
   */
  public record Draft(List<Prompt> prompts, List<String> places, List<String> unreadable) {
    public Draft {
      prompts = List.copyOf(prompts);
      places = List.copyOf(places);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** What was read so far, with the place each id was met at. */
  private static final class Collected {
    private final Path file;
    private final List<Prompt> prompts = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    Collected(Path file) {
      this.file = file;
    }

    void add(Prompt prompt, String place) {
      String before = places.putIfAbsent(prompt.id(), place);
      if (before != null) {
        boolean sameText = prompt.text().equals(texts.get(prompt.id()));
        throw new BadInput(
            file
                + ", "
                + place
                + ": "
                + (sameText
                    ? "the prompt of " + before + " again (id '" + prompt.id() + "'); remove one"
                    : "the id '"
                        + prompt.id()
                        + "' is taken by another prompt on "
                        + before
                        + "; rename one"));
      }
      texts.put(prompt.id(), prompt.text());
      prompts.add(prompt);
    }
  }
}
