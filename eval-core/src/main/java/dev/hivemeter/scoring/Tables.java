package dev.hivemeter.scoring;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Puts every measure of a pool, and its variants, side by side. */
final class Tables {
  static final String RAREFIED = "rarefied";
  static final String PARROT = "parrot";
  static final String DICE = "dice";
  static final String CROSS_PROMPT = "cross-prompt";

  private final Grid grid;
  private final Reading reading;

  Tables(Grid grid, Reading reading) {
    this.grid = grid;
    this.reading = reading;
  }

  /** All tables, measure by measure. */
  List<Table> all(Map<Integer, Score[]> parrot, Score[][][] dice) {
    List<Table> tables = new ArrayList<>();
    List<PoolMetric> lexical = Ends.lexical(reading.metrics());
    for (int m = 0; m < reading.metrics().size(); m++) {
      int metric = m;
      PoolMetric measure = reading.metrics().get(m);
      tables.add(table(measure, ScoreRow.DEFAULT, c -> column(c, k -> k.scores()[metric], false)));
      if (measure instanceof Rarefiable r)
        tables.add(table(measure, RAREFIED, new Rarefied(r, metric)::column));
      if (measure.definition().direction() == Direction.NEITHER) continue;
      if (!parrot.isEmpty())
        tables.add(
            table(
                measure,
                PARROT,
                c -> column(c, k -> parrot.getOrDefault(k.usable(), new Score[0])[metric], true)));
      int diced = lexical.indexOf(measure);
      if (diced >= 0) tables.add(table(measure, DICE, c -> drawn(dice[c], diced, c)));
      tables.add(table(measure, CROSS_PROMPT, c -> drawn(reading.crossPrompt[c], metric, c)));
    }
    return tables;
  }

  private Table table(PoolMetric metric, String variant, IntFunction<Score[]> column) {
    Score[][] scores = new Score[grid.columns().size()][];
    for (int c = 0; c < scores.length; c++) scores[c] = column.apply(c);
    boolean perPrompt = variant.equals(ScoreRow.DEFAULT) || variant.equals(RAREFIED);
    return new Table(metric.definition(), variant, perPrompt, scores);
  }

  private interface OfCell {
    Score of(Kept kept);
  }

  private Score[] column(int c, OfCell of, boolean modelsOnly) {
    if (modelsOnly && grid.columns().get(c).control()) return new Score[0];
    Score[] scores = new Score[grid.prompts().size()];
    for (int p = 0; p < scores.length; p++) scores[p] = of.of(reading.kept[c][p]);
    return scores;
  }

  private Score[] drawn(Score[][] of, int metric, int c) {
    if (grid.columns().get(c).control()) return new Score[0];
    Score[] scores = new Score[of.length];
    for (int p = 0; p < scores.length; p++) scores[p] = of[p][metric];
    return scores;
  }

  /** One measure at equal size: the smallest pool of the prompt among the compared models. */
  private final class Rarefied {
    private final Rarefiable measure;
    private final int metric;
    private final int[] size = new int[grid.prompts().size()];

    Rarefied(Rarefiable measure, int metric) {
      this.measure = measure;
      this.metric = metric;
      for (int c = 0; c < reading.kept.length; c++)
        for (int p = 0; p < size.length; p++) {
          if (grid.columns().get(c).control()) continue;
          if (!CommonPrompts.enough(grid, reading.kept, c, p)) continue;
          Abundance abundance = reading.kept[c][p].abundances()[metric];
          int total = abundance == null ? 0 : abundance.total();
          if (total > 0 && (size[p] == 0 || total < size[p])) size[p] = total;
        }
    }

    Score[] column(int c) {
      Score[] scores = new Score[size.length];
      for (int p = 0; p < scores.length; p++) {
        Kept kept = reading.kept[c][p];
        Abundance abundance = kept.abundances()[metric];
        if (abundance == null || kept.scores()[metric] instanceof Score.Undefined)
          scores[p] = kept.scores()[metric];
        else if (size[p] == 0)
          scores[p] = new Score.Undefined("no model has enough usable answers to set the size");
        else scores[p] = measure.rarefied(abundance, size[p]);
      }
      return scores;
    }
  }
}
