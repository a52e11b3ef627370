package dev.hivemeter.compare;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** For what a gate's verdict is to hold. */
public enum Reach {
  /**
   * The prompts are a sample of those that could have been asked: the differences' spread over
   * prompts counts. The default.
   */
  PROMPTS_IN_GENERAL,

  /**
   * The prompts are all there is: only the answers' own chance counts, so that a few prompts that
   * collapse are seen among many that do not.
   */
  THESE_PROMPTS;

  /** As rules write it: {@code prompts-in-general}, {@code these-prompts}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The reach of that name.
   *
   * @throws BadInput when there is none
   */
  public static Reach of(String label) {
    List<String> labels = Arrays.stream(values()).map(Reach::label).toList();
    int at = labels.indexOf(label);
    if (at < 0)
      throw new BadInput(
          "there is no scope '"
              + label
              + "'"
              + Nearest.hint(label, labels)
              + "; allowed are "
              + String.join(" and ", labels));
    return values()[at];
  }
}
