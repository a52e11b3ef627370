package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Diversity against whether the answers are answers. No model or person has judged them, so what
 * stands for quality is named: the share of answers on topic, one of the automatic flags.
 */
final class QualityPlot {
  private static final String DIVERSITY = "effective-fraction";
  private static final String TOPIC = "on-topic-rate";

  private QualityPlot() {}

  /** Null when fewer than two cells have both numbers. */
  static @Nullable ScatterFigure of(RunView view) {
    boolean rarefied =
        view.columns().stream()
            .anyMatch(
                c ->
                    Num.of(
                                view.scores()
                                    .model(DIVERSITY, c.model(), c.setting(), Variants.RAREFIED),
                                DIVERSITY)
                            .value()
                        != null);
    String variant = rarefied ? Variants.RAREFIED : ScoreRow.DEFAULT;
    List<ScatterFigure.Trail> trails = new ArrayList<>();
    int n = 0;
    for (String m : view.models()) {
      List<ScatterFigure.Point> points = new ArrayList<>();
      for (Setting s : view.settings()) {
        Num x = Num.of(view.scores().model(DIVERSITY, m, s, variant), DIVERSITY);
        Num y = Num.of(view.scores().model(TOPIC, m, s, ScoreRow.DEFAULT), TOPIC);
        if (x.value() == null || y.value() == null) continue;
        String label = view.settings().size() > 1 ? view.label(s) : "";
        points.add(new ScatterFigure.Point(label, x, y));
      }
      n += points.size();
      if (!points.isEmpty()) trails.add(new ScatterFigure.Trail(view.shown(m), points));
    }
    if (n < 2) return null;
    return new ScatterFigure(
        "diversity-on-topic",
        "Diverse, or off topic?",
        "Grey: another model or setting is at least as diverse and as much on topic",
        "effective fraction" + (rarefied ? ", at equal size" : ""),
        "answers on topic",
        Fmt.Kind.COSINE,
        Fmt.Kind.SHARE,
        trails);
  }
}
