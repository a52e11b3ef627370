package dev.hivemeter.compare;

import dev.hivemeter.compare.Snapshot.Asked;
import dev.hivemeter.compare.Snapshot.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What two runs must agree in before any of their numbers stand side by side. */
public final class Comparability {
  private static final int SHOWN = 3;

  private Comparability() {}

  /**
   * @param metrics that are to be compared, ids with version
   * @param vectors whether one of them is measured by vectors
   * @throws Incomparable naming all that differs, with both values
   */
  public static void require(
      Snapshot before, Snapshot after, List<String> metrics, boolean vectors) {
    List<String> reasons = new ArrayList<>();
    if (vectors && !Objects.equals(before.embedding(), after.embedding()))
      reasons.add("embedding " + name(before) + " against " + name(after));
    if (!before.text().equals(after.text()))
      reasons.add("measured text " + before.text() + " against " + after.text());
    for (String metric : metrics) {
      version(metric, before, after, reasons);
    }
    texts(before, after, reasons);
    if (!reasons.isEmpty()) throw new Incomparable(reasons);
  }

  private static String name(Snapshot s) {
    Embedding e = s.embedding();
    return e == null ? "none" : e.label();
  }

  private static void version(String metric, Snapshot a, Snapshot b, List<String> reasons) {
    String base = metric.substring(0, metric.indexOf('@') + 1);
    String before = id(base, a);
    String after = id(base, b);
    if (!before.isEmpty() && !after.isEmpty() && !before.equals(after))
      reasons.add("metric version " + before + " against " + after);
  }

  private static String id(String base, Snapshot s) {
    return s.metrics().stream().filter(m -> m.startsWith(base)).findFirst().orElse("");
  }

  /** One id with two texts is two prompts. */
  private static void texts(Snapshot before, Snapshot after, List<String> reasons) {
    Map<String, Asked> there = after.byId();
    List<String> other = new ArrayList<>();
    for (Asked a : before.prompts()) {
      Asked b = there.get(a.id());
      if (b != null && !b.text().equals(a.text())) other.add("'" + a.id() + "'");
    }
    if (other.isEmpty()) return;
    reasons.add(
        "the text of "
            + String.join(", ", other.subList(0, Math.min(SHOWN, other.size())))
            + (other.size() > SHOWN ? " and " + (other.size() - SHOWN) + " more prompts" : "")
            + " is another on each side; give changed prompts new ids");
  }
}
