package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An API key, or none. It goes into one request header and nowhere else. */
final class Secret {
  static final Secret NONE = new Secret(null);

  /** What is shorter guards nothing, and stands in every other word. */
  private static final int SHORTEST = 4;

  /** Long enough to tell a key, short enough that no useful part of it stays. */
  private static final int TELLING = 6;

  private static final String MASK = "[key]";

  private final @Nullable String value;
  private final @Nullable Pattern traces;

  private Secret(@Nullable String value) {
    this.value = value;
    this.traces = value == null || value.length() < SHORTEST ? null : traces(value);
  }

  /**
   * The key under a variable's name.
   *
   * @throws BadInput when it is unset, blank or could not be a header's value
   */
  static Secret named(String variable, Environment environment, String model) {
    String value = environment.variable(variable);
    if (value == null)
      throw new BadInput(
          "model '"
              + model
              + "' needs the API key in the environment variable "
              + variable
              + ", which is not set; set it (export "
              + variable
              + "=…), or name another one with apiKeyEnv");
    if (value.isBlank())
      throw new BadInput("the environment variable " + variable + " (the API key) is blank");
    if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f))
      throw new BadInput(
          "the environment variable "
              + variable
              + " (the API key) holds a line break, a space or a character outside ASCII;"
              + " set it again without them");
    return new Secret(value);
  }

  /** The request header that carries the key; none without a key. */
  Map<String, String> headers() {
    return value == null ? Map.of() : Map.of("Authorization", "Bearer " + value);
  }

  /** The header of this name with the key as it is; none without a key. */
  Map<String, String> headers(String name) {
    return value == null ? Map.of() : Map.of(name, value);
  }

  /** The text without the key or a piece of it that would help to guess it. */
  String redact(String text) {
    return traces == null ? text : traces.matcher(text).replaceAll(MASK);
  }

  private static Pattern traces(String key) {
    if (key.length() < 2 * TELLING) return Pattern.compile(Pattern.quote(key));
    String head = Pattern.quote(key.substring(0, TELLING));
    String tail = Pattern.quote(key.substring(key.length() - TELLING));
    // Providers echo keys in part: "sk-abcd****wxyz".
    return Pattern.compile(
        Pattern.quote(key) + "|" + head + "[^\\s\"'<>]*|[^\\s\"'<>]*" + tail + "|\\S*\\*{3,}\\S*");
  }

  @Override
  public String toString() {
    return value == null ? "no key" : MASK;
  }
}
