package dev.hivemeter.scoring;

import dev.hivemeter.between.Clusters;
import dev.hivemeter.between.CrossModelRuns;
import dev.hivemeter.between.Pca;
import dev.hivemeter.between.UniqueSources;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Vectors;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the answers of all models of one group to one prompt together. */
final class Union {
  /** More answers would need gigabytes for the cosines of all pairs. */
  static final int MOST = 4000;

  private final ScoringRequest request;
  private final Grid grid;
  private final GroupAnswers answers;
  private final boolean otherLanguage;

  Union(ScoringRequest request, Grid grid, GroupAnswers answers, boolean otherLanguage) {
    this.request = request;
    this.grid = grid;
    this.answers = answers;
    this.otherLanguage = otherLanguage;
  }

  /** The measures of a pool that are also taken of the union: those of the embedding. */
  static List<PoolMetric> pooled(List<PoolMetric> metrics) {
    return metrics.stream()
        .filter(m -> m.definition().needsEmbedding())
        .filter(m -> m.definition().direction() != Direction.NEITHER)
        .filter(m -> !m.onlyWhereDefined())
        .toList();
  }

  /**
   * Everything.
   *
   * @param other answers of the same models to another prompt; null if there is none
   */
  Together measure(@Nullable GroupAnswers other) {
    List<Together.Of> scores = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    if (!request.embedding().isEmpty()) {
      List<PoolMetric> metrics = pooled(request.metrics());
      Score[] pooled = Kept.measure(answers.pool(), metrics, otherLanguage);
      for (int m = 0; m < pooled.length; m++)
        scores.add(new Together.Of(metrics.get(m).definition(), Variants.POOLED, pooled[m]));
      places = map(scores);
    }
    CrossModelRuns runs = answers.runs();
    Score[][] own = rates(runs.within());
    Score[][] unrelated =
        other == null ? nothingElse() : rates(runs.against(other.runs(), answers.numbersIn(other)));
    return new Together(scores, own, unrelated, new Phrases(grid, answers).find(), places);
  }

  /** Unique sources, clusters and the map; adds scores, gives places. */
  private List<Place> map(List<Together.Of> scores) {
    int[] with = withVector();
    Score.Undefined none = null;
    if (otherLanguage) none = Kept.LANGUAGE;
    else if (with.length > MOST)
      none = new Score.Undefined("has " + with.length + " answers; measured up to " + MOST);
    float[][] unit = none != null ? new float[0][] : unit(with);
    float[][] cosine = none != null ? new float[0][] : answers.pool().cosines();
    int[] model = new int[unit.length];
    for (int i = 0; i < model.length; i++) model[i] = answers.model()[with[i]];
    List<UniqueSources.At> sources = UniqueSources.of(cosine, model);
    for (int k = 0; k < sources.size(); k++) {
      UniqueSources.At at = sources.get(k);
      String[] variants = {ScoreRow.DEFAULT, Variants.FLOOR, Variants.MIXING, Variants.NORMALISED};
      Score[] of = {at.observed(), at.floor(), at.mixing(), at.normalised()};
      for (int v = 0; v < of.length; v++)
        scores.add(
            new Together.Of(
                UniqueSources.DEFINITIONS.get(k), variants[v], none == null ? of[v] : none));
    }
    Clusters clusters = Clusters.of(cosine);
    scores.add(
        new Together.Of(Clusters.COUNT, ScoreRow.DEFAULT, none == null ? clusters.count() : none));
    scores.add(
        new Together.Of(
            Clusters.SILHOUETTE, ScoreRow.DEFAULT, none == null ? clusters.silhouette() : none));
    return places(with, unit, clusters);
  }

  private List<Place> places(int[] with, float[][] unit, Clusters clusters) {
    Pca pca = Pca.of(unit);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < unit.length; i++) {
      Grid.Column column = grid.columns().get(answers.columns()[answers.model()[with[i]]]);
      places.add(
          new Place(
              column.sampling(),
              column.elicitation(),
              grid.prompts().get(answers.prompt()).id(),
              column.model(),
              answers.pool().answers().get(with[i]).sample(),
              pca.x()[i],
              pca.y()[i],
              clusters.labels()[i],
              answers.pool().answers().get(with[i]).part()));
    }
    return places;
  }

  private int[] withVector() {
    List<Integer> with = new ArrayList<>();
    for (int i = 0; i < answers.pool().size(); i++) if (answers.pool().hasVector(i)) with.add(i);
    return with.stream().mapToInt(i -> i).toArray();
  }

  private float[][] unit(int[] with) {
    List<double[]> vectors = answers.pool().vectors();
    float[][] unit = new float[with.length][];
    for (int i = 0; i < unit.length; i++) unit[i] = Vectors.floats(vectors.get(i));
    return unit;
  }

  private static Score[][] rates(CrossModelRuns.Rates rates) {
    int models = rates.pairs().length;
    Score[][] scores = new Score[models][models];
    for (int a = 0; a < models; a++)
      for (int b = 0; b < models; b++) scores[a][b] = rates.rate(a, b);
    return scores;
  }

  private Score[][] nothingElse() {
    int models = answers.columns().length;
    Score[][] scores = new Score[models][models];
    for (Score[] row : scores)
      Arrays.fill(row, new Score.Undefined("no other prompt of this language"));
    return scores;
  }
}
