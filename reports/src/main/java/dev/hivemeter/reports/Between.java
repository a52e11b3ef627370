package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import java.util.List;

/**
 * A measure between models over all pairs of different models at one setting: the stored study
 * score; where the run has none, the single pair's score or the unweighted mean of the pairs'.
 */
final class Between {
  private Between() {}

  static Num of(RunView view, String name, Setting s) {
    ScoreRow study = view.scores().study(name, s, ScoreRow.DEFAULT);
    if (study != null) return Num.of(study, name);
    List<String> models = view.modelsAt(s);
    double sum = 0;
    int n = 0;
    Num last = Num.undefined(name, "needs two models at " + view.label(s));
    for (int i = 0; i < models.size(); i++)
      for (int j = i + 1; j < models.size(); j++) {
        Num num = Num.of(view.scores().pair(name, models.get(i), models.get(j), s), name);
        Double v = num.value();
        if (v != null) {
          sum += v;
          n++;
          last = num;
        } else if (n == 0) last = num;
      }
    if (n < 2) return last;
    double mean = sum / n;
    return new Num(
        mean,
        null,
        null,
        Fmt.number(Fmt.kind(name), mean),
        last.metric(),
        "unweighted mean over " + n + " pairs of models, without an interval");
  }
}
