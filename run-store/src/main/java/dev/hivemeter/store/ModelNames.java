package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who answered: what the user says, else what a file says. What the user says stands for one model:
 * the answers of two are never put together under it.
 */
final class ModelNames {
  private static final String ALLOWED = "a name on one line, without control characters";

  private final @Nullable String said;
  private final Set<String> told = new TreeSet<>();

  /**
   * @param said by the user; null for nothing
   */
  ModelNames(@Nullable String said) {
    if (said != null && control(said) != null)
      throw new BadInput("--model is " + shown(said) + "; allowed is " + ALLOWED);
    this.said = said;
  }

  /**
   * A name that a file of another tool gives: it will stand in tables, in file names and in the
   * logs of servers.
   *
   * @param field where it stands
   * @throws BadInput when it holds a control character or a separator of lines
   */
  static String plain(String where, String field, String name) {
    if (control(name) == null) return name;
    throw new BadInput(
        where
            + ": field '"
            + field
            + "' is "
            + shown(name)
            + "; allowed is "
            + ALLOWED
            + ". Correct the file, or give the name with --model NAME");
  }

  private static @Nullable Integer control(String name) {
    return name.codePoints()
        .filter(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
        .boxed()
        .findFirst()
        .orElse(null);
  }

  /** With the first of them in words, and all of them out of sight. */
  private static String shown(String name) {
    String seen = name.replaceAll("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029]", " ");
    return String.format(
        Locale.ROOT, "\"%s\", with the control character U+%04X", seen, control(name));
  }

  boolean areSaid() {
    return said != null;
  }

  /**
   * @param name in the file; null where it has none
   */
  String of(String where, @Nullable String name) {
    if (said == null) {
      if (name == null || name.isBlank())
        throw new BadInput(
            where
                + ": the file does not say which model answered; give its name with --model NAME");
      return plain(where, "model", name);
    }
    if (name != null && told.add(name) && told.size() > 1)
      throw new BadInput(
          where
              + ": --model "
              + said
              + " would put the answers of "
              + String.join(" and ", told)
              + " together as one model's; import each model's file by itself, or leave --model"
              + " out");
    return said;
  }
}
