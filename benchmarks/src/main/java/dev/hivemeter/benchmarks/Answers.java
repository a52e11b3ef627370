package dev.hivemeter.benchmarks;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.List;

/** Made-up answers to one prompt, fifty a model. */
final class Answers {
  private Answers() {}

  /** The first {@code n}, model by model. */
  static List<SourceAnswer> of(int n) {
    SyntheticRun run = new SyntheticRun(1, (n + 49) / 50, 50, 1);
    List<SourceAnswer> answers = new ArrayList<>();
    for (StoredCell cell : run.cells()) answers.addAll(run.answers(cell));
    return List.copyOf(answers.subList(0, n));
  }

  /** Their vectors. */
  static float[][] vectors(int n) {
    float[][] vectors = new float[n][];
    List<SourceAnswer> answers = of(n);
    for (int i = 0; i < n; i++) {
      float[] vector = answers.get(i).vector();
      if (vector == null) throw new IllegalStateException("answer " + i + " has no vector");
      vectors[i] = vector;
    }
    return vectors;
  }
}
