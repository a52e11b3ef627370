package dev.hivemeter.prompts;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a set of prompts the way a reviewer would: copies, near copies, empty texts, unknown
 * categories, questions with one right answer, missing language tags.
 *
 * <p>Prompts of one family are paraphrases on purpose and are never near duplicates of each other.
 */
public final class Validator {
  /** Share of common words from which two prompts are near duplicates. */
  public static final double NEAR = 0.7;

  private Validator() {}

  /** Everything found, by prompt in the given order; empty for a clean set. */
  public static List<Finding> check(List<Prompt> prompts) {
    List<Set<String>> words = prompts.stream().map(p -> Tokens.of(p.text())).toList();
    Map<Integer, List<Finding>> near = nearDuplicates(prompts, words);
    Map<String, String> idOfText = new HashMap<>();
    Set<String> ids = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      Prompt p = prompts.get(i);
      if (!ids.add(p.id()))
        findings.add(
            found(Finding.Kind.DUPLICATE_ID, p, "has the id of an earlier prompt; rename one"));
      String twin = idOfText.putIfAbsent(p.text().strip(), p.id());
      if (twin != null)
        findings.add(
            found(Finding.Kind.DUPLICATE_TEXT, p, "has the text of '" + twin + "'; remove one"));
      else findings.addAll(near.getOrDefault(i, List.of()));
      if (words.get(i).isEmpty())
        findings.add(
            found(Finding.Kind.EMPTY, p, "has no word in its text; write one or remove it"));
      for (String category : p.categories())
        if (Category.ofLabel(category).isEmpty())
          findings.add(found(Finding.Kind.UNKNOWN_CATEGORY, p, unknown(category)));
      if (p.language().startsWith("en"))
        ClosedQuestion.sign(p.text())
            .ifPresent(
                sign ->
                    findings.add(
                        found(
                            Finding.Kind.CLOSED_QUESTION,
                            p,
                            "looks closed, " + sign + "; ask for reasons, ideas or a text")));
      if (!isLanguage(p.language()))
        findings.add(
            found(
                Finding.Kind.LANGUAGE,
                p,
                "has the language '" + p.language() + "'; give a BCP 47 tag such as en"));
    }
    return List.copyOf(findings);
  }

  private static Map<Integer, List<Finding>> nearDuplicates(
      List<Prompt> prompts, List<Set<String>> words) {
    Map<Integer, List<Finding>> found = new HashMap<>();
    for (NearDuplicates.Pair pair : NearDuplicates.of(words, NEAR)) {
      Prompt a = prompts.get(pair.first());
      Prompt b = prompts.get(pair.second());
      if (a.family() != null && a.family().equals(b.family())) continue;
      String message =
          String.format(
              Locale.ROOT,
              "shares %.0f %% of its words with '%s'; keep one, or give both one family",
              100 * pair.jaccard(),
              a.id());
      found
          .computeIfAbsent(pair.second(), k -> new ArrayList<>())
          .add(found(Finding.Kind.NEAR_DUPLICATE, b, message));
    }
    return found;
  }

  private static Finding found(Finding.Kind kind, Prompt p, String message) {
    return new Finding(kind, p.id(), "prompt '" + p.id() + "' " + message);
  }

  private static String unknown(String category) {
    return "has the unknown category '"
        + category
        + "'"
        + Nearest.hint(category, Category.labels())
        + " (the categories are "
        + String.join(", ", Category.labels())
        + ")";
  }

  private static boolean isLanguage(String tag) {
    if (tag.isBlank() || tag.equals("und")) return false;
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
