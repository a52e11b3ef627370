package dev.hivemeter.cli;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Task;
import java.util.List;
import java.util.Locale;

/** What answers are held against, in words. */
final class HeldAgainst {
  private static final int SHOWN = 6;

  private HeldAgainst() {}

  /** Empty for an open-ended prompt. */
  static String words(Task task) {
    if (task instanceof Task.Probe p)
      return (p.values() == 1 ? "" : "a list of " + p.values() + " values, each from ")
          + words(p.law());
    if (task instanceof Task.Control c)
      return "the right answer " + some(c.answers()) + wrong(c.others());
    return "";
  }

  private static String wrong(List<String> others) {
    return others.isEmpty() ? "" : ", wrong are " + some(others);
  }

  private static String words(Law law) {
    if (law instanceof Law.Finite f) {
      double first = f.outcomes().get(0).probability();
      boolean even = f.outcomes().stream().allMatch(v -> Math.abs(v.probability() - first) < 1e-12);
      return even
          ? f.outcomes().size()
              + " values alike probable: "
              + some(f.outcomes().stream().map(Law.Value::label).toList())
          : some(
              f.outcomes().stream()
                  .map(v -> String.format(Locale.ROOT, "%s (%.3g)", v.label(), v.probability()))
                  .toList());
    }
    if (law instanceof Law.Uniform u) return "the uniform law from " + u.low() + " to " + u.high();
    if (law instanceof Law.Normal n)
      return "the normal law of mean " + n.mean() + " and sd " + n.sd();
    if (law instanceof Law.Exponential e) return "the exponential law of mean " + e.mean();
    Law.Cauchy c = (Law.Cauchy) law;
    return "the Cauchy law around " + c.location() + " of scale " + c.scale();
  }

  private static String some(List<String> all) {
    if (all.size() <= SHOWN) return String.join(", ", all);
    return String.join(", ", all.subList(0, SHOWN - 1))
        + ", … "
        + all.get(all.size() - 1)
        + " ("
        + all.size()
        + ")";
  }
}
