package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.cli.study.YamlNode.Place;
import dev.hivemeter.cli.study.YamlNode.Scalar;
import dev.hivemeter.cli.study.YamlNode.Sequence;
import dev.hivemeter.model.BadInput;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Refuses a study that holds an API key anywhere: in a note, a system text, a template, an extra
 * field, a name. A study is stored with its run, printed and reported. No message repeats the key.
 *
 * <p>What looks like a key is a long token with the beginning that a vendor gives to its keys;
 * words with hyphens and short placeholders are not.
 */
public final class PastedKeys {
  /** Letters and digits in one piece, some of both. */
  private static final String PIECE =
      "(?=[A-Za-z0-9_]*[0-9])(?=[A-Za-z0-9_]*[A-Za-z])[A-Za-z0-9_]{16,}";

  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:"
              + "sk-(?:[A-Za-z0-9_]+-)*?"
              + PIECE
              + "|(?:gsk_|hf_|xai-|pplx-|nvapi-|r8_|ghp_|github_pat_)[A-Za-z0-9_-]{20,}"
              + "|AIza[A-Za-z0-9_-]{30,}"
              + "|AKIA[A-Z0-9]{16}"
              + "|eyJ[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{12,}\\."
              + "|(?i:bearer)\\s+[A-Za-z0-9._~+/-]*"
              + PIECE
              + ")");

  private static final String REMEDY =
      ", and a study is stored with its run; take it out, and write the name of the environment"
          + " variable that holds it as apiKeyEnv. A key that stood in a file may be known to"
          + " others: let its vendor replace it";

  private PastedKeys() {}

  /**
   * The names under every {@code apiKeyEnv} of a study.
   *
   * @param file the file's name, for messages
   */
  public static Set<String> variables(String file, String text) {
    Set<String> names = new TreeSet<>();
    variables(YamlReader.read(file, text), names);
    return names;
  }

  private static void variables(YamlNode node, Set<String> names) {
    if (node instanceof Sequence s) s.items().forEach(item -> variables(item, names));
    if (node instanceof Mapping m)
      m.values()
          .forEach(
              (key, value) -> {
                if (key.equals("apiKeyEnv") && value instanceof Scalar s) names.add(s.text());
                else variables(value, names);
              });
  }

  /**
   * Refuses a study in which a key stands that is known.
   *
   * @param isIn whether a key stands in a text
   */
  public static void refuse(String file, String text, Predicate<String> isIn) {
    each(
        YamlReader.read(file, text),
        (place, value) -> {
          if (isIn.test(value))
            throw new BadInput(
                place
                    + ": here stands the value of an environment variable that holds an API key"
                    + REMEDY);
        });
  }

  /** Refuses a study in which something looks like a key. */
  static void refuse(YamlNode study) {
    each(
        study,
        (place, value) -> {
          if (LOOKS_LIKE_ONE.matcher(value).find())
            throw new BadInput(place + ": this looks like an API key" + REMEDY);
        });
  }

  private static void each(YamlNode node, BiConsumer<Place, String> look) {
    if (node instanceof Sequence s) s.items().forEach(item -> each(item, look));
    if (node instanceof Scalar s) look.accept(s.place(), s.text());
    if (node instanceof Mapping m) {
      m.keys().forEach((key, place) -> look.accept(place, key));
      m.values().values().forEach(value -> each(value, look));
    }
  }
}
