package dev.hivemeter.prompts.mine;

import dev.hivemeter.prompts.Category;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a classifier said of a query.
 *
 * @param openEnded whether it can be met in many ways
 * @param several whether good answers differ in substance
 * @param categories those it named, in the taxonomy's order; none for a closed query
 * @param unknown names it gave that no category has; they are kept for reading, never guessed at
 * @param confidence low, medium or high, as it says of itself; empty where it does not
 */
public record Verdict(
    boolean openEnded,
    boolean several,
    Set<Category> categories,
    List<String> unknown,
    String confidence) {
  public Verdict {
    categories = Collections.unmodifiableSet(copy(categories));
    unknown = List.copyOf(unknown);
  }

  /** Whether the query is kept: open-ended, with several good answers. */
  public boolean kept() {
    return openEnded && several;
  }

  /** Whether both say the same of the query, however sure they are. */
  boolean agreesWith(Verdict other) {
    return openEnded == other.openEnded
        && several == other.several
        && categories.equals(other.categories);
  }

  private static EnumSet<Category> copy(Collection<Category> categories) {
    return categories.isEmpty() ? EnumSet.noneOf(Category.class) : EnumSet.copyOf(categories);
  }
}
