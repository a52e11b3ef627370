package dev.hivemeter.scoring;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run in memory, put together answer by answer. */
final class MadeUpRun implements AnswerSource {
  static final String EMBEDDING = "test:embedding";
  static final Sampling WARM = Sampling.neutral(1.0, 64);

  private final Map<StoredCell, List<SourceAnswer>> cells = new LinkedHashMap<>();
  private final Map<String, float[]> promptVectors = new LinkedHashMap<>();
  private Sampling sampling = WARM;
  private int planned = 5;
  private Elicitation elicitation = Elicitation.DIRECT;

  MadeUpRun planned(int samples) {
    planned = samples;
    return this;
  }

  MadeUpRun sampling(Sampling s) {
    sampling = s;
    return this;
  }

  MadeUpRun elicitation(Elicitation e) {
    elicitation = e;
    return this;
  }

  MadeUpRun cell(String model, Prompt prompt, SourceAnswer... answers) {
    ModelSpec spec =
        model.contains(":")
            ? ModelSpec.chat(model, ModelSpec.Connection.NONE)
            : ModelSpec.imported(model);
    Cell cell = new Cell(prompt, new Condition(spec, sampling, elicitation));
    cells.put(new StoredCell(cell.key(), cell, planned), List.of(answers));
    return this;
  }

  MadeUpRun promptVector(String id, float... vector) {
    promptVectors.put(id, vector);
    return this;
  }

  static SourceAnswer answer(int sample, String text, float @Nullable ... vector) {
    return new SourceAnswer(sample, text, false, vector, false);
  }

  static Prompt prompt(String id, @Nullable String family, String language) {
    return new Prompt(id, "What of " + id + "?", family, List.of(), List.of(), language);
  }

  ScoringRequest request(String embedding, int threads) {
    return ScoringRequest.of(List.copyOf(cells.keySet()), embedding, Set.of("en"), 20251, threads);
  }

  Scores score() {
    return new Scores(Scorer.score(request(EMBEDDING, 2), this).rows());
  }

  @Override
  public List<SourceAnswer> answers(StoredCell cell) {
    return cells.getOrDefault(cell, List.of());
  }

  @Override
  public Map<String, float[]> promptVectors() {
    return promptVectors;
  }

  /** Rows that can be asked for by name. */
  record Scores(List<ScoreRow> rows) {

    List<ScoreRow> of(Scope scope) {
      return rows.stream().filter(r -> r.scope() == scope).toList();
    }

    Score study(String metric, String variant) {
      return one(Scope.STUDY, metric, "", "", "", variant);
    }

    Score model(String metric, String model, String variant) {
      return one(Scope.MODEL, metric, model, "", "", variant);
    }

    Score pair(String metric, String a, String b) {
      return one(Scope.PAIR, metric, a, b, "", ScoreRow.DEFAULT);
    }

    Score pool(String metric, String model, String prompt, String variant) {
      return one(Scope.POOL, metric, model, "", prompt, variant);
    }

    private Score one(
        Scope scope, String metric, String a, String b, String prompt, String variant) {
      List<Score> found = new ArrayList<>();
      for (ScoreRow r : rows)
        if (r.scope() == scope
            && r.metric().equals(metric)
            && r.model().equals(a)
            && r.modelB().equals(b)
            && r.promptId().equals(prompt)
            && r.variant().equals(variant)) found.add(r.score());
      if (found.size() != 1)
        throw new AssertionError(
            found.size() + " rows for " + List.of(scope, metric, a, b, prompt, variant));
      return found.get(0);
    }
  }

  // The run of measures.py: three models, six prompts of which the first two are paraphrases.

  private static final String[] WORDS =
      "the sea a night light and wind over grey slow house. river, dream's —".split(" ");

  static MadeUpRun ofReference() {
    int dimension = 8;
    Lcg lcg = new Lcg(20251);
    double[][] centre = new double[6][dimension];
    double[][] style = new double[3][dimension];
    for (double[] c : centre) for (int k = 0; k < dimension; k++) c[k] = lcg.unit() - 0.5;
    for (double[] s : style) for (int k = 0; k < dimension; k++) s[k] = lcg.unit() - 0.5;
    MadeUpRun run = new MadeUpRun();
    for (int m = 0; m < 3; m++)
      for (int p = 0; p < 6; p++) {
        int n = m == 2 && p == 5 ? 0 : m == 1 ? (p == 2 ? 3 : 4) : 5;
        List<SourceAnswer> answers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          float[] e = new float[dimension];
          for (int k = 0; k < dimension; k++)
            e[k] = (float) (centre[p][k] + 0.5 * style[m][k] + 0.5 * (lcg.unit() - 0.5));
          int length = 5 + (int) (lcg.unit() * 8);
          List<String> words = new ArrayList<>();
          for (int w = 0; w < length; w++) words.add(WORDS[(int) (lcg.unit() * WORDS.length)]);
          String text =
              i == 3 && p == 4
                  ? answers.get(0).text().toUpperCase(java.util.Locale.ROOT)
                  : String.join(" ", words);
          answers.add(answer(i, text, e));
        }
        if (n > 0)
          run.cell(
              "m" + m,
              prompt("p" + p, p < 2 ? "first" : null, "en"),
              answers.toArray(SourceAnswer[]::new));
      }
    return run;
  }

  private static final class Lcg {
    private long state;

    Lcg(long seed) {
      state = seed;
    }

    double unit() {
      state = (state * 1103515245L + 12345L) % (1L << 31);
      return state / (double) (1L << 31);
    }
  }
}
