package dev.hivemeter.compare;

import dev.hivemeter.compare.Snapshot.Asked;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run that a rule is about. An empty list leaves that side open.
 *
 * @param models labels
 * @param temperatures as numbers
 * @param elicitations names
 * @param categories prompts with one of them
 * @param tags prompts with one of them
 */
public record Slice(
    List<String> models,
    List<Double> temperatures,
    List<String> elicitations,
    List<String> categories,
    List<String> tags) {
  /** The whole run. */
  public static final Slice ALL = new Slice(List.of(), List.of(), List.of(), List.of(), List.of());

  public Slice {
    models = List.copyOf(models);
    temperatures = List.copyOf(temperatures);
    elicitations = List.copyOf(elicitations);
    categories = List.copyOf(categories);
    tags = List.copyOf(tags);
  }

  /** Whether a condition is in it. */
  public boolean has(Arm arm) {
    return open(models, arm.fact(Facts.MODEL))
        && (temperatures.isEmpty() || isTemperature(arm.fact(Facts.TEMPERATURE)))
        && open(elicitations, arm.fact(Facts.ELICITATION));
  }

  /** Ids of the prompts in it. */
  public Set<String> prompts(Snapshot of) {
    Set<String> ids = new LinkedHashSet<>();
    for (Asked a : of.prompts())
      if (one(categories, a.categories()) && one(tags, a.tags())) ids.add(a.id());
    return ids;
  }

  /** For people; empty for the whole run. */
  public String label() {
    StringBuilder b = new StringBuilder();
    add(b, "models", models);
    add(b, "temperatures", temperatures);
    add(b, "elicitations", elicitations);
    add(b, "categories", categories);
    add(b, "tags", tags);
    return b.toString();
  }

  private boolean isTemperature(@Nullable String fact) {
    return fact != null && temperatures.stream().anyMatch(t -> t.toString().equals(fact));
  }

  private static boolean open(List<String> wanted, @Nullable String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean one(List<String> wanted, Collection<String> has) {
    return wanted.isEmpty() || has.stream().anyMatch(wanted::contains);
  }

  private static void add(StringBuilder b, String name, List<?> values) {
    if (values.isEmpty()) return;
    if (b.length() > 0) b.append(", ");
    b.append(name).append(' ');
    b.append(String.join(" ", values.stream().map(String::valueOf).toList()));
  }
}
