package dev.hivemeter.compare;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one thing in which the two sides of a comparison are meant to differ. */
public enum Contrast {
  /** Asked at another time, and nothing else: what a build is gated by. */
  DATE,
  /**
   * Another model. How it is put to it goes along: a base model is asked through a template, its
   * tuned sibling is not.
   */
  MODEL,
  TEMPERATURE,
  TOP_P,
  TOP_K,
  MIN_P,
  MAX_TOKENS,
  /** Asking differently: the elicitation with its system text. */
  ELICITATION;

  /** As the command line writes it: {@code temperature}, {@code top-p}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The facts that may differ. */
  Set<String> facts() {
    return switch (this) {
      case MODEL ->
          Set.of(Facts.MODEL, Facts.MODEL_ID, Facts.MODE, Facts.TEMPLATE, Facts.STOP, Facts.EXTRA);
      case ELICITATION -> Set.of(Facts.ELICITATION, Facts.SYSTEM, Facts.APPROACH);
      default -> {
        String main = main();
        yield main == null ? Set.of() : Set.of(main);
      }
    };
  }

  /** The fact that names a side; null where a side has no name of its own. */
  public @Nullable String main() {
    return switch (this) {
      case DATE -> null;
      case MODEL -> Facts.MODEL;
      case TEMPERATURE -> Facts.TEMPERATURE;
      case TOP_P -> Facts.TOP_P;
      case TOP_K -> Facts.TOP_K;
      case MIN_P -> Facts.MIN_P;
      case MAX_TOKENS -> Facts.MAX_TOKENS;
      case ELICITATION -> Facts.ELICITATION;
    };
  }

  /**
   * The contrast of that name.
   *
   * @throws BadInput when there is none
   */
  public static Contrast of(String label) {
    List<String> labels = Arrays.stream(values()).map(Contrast::label).toList();
    int at = labels.indexOf(label);
    if (at < 0)
      throw new BadInput(
          "there is no contrast '"
              + label
              + "'"
              + Nearest.hint(label, labels)
              + "; allowed are "
              + String.join(", ", labels));
    return values()[at];
  }
}
