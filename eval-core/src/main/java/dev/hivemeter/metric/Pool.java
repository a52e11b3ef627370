package dev.hivemeter.metric;

import dev.hivemeter.score.AnswerSource.SourceAnswer;
import java.util.ArrayList;
import java.util.List;

/** The usable answers of one cell, prepared for measuring. Not safe for use by several threads. */
public final class Pool {
  private final List<SourceAnswer> answers;
  private final List<double[]> vectors;

  private Pool(List<SourceAnswer> answers, List<double[]> vectors) {
    this.answers = answers;
    this.vectors = vectors;
  }

  /** A pool of these answers, which are in the order of their sample index. */
  public static Pool of(List<SourceAnswer> answers) {
    List<double[]> vectors = new ArrayList<>();
    for (SourceAnswer a : answers) {
      double[] unit = a.vector() == null ? null : Vectors.unit(a.vector());
      if (unit != null) vectors.add(unit);
    }
    return new Pool(List.copyOf(answers), List.copyOf(vectors));
  }

  /** How many answers there are, with or without a vector. */
  public int size() {
    return answers.size();
  }

  /** Unit vectors of the answers that have a usable one. */
  public List<double[]> vectors() {
    return vectors;
  }
}
