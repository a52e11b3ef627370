package dev.hivemeter.benchmarks;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up scores: of every pool, model and pair, with as many rows as the paper's study gives a
 * pool (100), so that a report of them has as much to read.
 */
final class SyntheticScores {
  private static final int ROWS_OF_A_POOL = 100;
  private static final List<String> SHOWN =
      List.of(
          "mean-pairwise-cosine",
          "share-pairs-above-0.8",
          "distinct-2",
          "rouge-l",
          "exact-duplicate-rate",
          "on-topic-rate",
          "loop-rate",
          "cut-rate",
          "length-mean");

  private final List<String> models;
  private final List<Prompt> prompts;
  private final Sampling sampling;
  private final int n;

  SyntheticScores(List<String> models, List<Prompt> prompts, Sampling sampling, int n) {
    this.models = models;
    this.prompts = prompts;
    this.sampling = sampling;
    this.n = n;
  }

  List<ScoreRow> rows() {
    List<String> names = new ArrayList<>();
    for (String name : SHOWN) names.add(name + "@1");
    while (names.size() < ROWS_OF_A_POOL) names.add("further-" + names.size() + "@1");
    List<ScoreRow> rows = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      for (int p = 0; p < prompts.size(); p++)
        for (String name : names)
          rows.add(
              row(
                  name,
                  Scope.POOL,
                  m,
                  "",
                  prompts.get(p).id(),
                  "default",
                  new Score.Value(of(m, p), n)));
      for (String name : names)
        for (String variant : List.of("default", "cross-prompt", "parrot"))
          rows.add(row(name, Scope.MODEL, m, "", "", variant, mean(of(m, 0))));
      for (int bin = 0; bin < 10; bin++)
        rows.add(
            row("similarity-range-0." + bin + "@1", Scope.MODEL, m, "", "", "default", mean(0.1)));
      for (int b = m; b < models.size(); b++)
        for (String name :
            List.of(
                "inter-model-homogeneity@1", "inter-model-cross-prompt@1", "mmd2@1", "alikeness@1"))
          rows.add(row(name, Scope.PAIR, m, models.get(b), "", "default", mean(of(m, b))));
    }
    return rows;
  }

  private static double of(int a, int b) {
    return 0.3 + 0.6 * ((a * 31 + b * 17) % 101) / 101.0;
  }

  private static Score mean(double v) {
    return new Score.Value(v, 100, new Interval(v - 0.02, v + 0.02, "t"));
  }

  private ScoreRow row(
      String name, Scope scope, int model, String other, String prompt, String variant, Score s) {
    return new ScoreRow(
        name,
        SyntheticRun.EMBEDDING,
        scope,
        models.get(model),
        other,
        prompt,
        sampling,
        "direct",
        variant,
        s);
  }
}
