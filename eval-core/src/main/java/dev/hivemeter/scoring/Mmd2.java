package dev.hivemeter.scoring;

import dev.hivemeter.metric.Vectors;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * Squared maximum mean discrepancy between two models' answers to the same prompt, unbiased.
 *
 * <pre>MMD² = S_a + S_b − 2H, averaged over prompts</pre>
 *
 * Answers from one law give 0 on average (and may fall below); the larger, the easier an embedder
 * tells the two models apart.
 *
 * @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. 2012</a>
 */
final class Mmd2 implements PairMetric {
  static final Definition DEFINITION =
      new Definition(
          "mmd2@1",
          "MMD²",
          Direction.HIGHER_IS_MORE_DIVERSE,
          true,
          "How far apart two models' answers to the same prompt are as distributions, to the"
              + " embedder.",
          "mean over prompts of S_a + S_b − 2H",
          "Answers from one law give 0 on average, and may fall a little below; two models that each"
              + " repeat one text, with nothing in common, give 2.",
          List.of(
              "A prompt needs two answers of each model; none has them: Undefined.",
              "Unbiased, so not clamped at 0."),
          "The embedder; not the numbers of answers, in expectation.",
          "Gretton et al. 2012, https://jmlr.org/papers/v13/gretton12a.html");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score at(Kept a, Kept b, Score floor) {
    Score sa = a.repetition();
    Score sb = b.repetition();
    double[] x = a.centre();
    double[] y = b.centre();
    if (!(sa instanceof Score.Value va) || x == null) return sa;
    if (!(sb instanceof Score.Value vb) || y == null) return sb;
    return new Score.Value(va.value() + vb.value() - 2 * Vectors.dot(x, y), 1);
  }
}
