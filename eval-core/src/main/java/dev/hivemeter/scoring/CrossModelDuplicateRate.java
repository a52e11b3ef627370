package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The share of pairs, one answer of each model to the same prompt, that are the same text after
 * normalisation; averaged over prompts.
 *
 * <pre>Σ_t c_a(t)·c_b(t) / (n_a·n_b)        c(t) = answers with the normalised text t</pre>
 */
final class CrossModelDuplicateRate implements PairMetric {
  static final Definition DEFINITION =
      new Definition(
              "cross-model-duplicate-rate@1",
              "Exact duplicates across models",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The share of pairs, one answer of each of two models to the same prompt, that are the"
                  + " same text after normalisation.",
              "mean over prompts of Σ_t c_a(t)·c_b(t) / (n_a·n_b), c(t) = answers with the text t",
              "Two models that always give one and the same text have 1; no text in common: 0.",
              List.of(
                  "No prompt that both answered: Undefined.",
                  "Normalised: NFKC, upper then lower case, white space collapsed and stripped."),
              "The answers' length: short answers collide more.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score at(Kept a, Kept b, Score floor) {
    if (a.usable() == 0 || b.usable() == 0) return new Score.Undefined("not answered by both");
    String[] x = a.keys();
    String[] y = b.keys();
    long equal = 0;
    int i = 0;
    int j = 0;
    while (i < x.length && j < y.length) {
      int order = x[i].compareTo(y[j]);
      if (order < 0) i++;
      else if (order > 0) j++;
      else {
        int endX = i;
        int endY = j;
        while (endX < x.length && x[endX].equals(x[i])) endX++;
        while (endY < y.length && y[endY].equals(y[j])) endY++;
        equal += (long) (endX - i) * (endY - j);
        i = endX;
        j = endY;
      }
    }
    return new Score.Value((double) equal / ((double) x.length * y.length), 1);
  }
}
