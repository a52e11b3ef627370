package dev.hivemeter.scoring;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.metric.WithVariants;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Puts every measure of a pool, and its variants, side by side. */
final class Tables {
  private static final Score[] NONE = new Score[0];
  private static final Score.Undefined NOT_ALL =
      new Score.Undefined("another elicitation of the model has no value for this prompt");

  private final Grid grid;
  private final Reading reading;
  private final Humans humans;

  Tables(Grid grid, Reading reading) {
    this.grid = grid;
    this.reading = reading;
    this.humans = new Humans(grid, reading.kept);
  }

  /** All tables, measure by measure. */
  List<Table> all(Map<Integer, Score[]> parrot, Score[][][] dice) {
    List<Table> tables = new ArrayList<>();
    List<PoolMetric> lexical = Ends.lexical(reading.metrics());
    for (int m = 0; m < reading.metrics().size(); m++) {
      int metric = m;
      PoolMetric measure = reading.metrics().get(m);
      Table own = table(measure, ScoreRow.DEFAULT, c -> column(c, x -> x.kept().scores(), metric));
      if (measure.onlyWhereDefined() && !own.anyValue()) continue;
      tables.add(own);
      if (measure instanceof WithVariants && reading.kept.length > 0)
        for (String name : reading.kept[0][0].variants().get(metric).keySet())
          tables.add(table(measure, name, c -> variant(c, metric, name)));
      if (measure instanceof Rarefiable r)
        tables.add(table(measure, Variants.RAREFIED, new Rarefied(grid, reading.kept, r, metric)));
      else if (measure.sizeDependent())
        tables.add(table(measure, Variants.RAREFIED, c -> column(c, CellScores::rarefied, metric)));
      calls(tables, measure, metric);
      if (measure.definition().direction() == Direction.NEITHER) continue;
      if (!parrot.isEmpty())
        tables.add(
            table(
                measure,
                Variants.PARROT,
                c -> models(c, x -> parrot.getOrDefault(x.kept().usable(), NONE), metric)));
      int diced = lexical.indexOf(measure);
      if (diced >= 0) tables.add(table(measure, Variants.DICE, c -> drawn(dice[c], diced, c)));
      tables.add(
          table(measure, Variants.CROSS_PROMPT, c -> drawn(reading.crossPrompt[c], metric, c)));
      tables.add(
          table(measure, Variants.OTHER_MODELS, c -> column(c, CellScores::otherModels, metric)));
      if (humans.any()) tables.add(table(measure, Variants.HUMAN, c -> humans.beside(c, metric)));
      if (!measure.readsWindows())
        tables.add(
            table(
                measure,
                Variants.LENGTH_MATCHED,
                c -> column(c, CellScores::lengthMatched, metric)));
      tables.add(
          table(
              measure,
              Variants.WITHOUT_REFUSALS,
              c -> column(c, x -> x.accepted().scores(), metric)));
      tables.add(
          table(measure, Variants.WITH_REFUSALS, c -> column(c, x -> x.kept().scores(), metric)));
    }
    return tables;
  }

  /** What is told of lists and conversations, where the run has some. */
  private void calls(List<Table> tables, PoolMetric measure, int metric) {
    if (CallPairs.tells(measure)) {
      add(
          tables,
          table(measure, Variants.WITHIN_CALL, c -> column(c, x -> x.calls().within(), metric)));
      add(
          tables,
          table(measure, Variants.ACROSS_CALLS, c -> column(c, x -> x.calls().across(), metric)));
    }
    if (EqualBudget.compares(measure)) {
      add(
          tables,
          paired(
              table(
                  measure,
                  Variants.EQUAL_ANSWERS,
                  c -> column(c, x -> x.calls().equalAnswers(), metric))));
      add(
          tables,
          paired(
              table(
                  measure,
                  Variants.EQUAL_TOKENS,
                  c -> column(c, x -> x.calls().equalTokens(), metric))));
    }
  }

  private static void add(List<Table> tables, Table table) {
    for (Score[] column : table.scores())
      if (column.length > 0) {
        tables.add(table);
        return;
      }
  }

  /** Elicitations of a model are compared on the prompts on which each of them has a value. */
  private Table paired(Table table) {
    Score[][] scores = table.scores();
    Score[][] paired = new Score[scores.length][];
    for (int c = 0; c < scores.length; c++) {
      paired[c] = scores[c].clone();
      for (int p = 0; p < paired[c].length; p++)
        for (int other : grid.besides(c))
          if (paired[c][p] instanceof Score.Value
              && anyValue(scores[other])
              && !(scores[other][p] instanceof Score.Value)) paired[c][p] = NOT_ALL;
    }
    return new Table(table.definition(), table.variant(), table.perPrompt(), paired);
  }

  private static boolean anyValue(Score[] column) {
    return Arrays.stream(column).anyMatch(s -> s instanceof Score.Value);
  }

  private Table table(PoolMetric metric, String variant, IntFunction<Score[]> column) {
    Score[][] scores = new Score[grid.columns().size()][];
    for (int c = 0; c < scores.length; c++) scores[c] = column.apply(c);
    return new Table(metric.definition(), variant, Variants.ofPools(variant), scores);
  }

  /** One measure of every cell of a condition; empty where the condition has no such scores. */
  private Score[] column(int c, Function<CellScores, Score @Nullable []> of, int metric) {
    Score[] scores = new Score[grid.prompts().size()];
    boolean any = false;
    for (int p = 0; p < scores.length; p++) {
      Score[] ofCell = of.apply(reading.cells[c][p]);
      any |= ofCell != null;
      scores[p] = ofCell == null ? Absent.NOT_ASKED : ofCell[metric];
    }
    return any ? scores : NONE;
  }

  private Score[] variant(int c, int metric, String name) {
    return Arrays.stream(reading.kept[c])
        .map(k -> k.variants().get(metric).getOrDefault(name, Absent.NOT_ASKED))
        .toArray(Score[]::new);
  }

  private Score[] models(int c, Function<CellScores, Score @Nullable []> of, int metric) {
    return grid.columns().get(c).compared() ? column(c, of, metric) : NONE;
  }

  private Score[] drawn(Score[] @Nullable [] of, int metric, int c) {
    if (!grid.columns().get(c).compared()) return NONE;
    return Arrays.stream(of).map(s -> s[metric]).toArray(Score[]::new);
  }
}
