package dev.hivemeter.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that generators were given. They are read from the environment through here, so that
 * every value that was handed out is known, and none is forgotten when something comes back.
 *
 * <ul>
 *   <li>A value shorter than {@link #SHORTEST} is not looked for: it guards nothing, and would be
 *       found in every other word.
 *   <li>In what a model wrote, a value shorter than {@link #IN_ANSWERS} is not looked for: it may
 *       be a word of an answer ({@code lm-studio}), which must stay as it came.
 * </ul>
 */
final class Secrets {
  static final int SHORTEST = 4;
  static final int IN_ANSWERS = 16;
  static final String MASK = "[key]";

  private record Key(String value, Pattern forms) {}

  /** Where a key stands in a text. */
  record Place(int from, int to) {}

  private final Function<String, @Nullable String> environment;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /** Longer ones first, because one may be the beginning of another. */
  private volatile List<Key> keys = List.of();

  Secrets(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** The value of a variable that holds a key, or null. */
  @Nullable String read(String name) {
    String value = environment.apply(name);
    if (value == null) return null;
    names.add(name);
    String key = value.strip();
    if (key.length() >= SHORTEST) add(key);
    return value;
  }

  private synchronized void add(String key) {
    if (keys.stream().anyMatch(k -> k.value.equals(key))) return;
    List<Key> all = new ArrayList<>(keys);
    all.add(new Key(key, KeyForms.of(key)));
    all.sort(Comparator.comparingInt((Key k) -> k.value.length()).reversed());
    keys = List.copyOf(all);
  }

  /** The names of the variables that held something; never what they hold. */
  Set<String> names() {
    return new TreeSet<>(names);
  }

  /** Whether no key was read that would be looked for in what a model wrote. */
  boolean areNoneForAnswers() {
    return keys.stream().noneMatch(k -> k.value.length() >= IN_ANSWERS);
  }

  /** Whether a key stands in the text. */
  boolean areIn(String text) {
    return keys.stream().anyMatch(k -> k.forms.matcher(text).find());
  }

  /** The text without any key. */
  String redact(String text) {
    return redact(text, SHORTEST);
  }

  /** What a model wrote, without any key that cannot be a word of it. */
  String redactAnswer(String text) {
    return redact(text, IN_ANSWERS);
  }

  private String redact(String text, int shortest) {
    String clean = text;
    for (Key k : keys)
      if (k.value.length() >= shortest)
        clean = k.forms.matcher(clean).replaceAll(Matcher.quoteReplacement(MASK));
    return clean;
  }

  /** Where keys stand in what a model wrote. */
  List<Place> placesInAnswer(String text) {
    List<Place> places = new ArrayList<>();
    for (Key k : keys) {
      if (k.value.length() < IN_ANSWERS) continue;
      Matcher m = k.forms.matcher(text);
      while (m.find()) places.add(new Place(m.start(), m.end()));
    }
    return places;
  }
}
