package dev.hivemeter.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that generators were given. They are read from the environment through here, so that
 * every value that was handed out is known, and none is forgotten when something comes back.
 *
 * <p>A value shorter than {@link #SHORTEST} is taken for a placeholder ({@code none}, {@code
 * lm-studio}): it may be a word of an answer, which must stay as it came.
 */
final class Secrets {
  static final int SHORTEST = 16;
  static final String MASK = "[key]";

  private final Function<String, @Nullable String> environment;
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Set<String> forms = ConcurrentHashMap.newKeySet();

  Secrets(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** The value of a variable that holds a key, or null. */
  @Nullable String read(String name) {
    String value = environment.apply(name);
    if (value == null) return null;
    names.add(name);
    if (value.strip().length() < SHORTEST) return value;
    String key = value.strip();
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    forms.add(key);
    forms.add(URLEncoder.encode(key, StandardCharsets.UTF_8));
    forms.add(key.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
    forms.add(key.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.add(Base64.getEncoder().encodeToString(bytes));
    return value;
  }

  /** The names of the variables that held something; never what they hold. */
  Set<String> names() {
    return new TreeSet<>(names);
  }

  /** Whether no key was read, so that nothing can hold one. */
  boolean areNone() {
    return forms.isEmpty();
  }

  /** Whether a key stands in the text. */
  boolean areIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  /** The text without any key. */
  String redact(String text) {
    String clean = text;
    for (String form : forms) clean = clean.replace(form, MASK);
    return clean;
  }
}
