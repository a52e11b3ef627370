package dev.hivemeter.reports;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.scoring.ReadCounts;
import dev.hivemeter.stats.BinomialBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One probe with a finite law: for each model a strip of bars, the share of each value, before what
 * fair draws of the same number would give.
 *
 * @param file name without ending
 * @param prompt the question
 */
record ProbeFigure(String file, String prompt, List<Strip> strips) {

  /** One model. */
  record Strip(String label, String says, List<Bar> bars) {
    Strip {
      bars = List.copyOf(bars);
    }
  }

  /**
   * One value.
   *
   * @param share of the answers that give a value
   * @param law its probability
   * @param low to {@code high} is where 95 of 100 fair draws of the same number stay
   * @param exact where the first-token law puts it; null where that is not known
   */
  record Bar(
      String label, double share, double law, double low, double high, @Nullable Double exact) {
    /** For the pointer and for screen readers. */
    Num says() {
      return new Num(
          share,
          null,
          null,
          Fmt.percent(share),
          "",
          "the law gives "
              + Fmt.percent(law)
              + ", fair draws "
              + Fmt.percent(low)
              + " to "
              + Fmt.percent(high)
              + (exact == null ? "" : "; first token " + Fmt.percent(exact)));
    }

    double highest() {
      return Math.max(Math.max(share, law), Math.max(high, exact == null ? 0 : exact));
    }
  }

  /** One model's counts, before they are drawn. */
  record Of(String label, String says, ReadCounts counts, Map<String, Double> exact) {}

  ProbeFigure {
    strips = List.copyOf(strips);
  }

  static ProbeFigure of(int number, Prompt prompt, List<Of> models) {
    Law.Finite law = (Law.Finite) ((Task.Probe) prompt.task()).law();
    List<Strip> strips = new ArrayList<>();
    for (Of m : models) {
      int n = m.counts.read();
      List<Bar> bars = new ArrayList<>();
      for (Law.Value v : law.outcomes()) {
        BinomialBand band = n == 0 ? new BinomialBand(0, 0) : BinomialBand.of(n, v.probability());
        double share = n == 0 ? 0 : (double) m.counts.values().getOrDefault(v.label(), 0) / n;
        bars.add(
            new Bar(
                Plain.of(v.label()),
                share,
                v.probability(),
                band.low(),
                band.high(),
                m.exact.get(v.label())));
      }
      strips.add(new Strip(m.label, m.says, bars));
    }
    return new ProbeFigure(
        "probe-" + number + "-" + Slug.of(prompt.id()), Plain.of(prompt.text()), strips);
  }

  /** The highest thing of all strips, which share one scale. */
  double top() {
    double top = 0;
    for (Strip s : strips) for (Bar b : s.bars()) top = Math.max(top, b.highest());
    return top;
  }

  boolean exact() {
    return strips.stream().flatMap(s -> s.bars().stream()).anyMatch(b -> b.exact() != null);
  }
}
