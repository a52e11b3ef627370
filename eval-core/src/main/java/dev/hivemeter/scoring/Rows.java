package dev.hivemeter.scoring;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects rows; knows which embedder's name a measure carries. */
final class Rows {
  private final String embedding;
  private final List<ScoreRow> rows = new ArrayList<>();

  Rows(String embedding) {
    this.embedding = embedding;
  }

  void study(
      Definition metric,
      @Nullable Sampling sampling,
      String elicitation,
      String variant,
      Score score) {
    rows.add(row(metric, Scope.STUDY, "", "", "", sampling, elicitation, variant, score));
  }

  void model(Definition metric, Grid.Column column, String variant, Score score) {
    rows.add(
        row(
            metric,
            Scope.MODEL,
            column.model(),
            "",
            "",
            column.sampling(),
            column.elicitation(),
            variant,
            score));
  }

  void pair(Definition metric, Grid.Column a, Grid.Column b, String variant, Score score) {
    rows.add(
        row(
            metric,
            Scope.PAIR,
            a.model(),
            b.model(),
            "",
            a.sampling(),
            a.elicitation(),
            variant,
            score));
  }

  void pool(Definition metric, Grid.Column column, String promptId, String variant, Score score) {
    rows.add(
        row(
            metric,
            Scope.POOL,
            column.model(),
            "",
            promptId,
            column.sampling(),
            column.elicitation(),
            variant,
            score));
  }

  /** A number of all models' answers to one prompt: scope pool, without a model. */
  void prompt(Definition metric, StudyGroup group, String promptId, String variant, Score score) {
    rows.add(
        row(
            metric,
            Scope.POOL,
            "",
            "",
            promptId,
            group.sampling(),
            group.elicitation(),
            variant,
            score));
  }

  List<ScoreRow> list() {
    return List.copyOf(rows);
  }

  private ScoreRow row(
      Definition metric,
      Scope scope,
      String model,
      String modelB,
      String promptId,
      @Nullable Sampling sampling,
      String elicitation,
      String variant,
      Score score) {
    return new ScoreRow(
        metric.id(),
        metric.needsEmbedding() ? embedding : "",
        scope,
        model,
        modelB,
        promptId,
        sampling,
        elicitation,
        variant,
        score);
  }
}
