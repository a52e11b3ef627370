package dev.hivemeter.reports;

import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A measure over all models at one setting: the stored study score, which has an interval; where
 * the run has none, the unweighted mean of the models' scores, which has not.
 */
final class Overall {
  private Overall() {}

  static Num of(RunView view, String name, Setting s, String variant) {
    ScoreRow study = view.scores().study(name, s, variant);
    if (study != null) return Num.of(study, name);
    List<ScoreRow> rows = new ArrayList<>();
    for (String m : view.modelsAt(s)) {
      ScoreRow r = view.scores().model(name, m, s, variant);
      if (r != null) rows.add(r);
    }
    if (rows.size() == 1) return Num.of(rows.get(0), name);
    double sum = 0;
    int n = 0;
    for (ScoreRow r : rows)
      if (r.score() instanceof Score.Value v) {
        sum += v.value();
        n++;
      }
    if (n == 0) return rows.isEmpty() ? Num.of(null, name) : Num.of(rows.get(0), name);
    double mean = sum / n;
    return new Num(
        mean,
        null,
        null,
        Fmt.number(Fmt.kind(name), mean),
        rows.get(0).metric(),
        "unweighted mean over " + n + " models, without an interval");
  }

  /** From the smallest to the largest score of a variant over all models and settings. */
  static Num range(RunView view, String name, String variant) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    Num last = Num.undefined(name, "not measured for this end of the scale");
    for (RunView.Column c : view.columns()) {
      Num num = Num.of(view.scores().model(name, c.model(), c.setting(), variant), name);
      Double v = num.value();
      if (v == null) {
        if (last.value() == null && !num.metric().equals(name)) last = num;
        continue;
      }
      last = num;
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    if (last.value() == null) return last;
    Fmt.Kind kind = Fmt.kind(name);
    String a = Fmt.number(kind, low);
    String b = Fmt.number(kind, high);
    return new Num(
        (low + high) / 2,
        null,
        null,
        a.equals(b) ? a : a + "–" + b,
        last.metric(),
        "smallest to largest over the models and settings of this run");
  }
}
