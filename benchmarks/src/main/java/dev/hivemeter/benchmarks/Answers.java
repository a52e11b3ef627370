package dev.hivemeter.benchmarks;

import dev.hivemeter.metric.Topic;
import dev.hivemeter.metric.Vectors;
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

  /** What they were asked, among so many prompts. */
  static Topic topic(int prompts) {
    SyntheticVectors vectors = new SyntheticVectors(1);
    List<double[]> units = new ArrayList<>();
    for (int p = 0; p < prompts; p++) {
      double[] unit = Vectors.unit(vectors.ofPrompt(p));
      if (unit == null) throw new IllegalStateException("prompt " + p + " has no vector");
      units.add(unit);
    }
    return new Topic(units.get(0), units.subList(1, prompts));
  }
}
