package dev.hivemeter.cli;

import dev.hivemeter.cli.study.PastedKeys;
import dev.hivemeter.providers.LanguageModels;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the keys that a study may use out of the study itself. */
final class StudyKeys {
  /** A shorter value may be a placeholder, which is a word that a study may hold. */
  private static final int SHORTEST = 12;

  private StudyKeys() {}

  /**
   * Refuses a study that holds the value of a key that it names, or that its providers read.
   *
   * @throws dev.hivemeter.model.BadInput with line and column, never the key
   */
  static void refuse(String file, String text, Function<String, @Nullable String> environment) {
    Secrets secrets = new Secrets(environment);
    Set<String> names = new TreeSet<>(PastedKeys.variables(file, text));
    names.addAll(LanguageModels.USUAL_KEYS);
    for (String name : names) {
      String value = environment.apply(name);
      if (value != null && value.strip().length() >= SHORTEST) secrets.read(name);
    }
    if (!secrets.names().isEmpty()) PastedKeys.refuse(file, text, secrets::areIn);
  }
}
