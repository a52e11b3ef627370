package dev.hivemeter.reports;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.scoring.ReadCounts;
import dev.hivemeter.stats.BinomialBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One probe with a finite law: for each model a strip of bars, the share of each value, before what
 * fair draws of the same number would give.
 *
 * @param prompt the question
 * @param first the label under the first bar, {@code last} under the last
 * @param labels under each bar; empty where there are too many
 */
record ProbeFigure(
    String prompt, String first, String last, List<Label> labels, List<Strip> strips) {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 60;
  private static final double HEADROOM = 1.1;
  private static final int MOST_LABELS = 12;
  private static final int LONGEST_LABEL = 5;

  /** A value under its bar. */
  record Label(String text, String at) {}

  /** One model. */
  record Strip(String label, String says, List<Bar> bars) {}

  /**
   * One value, in the picture's own units.
   *
   * @param exact where the first-token law puts it; empty where that is not known
   * @param says for the pointer and for screen readers
   */
  record Bar(
      String x,
      String right,
      String width,
      String y,
      String height,
      String bandY,
      String bandHeight,
      String lawY,
      String middle,
      String exact,
      String says) {}

  /** One model's counts, before they are drawn. */
  record Of(String label, String says, ReadCounts counts, Map<String, Double> exact) {}

  static ProbeFigure of(Prompt prompt, List<Of> models) {
    Law.Finite law = (Law.Finite) ((Task.Probe) prompt.task()).law();
    List<Law.Value> values = law.outcomes();
    double top = 0;
    for (Of m : models) {
      int n = m.counts.read();
      for (Law.Value v : values) {
        top = Math.max(top, v.probability());
        if (n > 0) {
          top = Math.max(top, share(m, v));
          top = Math.max(top, BinomialBand.of(n, v.probability()).high());
        }
        top = Math.max(top, m.exact.getOrDefault(v.label(), 0.0));
      }
    }
    // A ring on the highest value stays below what is written above.
    top *= HEADROOM;
    double step = (double) WIDTH / values.size();
    List<Label> labels = new ArrayList<>();
    boolean few =
        values.size() <= MOST_LABELS
            && values.stream().allMatch(v -> v.label().length() <= LONGEST_LABEL);
    if (few)
      for (int k = 0; k < values.size(); k++)
        labels.add(new Label(Plain.of(values.get(k).label()), at((k + 0.5) * step)));
    List<Strip> strips = new ArrayList<>();
    for (Of m : models) strips.add(strip(m, values, step, top));
    return new ProbeFigure(
        Plain.of(prompt.text()),
        Plain.of(values.get(0).label()),
        Plain.of(values.get(values.size() - 1).label()),
        labels,
        strips);
  }

  private static Strip strip(Of m, List<Law.Value> values, double step, double top) {
    List<Bar> bars = new ArrayList<>();
    int n = m.counts.read();
    double width = Math.min(0.72 * step, 26);
    for (int k = 0; k < values.size(); k++) {
      Law.Value v = values.get(k);
      double share = share(m, v);
      BinomialBand band = n == 0 ? new BinomialBand(0, 0) : BinomialBand.of(n, v.probability());
      double middle = (k + 0.5) * step;
      Double exact = m.exact.get(v.label());
      bars.add(
          new Bar(
              at(middle - width / 2),
              at(middle + width / 2),
              at(width),
              at(HEIGHT * (1 - share / top)),
              at(HEIGHT * share / top),
              at(HEIGHT * (1 - band.high() / top)),
              at(HEIGHT * (band.high() - band.low()) / top),
              at(HEIGHT * (1 - v.probability() / top)),
              at(middle),
              exact == null ? "" : at(HEIGHT * (1 - exact / top)),
              Plain.of(v.label())
                  + ": "
                  + Fmt.percent(share)
                  + " of the values; the law gives "
                  + Fmt.percent(v.probability())
                  + ", fair draws "
                  + Fmt.percent(band.low())
                  + " to "
                  + Fmt.percent(band.high())
                  + (exact == null ? "" : "; first token " + Fmt.percent(exact))));
    }
    return new Strip(m.label, m.says, bars);
  }

  private static double share(Of m, Law.Value v) {
    int n = m.counts.read();
    return n == 0 ? 0 : (double) m.counts.values().getOrDefault(v.label(), 0) / n;
  }

  private static String at(double x) {
    return String.format(Locale.ROOT, "%.2f", x);
  }
}
