package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.text.Nearest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Some of a set of prompts: those that have one of the categories, one of the tags and one of the
 * languages. An empty list asks for nothing.
 *
 * @param languages tags or beginnings of tags: {@code zh} takes {@code zh-Hant} too
 */
public record PromptFilter(List<String> categories, List<String> tags, List<String> languages) {
  /** Takes every prompt. */
  public static final PromptFilter ALL = new PromptFilter(List.of(), List.of(), List.of());

  public PromptFilter {
    categories = List.copyOf(categories);
    tags = List.copyOf(tags);
    languages = List.copyOf(languages);
  }

  /**
   * The prompts that pass, in their order; possibly none.
   *
   * @param source what they are, for messages: {@code bank core}
   * @throws BadInput for a category, tag or language that none of the prompts has: a misspelt one
   *     would silently take nothing
   */
  public List<Prompt> of(String source, List<Prompt> prompts) {
    require(source, "category", categories, values(prompts, Prompt::categories), String::equals);
    require(source, "tag", tags, values(prompts, Prompt::tags), String::equals);
    require(
        source,
        "language",
        languages,
        values(prompts, p -> List.of(p.language())),
        PromptFilter::covers);
    return prompts.stream()
        .filter(p -> categories.isEmpty() || p.categories().stream().anyMatch(categories::contains))
        .filter(p -> tags.isEmpty() || p.tags().stream().anyMatch(tags::contains))
        .filter(
            p ->
                languages.isEmpty()
                    || languages.stream().anyMatch(range -> covers(range, p.language())))
        .toList();
  }

  private static boolean covers(String range, String tag) {
    String r = range.toLowerCase(Locale.ROOT);
    String t = tag.toLowerCase(Locale.ROOT);
    return t.equals(r) || t.startsWith(r + "-");
  }

  private static Set<String> values(
      List<Prompt> prompts, Function<Prompt, Collection<String>> part) {
    Set<String> all = new LinkedHashSet<>();
    prompts.forEach(p -> all.addAll(part.apply(p)));
    return all;
  }

  private static void require(
      String source,
      String part,
      List<String> asked,
      Set<String> known,
      BiPredicate<String, String> matches) {
    for (String value : asked)
      if (known.stream().noneMatch(k -> matches.test(value, k)))
        throw new BadInput(
            "no prompt of "
                + source
                + " has the "
                + part
                + " '"
                + value
                + "'"
                + Nearest.hint(value, known)
                + (known.isEmpty()
                    ? "; none has one"
                    : " (it has " + String.join(", ", known.stream().limit(20).toList()))
                + (known.size() > 20 ? ", …)" : known.isEmpty() ? "" : ")"));
  }
}
