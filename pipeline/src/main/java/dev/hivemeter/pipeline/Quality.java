package dev.hivemeter.pipeline;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody else thought of an answer: the further column {@code quality} of an import. */
final class Quality {
  private static final String KEY = "quality";

  private Quality() {}

  /**
   * A finite number, higher is better; null where there is none. An import refuses anything else,
   * so that what is not a number here came from a run that kept the column before it had a meaning.
   */
  static @Nullable Double of(Map<String, String> extra) {
    String text = extra.get(KEY);
    if (text == null) return null;
    try {
      double value = new BigDecimal(text.strip()).doubleValue();
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
