package dev.hivemeter.prompts.mine;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A language, whatever it was called: logs say {@code English}, {@code en}, {@code eng} or {@code
 * en-US}.
 *
 * @param tag BCP 47, two letters where there are two: {@code en}
 */
public record Language(String tag) {
  private static final Map<String, String> TAGS = tags();

  /** The language of that name or code; empty where nobody knows it. */
  public static Optional<Language> named(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    String tag = TAGS.get(plain);
    if (tag == null) tag = TAGS.get(plain.split("[-_]", 2)[0]);
    return Optional.ofNullable(tag).map(Language::new);
  }

  /**
   * @throws BadInput when nobody knows it
   */
  public static Language required(String name) {
    return named(name)
        .orElseThrow(
            () ->
                new BadInput(
                    "--language '"
                        + name
                        + "' is not a language"
                        + Nearest.hint(name, new TreeSet<>(TAGS.keySet()))
                        + "; write a code such as en, or any"));
  }

  private static Optional<String> threeLetters(Locale locale) {
    try {
      return Optional.of(locale.getISO3Language());
    } catch (MissingResourceException e) {
      // Such a language is known by its other names.
      return Optional.empty();
    }
  }

  private static Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale locale = new Locale.Builder().setLanguage(code).build();
      String tag = locale.toLanguageTag();
      tags.put(code, tag);
      tags.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), tag);
      threeLetters(locale).ifPresent(three -> tags.put(three, tag));
    }
    // The detector's names of single languages, where the code of two letters is their group's.
    tags.put("cmn", "zh");
    tags.put("ekk", "et");
    tags.put("lvs", "lv");
    tags.put("pes", "fa");
    tags.put("nob", "no");
    tags.put("nno", "no");
    tags.put("nb", "no");
    tags.put("nn", "no");
    return Map.copyOf(tags);
  }
}
