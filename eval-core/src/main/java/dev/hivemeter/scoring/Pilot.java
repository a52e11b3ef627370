package dev.hivemeter.scoring;

import dev.hivemeter.metric.Vectors;
import dev.hivemeter.plan.Detect;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.stats.UStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run read as a pilot: of each pool the mean pairwise cosine and the parts of its sampling
 * variance, by condition and prompt. Controls are left out. Memory: one pool's vectors at a time.
 */
public final class Pilot {

  /**
   * What is kept of a pool.
   *
   * @param score its mean pairwise cosine
   * @param parts null for fewer than four vectors
   */
  private record Measured(double score, @Nullable UStatistic parts) {}

  /** Two conditions, by their places in {@link #labels}. */
  public record Contrast(int a, int b) {}

  private final Grid grid;
  private final List<Integer> shown;
  private final @Nullable Measured[][] pools;
  private final int withoutVector;
  private final int samples;

  private Pilot(
      Grid grid,
      List<Integer> shown,
      @Nullable Measured[][] pools,
      int withoutVector,
      int samples) {
    this.grid = grid;
    this.shown = shown;
    this.pools = pools;
    this.withoutVector = withoutVector;
    this.samples = samples;
  }

  /**
   * @param cells those that count
   * @param source with the vectors to measure by
   * @param languages the embedder knows; empty for all. Prompts in others are left out
   */
  public static Pilot read(List<StoredCell> cells, AnswerSource source, Set<String> languages) {
    Grid grid = Grid.of(cells);
    List<Integer> shown = new ArrayList<>();
    for (int c = 0; c < grid.columns().size(); c++)
      if (!grid.columns().get(c).control()) shown.add(c);
    @Nullable Measured[][] pools = new Measured[shown.size()][grid.prompts().size()];
    int without = 0;
    int samples = 0;
    for (int s = 0; s < pools.length; s++)
      for (int p = 0; p < pools[s].length; p++) {
        StoredCell cell = grid.cell(shown.get(s), p);
        String language = grid.language(p);
        boolean other =
            !languages.isEmpty() && !language.equals("und") && !languages.contains(language);
        if (cell == null || other) continue;
        List<double[]> vectors = new ArrayList<>();
        for (SourceAnswer a : PromptAnswers.usable(source.answers(cell))) {
          double[] unit = Vectors.unit(a.vector());
          if (unit == null) without++;
          else vectors.add(unit);
        }
        samples = Math.max(samples, cell.planned());
        if (vectors.size() >= Math.max(2, CommonPrompts.minimum(cell.planned())))
          pools[s][p] = measured(vectors);
      }
    return new Pilot(grid, List.copyOf(shown), pools, without, samples);
  }

  private static Measured measured(List<double[]> vectors) {
    if (vectors.size() >= UStatistic.FEWEST) {
      UStatistic u = UStatistic.ofVectors(vectors);
      return new Measured(u.mean(), u);
    }
    double[] sum = new double[vectors.get(0).length];
    double squares = 0;
    for (double[] e : vectors) {
      Vectors.add(sum, e, 1);
      squares += Vectors.dot(e, e);
    }
    return new Measured(Vectors.meanOfPairs(sum, squares, vectors.size()), null);
  }

  /** The conditions, as tables name them. */
  public List<String> labels() {
    return shown.stream()
        .map(c -> grid.columns().get(c))
        .map(c -> c.elicitation().equals("direct") ? c.label() : c.label() + " " + c.elicitation())
        .toList();
  }

  /** What is compared with what, the common part said once. */
  public String title(Contrast contrast) {
    Grid.Column a = grid.columns().get(shown.get(contrast.a));
    Grid.Column b = grid.columns().get(shown.get(contrast.b));
    if (differences(a, b) != 1) return labels().get(contrast.a) + " – " + labels().get(contrast.b);
    if (a.model().equals(b.model())) return labels().get(contrast.a) + " – " + b.sampling().label();
    return a.model() + " – " + labels().get(contrast.b);
  }

  /** Usable answers that have no vector, and so were left out. */
  public int withoutVector() {
    return withoutVector;
  }

  /** The largest number of samples that a cell plans. */
  public int samples() {
    return samples;
  }

  /** All pairs of conditions that differ in their model or in their temperature, and in no more. */
  public List<Contrast> contrasts() {
    List<Contrast> out = new ArrayList<>();
    for (int a = 0; a < shown.size(); a++)
      for (int b = a + 1; b < shown.size(); b++)
        if (differences(grid.columns().get(shown.get(a)), grid.columns().get(shown.get(b))) == 1)
          out.add(new Contrast(a, b));
    return out;
  }

  /** The prompts on which both conditions have enough answers. */
  public List<Detect.Pair> pairs(Contrast contrast) {
    List<Detect.Pair> out = new ArrayList<>();
    for (int p = 0; p < grid.prompts().size(); p++) {
      Measured a = pools[contrast.a][p];
      Measured b = pools[contrast.b][p];
      if (a != null && b != null)
        out.add(new Detect.Pair(a.score, b.score, a.parts, b.parts, grid.cluster()[p]));
    }
    return out;
  }

  private static int differences(Grid.Column a, Grid.Column b) {
    int model = a.model().equals(b.model()) ? 0 : 1;
    int temperature =
        Objects.equals(a.sampling().temperature(), b.sampling().temperature()) ? 0 : 1;
    boolean rest =
        a.elicitation().equals(b.elicitation())
            && a.sampling().withoutTemperature().equals(b.sampling().withoutTemperature());
    return rest ? model + temperature : Integer.MAX_VALUE;
  }
}
