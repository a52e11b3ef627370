package dev.hivemeter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values worked out by the programs in {@code src/test/reference}, each of which says how it is run
 * and with which libraries.
 */
public final class Reference {
  private static final List<String> FILES =
      List.of("measures", "kernels", "lexical", "statistics", "models", "windows", "probes");
  private static final Map<String, Double> VALUES = read();

  private Reference() {}

  /** The value of this name; an unknown name is an error. */
  public static double value(String name) {
    Double value = VALUES.get(name);
    if (value == null) throw new IllegalArgumentException("no reference value '" + name + "'");
    return value;
  }

  private static Map<String, Double> read() {
    Map<String, Double> values = new HashMap<>();
    for (String file : FILES) {
      try (InputStream in = Reference.class.getResourceAsStream("/reference/" + file + ".txt")) {
        if (in == null) continue;
        new String(in.readAllBytes(), UTF_8)
            .lines()
            .map(line -> line.split(" "))
            .forEach(f -> put(values, f[0], Double.valueOf(f[1])));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return values;
  }

  private static void put(Map<String, Double> values, String name, Double value) {
    if (values.put(name, value) != null)
      throw new IllegalStateException("two reference values are called '" + name + "'");
  }
}
