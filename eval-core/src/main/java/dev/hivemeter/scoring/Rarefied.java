package dev.hivemeter.scoring;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Score;
import java.util.function.IntFunction;

/**
 * One measure with a closed form at equal size: that of the prompt's smallest pool among the
 * compared models.
 */
final class Rarefied implements IntFunction<Score[]> {
  private final Kept[][] kept;
  private final Rarefiable measure;
  private final int metric;
  private final int[] size;

  Rarefied(Grid grid, Kept[][] kept, Rarefiable measure, int metric) {
    this.kept = kept;
    this.measure = measure;
    this.metric = metric;
    this.size = new int[grid.prompts().size()];
    for (int c = 0; c < kept.length; c++)
      for (int p = 0; p < size.length; p++) {
        if (!grid.columns().get(c).compared()) continue;
        if (!CommonPrompts.enough(grid, kept, c, p)) continue;
        Abundance abundance = kept[c][p].abundances()[metric];
        int total = abundance == null ? 0 : abundance.total();
        if (total > 0 && (size[p] == 0 || total < size[p])) size[p] = total;
      }
  }

  @Override
  public Score[] apply(int column) {
    Score[] scores = new Score[size.length];
    for (int p = 0; p < scores.length; p++) {
      Kept own = kept[column][p];
      Abundance abundance = own.abundances()[metric];
      if (abundance == null || own.scores()[metric] instanceof Score.Undefined)
        scores[p] = own.scores()[metric];
      else if (size[p] == 0)
        scores[p] = new Score.Undefined("no model has enough usable answers to set the size");
      else scores[p] = measure.rarefied(abundance, size[p]);
    }
    return scores;
  }
}
