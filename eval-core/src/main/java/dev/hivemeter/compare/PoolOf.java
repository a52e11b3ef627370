package dev.hivemeter.compare;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison knows of one condition's answers to one prompt.
 *
 * @param prompt its id
 * @param planned answers that were asked for
 * @param answers that were usable
 * @param promptTokens of the first call, as the endpoint counted them; null where it did not say
 * @param digest of the measured texts in their order
 * @param measures by metric id
 */
public record PoolOf(
    String prompt,
    int planned,
    int answers,
    @Nullable Integer promptTokens,
    String digest,
    Map<String, Measured> measures) {
  public PoolOf {
    if (planned < 0 || answers < 0)
      throw new IllegalArgumentException(answers + " answers of " + planned + " planned");
    measures = Collections.unmodifiableMap(new TreeMap<>(measures));
  }
}
