package dev.hivemeter.store.foreign;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.tables.TableProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a field stands when the user says so: a path of names and numbers from a row or sample,
 * such as {@code doc.question} or {@code scores.accuracy.value}.
 */
final class Picks {
  /** What can be said of another tool's file; all else has its own place there. */
  static final List<String> FIELDS = List.of("prompt", "prompt_id", "model", "quality");

  static final String QUALITY = "quality";

  private final Map<String, String> paths;

  Picks(Map<String, String> paths) {
    paths.forEach(
        (field, path) -> {
          if (!FIELDS.contains(field))
            throw new BadInput(
                "--map "
                    + field
                    + "="
                    + path
                    + ": in a file of another tool only "
                    + String.join(", ", FIELDS)
                    + " can be mapped");
        });
    this.paths = Map.copyOf(paths);
  }

  /** The place in this element that the user named for a field; null where none was named. */
  @Nullable Spot of(String field, Spot element) {
    String path = paths.get(field);
    return path == null ? null : element.follow(path);
  }

  /** The prompt where the user says it stands, else where it stands by itself. */
  Asked asked(Spot element, Spot otherwise) {
    Spot named = of("prompt", element);
    return Asked.ofMaybeJson(named == null ? otherwise : named);
  }

  @Nullable String promptId(Spot element, @Nullable Spot otherwise) {
    Spot named = of("prompt_id", element);
    if (named != null) return named.name();
    return otherwise == null ? null : otherwise.optionalName();
  }

  @Nullable String model(Spot element, @Nullable String otherwise) {
    Spot named = of("model", element);
    return named == null ? otherwise : named.text();
  }

  /** The quality where the user says it stands; a value that is true or false is 1 or 0. */
  @Nullable Double quality(Spot element) {
    Spot named = of(QUALITY, element);
    if (named == null || !named.isThere()) return null;
    if (named.node().isBoolean()) return named.isTrue() ? 1.0 : 0.0;
    try {
      return named.optionalNumber();
    } catch (TableProblem e) {
      throw named.problem("a finite number, true or false");
    }
  }
}
