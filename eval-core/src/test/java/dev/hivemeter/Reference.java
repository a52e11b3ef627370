package dev.hivemeter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Values worked out by {@code src/test/reference/measures.py}, which says how it is run, with
 * NumPy, SciPy, the regex module and rouge-score.
 */
public final class Reference {
  private static final Map<String, Double> VALUES = read();

  private Reference() {}

  /** The value of this name; an unknown name is an error. */
  public static double value(String name) {
    Double value = VALUES.get(name);
    if (value == null) throw new IllegalArgumentException("no reference value '" + name + "'");
    return value;
  }

  private static Map<String, Double> read() {
    try (InputStream in = Reference.class.getResourceAsStream("/reference/measures.txt")) {
      Map<String, Double> values = new HashMap<>();
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .forEach(f -> values.put(f[0], Double.valueOf(f[1])));
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
