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
 * @param tokens of the usable answers, all together
 * @param promptTokens of the first call, as the endpoint counted them; null where it did not say
 * @param digest of the measured texts in their order
 * @param measures by metric id
 */
public record PoolOf(
    String prompt,
    int planned,
    int answers,
    long tokens,
    @Nullable Integer promptTokens,
    String digest,
    Map<String, Measured> measures) {
  public PoolOf {
    if (planned < 0 || answers < 0 || tokens < 0)
      throw new IllegalArgumentException(
          answers + " answers of " + planned + " planned, " + tokens + " tokens");
    measures = Collections.unmodifiableMap(new TreeMap<>(measures));
  }
}
