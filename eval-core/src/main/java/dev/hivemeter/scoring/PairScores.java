package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between every two models of one group: same sampling, same elicitation. Prompts are
 * matched by id; each pair uses those that both answered.
 */
final class PairScores {

  /** Two conditions, by their places in the grid. */
  private record Pair(int a, int b) {}

  private final Grid grid;
  private final Kept[][] kept;
  private final Workers workers;
  private final boolean embedded;

  PairScores(Grid grid, Kept[][] kept, Workers workers, boolean embedded) {
    this.grid = grid;
    this.kept = kept;
    this.workers = workers;
    this.embedded = embedded;
  }

  /** The rows of the pairs and of their means. */
  void write(StudyGroup group, Rows rows) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < group.columns().size(); i++)
      for (int j = i + 1; j < group.columns().size(); j++)
        pairs.add(new Pair(group.columns().get(i), group.columns().get(j)));
    Score[] floors = new Score[pairs.size()];
    if (embedded)
      workers.each(
          floors.length,
          i -> floors[i] = CrossPrompt.cosine(grid, kept[pairs.get(i).a], kept[pairs.get(i).b]));
    for (PairMetric metric : PairMetrics.ALL) {
      Definition definition = metric.definition();
      if (definition.needsEmbedding() && !embedded) continue;
      if (definition.id().equals(InterModelHomogeneity.DEFINITION.id()))
        for (int c : group.columns()) rows.pair(definition, at(c), at(c), diagonal(c));
      Score[][] byPair = new Score[pairs.size()][];
      workers.each(byPair.length, i -> byPair[i] = perPrompt(metric, pairs.get(i), floors[i]));
      for (int i = 0; i < byPair.length; i++)
        rows.pair(
            definition, at(pairs.get(i).a), at(pairs.get(i).b), mean(byPair[i], pairs.get(i)));
      rows.study(
          definition,
          group.sampling(),
          group.elicitation(),
          ScoreRow.DEFAULT,
          pairs.isEmpty() ? needTwoModels(group) : meanOfPairs(List.of(byPair)));
    }
    if (!embedded) return;
    for (int i = 0; i < floors.length; i++)
      rows.pair(CrossPrompt.FLOOR, at(pairs.get(i).a), at(pairs.get(i).b), floors[i]);
    rows.study(
        CrossPrompt.FLOOR,
        group.sampling(),
        group.elicitation(),
        ScoreRow.DEFAULT,
        pairs.isEmpty() ? needTwoModels(group) : meanOfFloors(floors));
  }

  private Grid.Column at(int column) {
    return grid.columns().get(column);
  }

  private static Score needTwoModels(StudyGroup group) {
    return new Score.Undefined("needs two models, has " + group.columns().size());
  }

  private Score diagonal(int c) {
    Score[] s = new Score[kept[c].length];
    for (int p = 0; p < s.length; p++) s[p] = kept[c][p].repetition();
    return OverPrompts.mean(
        s, answered(c, c), grid.cluster(), OverPrompts.Method.T, "no prompt was answered");
  }

  private Score[] perPrompt(PairMetric metric, Pair pair, Score floor) {
    Score[] scores = new Score[grid.prompts().size()];
    for (int p = 0; p < scores.length; p++)
      scores[p] =
          kept[pair.a][p].usable() == 0 || kept[pair.b][p].usable() == 0
              ? new Score.Undefined("not answered by both")
              : metric.at(kept[pair.a][p], kept[pair.b][p], floor);
    return scores;
  }

  private Score mean(Score[] perPrompt, Pair pair) {
    return OverPrompts.mean(
        perPrompt,
        answered(pair.a, pair.b),
        grid.cluster(),
        OverPrompts.Method.T,
        "no prompt was answered by both");
  }

  private Score meanOfPairs(List<Score[]> byPair) {
    int prompts = grid.prompts().size();
    int[] all = new int[prompts];
    for (int p = 0; p < prompts; p++) all[p] = p;
    return OverPrompts.mean(
        OverPrompts.acrossUnits(byPair, prompts, all),
        all,
        grid.cluster(),
        OverPrompts.Method.T,
        "the run has no prompts");
  }

  /** The mean over pairs; n is the smallest number of prompts that a pair has. */
  private static Score meanOfFloors(Score[] floors) {
    double sum = 0;
    int values = 0;
    int prompts = Integer.MAX_VALUE;
    for (Score floor : floors)
      if (floor instanceof Score.Value v) {
        sum += v.value();
        prompts = Math.min(prompts, v.n());
        values++;
      }
    return values == 0 ? floors[0] : new Score.Value(sum / values, prompts);
  }

  private int[] answered(int a, int b) {
    List<Integer> both = new ArrayList<>();
    for (int p = 0; p < grid.prompts().size(); p++)
      if (kept[a][p].usable() > 0 && kept[b][p].usable() > 0) both.add(p);
    return both.stream().mapToInt(p -> p).toArray();
  }
}
