package dev.hivemeter.reports;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.score.Direction;
import java.util.List;
import java.util.Locale;

/** Names of closed sets as sentences want them. */
final class Words {
  private Words() {}

  static String direction(Direction d) {
    return switch (d) {
      case HIGHER_IS_MORE_HOMOGENEOUS -> "higher is more alike";
      case HIGHER_IS_MORE_DIVERSE -> "higher is more diverse";
      case NEITHER -> "shown beside diversity, not part of it";
    };
  }

  static String failure(FailureKind k) {
    return k.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code 1 model}, {@code 3 models}. */
  static String count(long n, String one) {
    return Fmt.count(n) + " " + one + (n == 1 ? "" : "s");
  }

  /** {@code a, b and c}. */
  static String list(List<String> items) {
    int n = items.size();
    if (n < 2) return String.join("", items);
    return String.join(", ", items.subList(0, n - 1)) + " and " + items.get(n - 1);
  }
}
