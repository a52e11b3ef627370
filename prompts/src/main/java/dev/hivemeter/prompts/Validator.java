package dev.hivemeter.prompts;

import dev.hivemeter.metric.Scripts;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.text.Nearest;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a set of prompts the way a reviewer would: copies, near copies, empty and overlong texts,
 * unknown categories, questions with one right answer, names of people, language tags that are
 * missing, wrong, or belied by the script.
 *
 * <p>Prompts of one family are paraphrases on purpose and are never near duplicates of each other.
 * Near copies are told by the words that two texts share, whatever their order, case and
 * punctuation (by the characters where a script has no spaces), never by their meaning. Closed
 * questions and names are told by English wording only ({@link ClosedQuestion}, {@link
 * NamedPerson}), and closed questions only among open prompts.
 *
 * <p>Cost: about linear in the number of prompts.
 */
public final class Validator {
  /** Share of common words from which two prompts are near duplicates. */
  public static final double NEAR = 0.7;

  /** Characters above which a prompt is long. */
  public static final int LONG = 2_000;

  private static final Set<String> LANGUAGES = languages();

  private Validator() {}

  /** Everything found, by prompt in the given order; empty for a clean set. */
  public static List<Finding> check(List<Prompt> prompts) {
    List<Set<String>> words = prompts.stream().map(p -> Tokens.of(p.text())).toList();
    Map<Integer, String> near = nearDuplicates(prompts, words);
    Map<String, String> idOfText = new HashMap<>();
    Set<String> ids = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      Prompt p = prompts.get(i);
      OnePrompt one = new OnePrompt(i, p, findings);
      boolean taken = !ids.add(p.id());
      String twin = idOfText.putIfAbsent(p.text().strip(), p.id());
      String alike = near.get(i);
      if (taken && !p.id().equals(twin))
        one.found(Finding.Kind.DUPLICATE_ID, "has the id of an earlier prompt; rename one");
      if (p.id().equals(twin))
        one.found(Finding.Kind.DUPLICATE_TEXT, "stands there a second time; remove one");
      else if (twin != null)
        one.found(Finding.Kind.DUPLICATE_TEXT, "has the text of '" + twin + "'; remove one");
      else if (alike != null) one.found(Finding.Kind.NEAR_DUPLICATE, alike);
      one.text(words.get(i));
      one.labels();
      if (Locale.forLanguageTag(p.language()).getLanguage().equals("en")) one.english();
    }
    return List.copyOf(findings);
  }

  private static Map<Integer, String> nearDuplicates(
      List<Prompt> prompts, List<Set<String>> words) {
    Map<Integer, String> found = new HashMap<>();
    for (NearDuplicates.Pair pair :
        NearDuplicates.firstEach(
            words, NEAR, (a, b) -> !sameFamily(prompts.get(a), prompts.get(b)))) {
      String other = prompts.get(pair.first()).id();
      found.put(
          pair.second(),
          (pair.jaccard() == 1
                  ? "has the words of '" + other + "'"
                  : String.format(
                      Locale.ROOT,
                      "shares %.0f %% of its words with '%s'",
                      Math.min(99, 100 * pair.jaccard()),
                      other))
              + "; keep one, or give both one family");
    }
    return found;
  }

  private static boolean sameFamily(Prompt a, Prompt b) {
    return a.family() != null && a.family().equals(b.family());
  }

  private static Set<String> languages() {
    Set<String> all = new HashSet<>(Set.of(Locale.getISOLanguages()));
    all.addAll(List.of("he", "id", "yi", "iw", "in", "ji"));
    return all;
  }

  /** What can be said of a prompt without looking at the others. */
  private record OnePrompt(int position, Prompt p, List<Finding> findings) {

    void found(Finding.Kind kind, String message) {
      findings.add(new Finding(kind, position, p.id(), "prompt '" + p.id() + "' " + message));
    }

    void text(Set<String> words) {
      if (words.isEmpty())
        found(Finding.Kind.EMPTY, "has no word in its text; write one or remove it");
      int length = p.text().codePointCount(0, p.text().length());
      if (length > LONG)
        found(
            Finding.Kind.LONG,
            String.format(
                Locale.ROOT,
                "has %d characters, more than %d; shorten it, or see that every model can take it",
                length,
                LONG));
      Set<UnicodeScript> usual = Scripts.ofLanguage(p.language());
      Set<UnicodeScript> written = Scripts.ofText(List.copyOf(words));
      if (usual != null && written != null && Collections.disjoint(usual, written))
        found(
            Finding.Kind.OTHER_SCRIPT,
            "has the language '"
                + p.language()
                + "' but is mostly written in "
                + written.iterator().next()
                + "; mend the language or the text");
    }

    void labels() {
      for (String category : p.categories())
        if (Category.ofLabel(category).isEmpty())
          found(
              Finding.Kind.UNKNOWN_CATEGORY,
              "has the unknown category '"
                  + category
                  + "'"
                  + Nearest.hint(category, Category.labels())
                  + " (the categories are "
                  + String.join(", ", Category.labels())
                  + ")");
      if (p.language().isBlank() || p.language().equals("und"))
        found(Finding.Kind.NO_LANGUAGE, "has no language; give a BCP 47 tag such as en");
      else if (!isLanguage(p.language()))
        found(
            Finding.Kind.MALFORMED_LANGUAGE,
            "has the language '"
                + p.language()
                + "', which is no BCP 47 tag of a known language; write for example en, pt-BR or"
                + " zh-Hant");
    }

    void english() {
      if (p.task() instanceof Task.Open)
        ClosedQuestion.sign(p.text())
            .ifPresent(
                sign ->
                    found(
                        Finding.Kind.CLOSED_QUESTION,
                        "looks closed, " + sign + "; ask for reasons, ideas or a text"));
      NamedPerson.sign(p.text())
          .ifPresent(
              name ->
                  found(
                      Finding.Kind.PERSON,
                      "names a person? '" + name + "'; describe a role instead of naming anybody"));
    }

    private static boolean isLanguage(String tag) {
      try {
        new Locale.Builder().setLanguageTag(tag);
      } catch (IllformedLocaleException e) {
        return false;
      }
      String primary = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
      return primary.length() == 3 || LANGUAGES.contains(primary);
    }
  }
}
