package dev.hivemeter.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question that is put to models.
 *
 * @param id stable identity within a bank or a file; pools of different models are matched by it
 * @param text exactly what is asked, before any template
 * @param family shared by paraphrases of one question, which count as one cluster; null when alone
 * @param categories names of the taxonomy, possibly none
 * @param tags free labels, such as {@code quick}
 * @param language BCP 47 tag; {@code und} where it is not known
 * @param task what its answers can be held against
 */
public record Prompt(
    String id,
    String text,
    @Nullable String family,
    List<String> categories,
    List<String> tags,
    String language,
    Task task) {

  public Prompt {
    if (id.isBlank()) throw new BadInput("a prompt has an empty id; its text is \"" + text + "\"");
    if (text.isBlank()) throw new BadInput("prompt '" + id + "' has no text");
    categories = List.copyOf(categories);
    tags = List.copyOf(tags);
  }

  /** An open-ended prompt. */
  public Prompt(
      String id,
      String text,
      @Nullable String family,
      List<String> categories,
      List<String> tags,
      String language) {
    this(id, text, family, categories, tags, language, Task.OPEN);
  }

  /** A prompt of which only the text is known; its id is a hash of the text. */
  public static Prompt of(String text) {
    return of("p-" + Sha256.of(text).substring(0, 12), text);
  }

  /** A prompt without family, categories or tags, language unknown. */
  public static Prompt of(String id, String text) {
    return new Prompt(id, text, null, List.of(), List.of(), "und");
  }
}
