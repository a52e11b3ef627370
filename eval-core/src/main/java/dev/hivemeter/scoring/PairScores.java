package dev.hivemeter.scoring;

import dev.hivemeter.between.CrossModelRuns;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What stands between every two models of one group: same sampling, same elicitation. Prompts are
 * matched by id; each pair uses those that both answered.
 */
final class PairScores {

  /** Two conditions, by their places in the grid. */
  private record Pair(int a, int b) {}

  private final Grid grid;
  private final Reading reading;
  private final Kept[][] kept;
  private final Workers workers;
  private final boolean embedded;
  private final long seed;

  PairScores(Grid grid, Reading reading, Workers workers, boolean embedded, long seed) {
    this.grid = grid;
    this.reading = reading;
    this.kept = reading.kept;
    this.workers = workers;
    this.embedded = embedded;
    this.seed = seed;
  }

  /** The rows of the pairs and of their means. */
  void write(StudyGroup group, Rows rows) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < group.columns().size(); i++)
      for (int j = i + 1; j < group.columns().size(); j++)
        pairs.add(new Pair(group.columns().get(i), group.columns().get(j)));
    Variant all = new Variant(ScoreRow.DEFAULT, reading.kept, pairs);
    write(group, all, rows);
    List<Pair> refusing =
        pairs.stream().filter(p -> reading.refuses(p.a) || reading.refuses(p.b)).toList();
    if (!refusing.isEmpty()) {
      write(group, new Variant(Variants.WITHOUT_REFUSALS, reading.accepted(), pairs), rows);
      write(group, new Variant(Variants.WITH_REFUSALS, reading.kept, pairs), rows);
    }
    withPeople(group, rows);
    sharedRuns(group, pairs, rows);
  }

  /** The answers from which the pairs are measured, and the name of it. */
  private record Variant(String name, Kept[][] kept, List<Pair> pairs) {
    Score floor(Grid grid, Pair pair) {
      return CrossPrompt.cosine(grid, kept[pair.a], kept[pair.b]);
    }
  }

  private void write(StudyGroup group, Variant v, Rows rows) {
    List<Pair> pairs = v.pairs;
    Score[] floors = new Score[pairs.size()];
    if (embedded) workers.each(floors.length, i -> floors[i] = v.floor(grid, pairs.get(i)));
    for (PairMetric metric : PairMetrics.ALL) {
      Definition definition = metric.definition();
      if (definition.needsEmbedding() && !embedded) continue;
      if (metric instanceof InterModelHomogeneity)
        for (int c : group.columns()) diagonal(v, c, rows);
      Score[][] byPair = new Score[pairs.size()][];
      workers.each(byPair.length, i -> byPair[i] = perPrompt(metric, v, pairs.get(i), floors[i]));
      for (int i = 0; i < byPair.length; i++)
        pair(
            definition,
            pairs.get(i),
            v.name,
            mean(definition, v.name, byPair[i], pairs.get(i)),
            rows);
      rows.study(
          definition,
          group.sampling(),
          group.elicitation(),
          v.name,
          pairs.isEmpty()
              ? needTwoModels(group)
              : meanOfPairs(definition, v.name, List.of(byPair)));
    }
    if (!embedded) return;
    for (int i = 0; i < floors.length; i++)
      pair(CrossPrompt.FLOOR, pairs.get(i), v.name, floors[i], rows);
    rows.study(
        CrossPrompt.FLOOR,
        group.sampling(),
        group.elicitation(),
        v.name,
        pairs.isEmpty() ? needTwoModels(group) : meanOfFloors(floors));
  }

  /** What people's answers have in common with each model's; no part of the study's mean. */
  private void withPeople(StudyGroup group, Rows rows) {
    for (int h = 0; h < kept.length; h++) {
      if (!grid.columns().get(h).human()) continue;
      for (int c : group.columns()) {
        Pair pair = new Pair(c, h);
        Variant v = new Variant(ScoreRow.DEFAULT, kept, List.of(pair));
        Score floor = embedded ? v.floor(grid, pair) : new Score.Undefined("no embedding");
        for (PairMetric metric : PairMetrics.ALL)
          if (embedded || !metric.definition().needsEmbedding())
            pair(
                metric.definition(),
                pair,
                v.name,
                mean(metric.definition(), v.name, perPrompt(metric, v, pair, floor), pair),
                rows);
        if (embedded) pair(CrossPrompt.FLOOR, pair, v.name, floor, rows);
      }
    }
  }

  /** Runs of words that two models share on a prompt, and on unrelated prompts. */
  private void sharedRuns(StudyGroup group, List<Pair> pairs, Rows rows) {
    int[] places = grid.groups().get(group.number());
    for (String variant : List.of(ScoreRow.DEFAULT, Variants.CROSS_PROMPT)) {
      List<Score[]> byPair = new ArrayList<>();
      for (Pair pair : pairs) {
        int a = Arrays.binarySearch(places, pair.a);
        int b = Arrays.binarySearch(places, pair.b);
        Score[] scores = new Score[grid.prompts().size()];
        for (int p = 0; p < scores.length; p++) {
          Together here = reading.together[group.number()][p];
          Score[][] rates =
              variant.equals(ScoreRow.DEFAULT) ? here.sharedRuns() : here.unrelatedRuns();
          scores[p] = rates[a][b];
        }
        byPair.add(scores);
        pair(
            CrossModelRuns.DEFINITION,
            pair,
            variant,
            mean(CrossModelRuns.DEFINITION, variant, scores, pair),
            rows);
      }
      rows.study(
          CrossModelRuns.DEFINITION,
          group.sampling(),
          group.elicitation(),
          variant,
          pairs.isEmpty()
              ? needTwoModels(group)
              : meanOfPairs(CrossModelRuns.DEFINITION, variant, byPair));
    }
  }

  private void pair(Definition definition, Pair pair, String variant, Score score, Rows rows) {
    rows.pair(definition, at(pair.a), at(pair.b), variant, score);
  }

  private Grid.Column at(int column) {
    return grid.columns().get(column);
  }

  private static Score needTwoModels(StudyGroup group) {
    return new Score.Undefined("needs two models, has " + group.columns().size());
  }

  /** A model with itself: S without self-pairs, and with them as in the authors' code. */
  private void diagonal(Variant v, int c, Rows rows) {
    Definition h = InterModelHomogeneity.DEFINITION;
    rows.pair(h, at(c), at(c), v.name, diagonal(v.kept[c], c, Kept::repetition));
    if (v.name.equals(ScoreRow.DEFAULT))
      rows.pair(h, at(c), at(c), Variants.PAPER, diagonal(v.kept[c], c, Kept::withSelfPairs));
  }

  private Score diagonal(Kept[] own, int c, Function<Kept, Score> of) {
    Score[] s = Arrays.stream(own).map(of).toArray(Score[]::new);
    return OverPrompts.mean(
        s,
        answered(c, c),
        grid.cluster(),
        OverPrompts.Method.of(InterModelHomogeneity.DEFINITION, ScoreRow.DEFAULT, seed),
        "no prompt was answered");
  }

  private Score[] perPrompt(PairMetric metric, Variant v, Pair pair, Score floor) {
    Score[] scores = new Score[grid.prompts().size()];
    for (int p = 0; p < scores.length; p++) {
      Kept a = v.kept[pair.a][p];
      Kept b = v.kept[pair.b][p];
      scores[p] =
          a.usable() == 0 || b.usable() == 0
              ? new Score.Undefined("not answered by both")
              : metric.at(a, b, floor);
    }
    return scores;
  }

  private Score mean(Definition measure, String variant, Score[] perPrompt, Pair pair) {
    return OverPrompts.mean(
        perPrompt,
        answered(pair.a, pair.b),
        grid.cluster(),
        OverPrompts.Method.of(measure, variant, seed),
        "no prompt was answered by both");
  }

  private Score meanOfPairs(Definition measure, String variant, List<Score[]> byPair) {
    int prompts = grid.prompts().size();
    int[] all = new int[prompts];
    for (int p = 0; p < prompts; p++) all[p] = p;
    return OverPrompts.mean(
        OverPrompts.acrossUnits(byPair, prompts, all),
        all,
        grid.cluster(),
        OverPrompts.Method.of(measure, variant, seed),
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
