package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who answered: what the user says, else what a file says. What the user says stands for one model:
 * the answers of two are never put together under it.
 */
final class ModelNames {
  private final @Nullable String said;
  private final Set<String> told = new TreeSet<>();

  /**
   * @param said by the user; null for nothing
   */
  ModelNames(@Nullable String said) {
    this.said = said;
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
      return name;
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
