package dev.hivemeter.scoring;

import dev.hivemeter.metric.Vectors;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * How alike two models' answers are, between the floor of unrelated prompts and one centre.
 *
 * <pre>alikeness = (H − F) / ((S_a + S_b)/2 − F), averaged over prompts</pre>
 *
 * 1: the two models' answers have the same centre; 0: no more alike than answers to different
 * prompts.
 *
 * <ul>
 *   <li>A denominator under .05 leaves the prompt out: there is no room between floor and ceiling.
 *   <li>F is one number for the pair.
 * </ul>
 */
final class Alikeness implements PairMetric {
  private static final double LEAST_ROOM = 0.05;

  static final Definition DEFINITION =
      new Definition(
          "alikeness@1",
          "Alikeness",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          true,
          "Where two models' likeness stands between answers to different prompts and one common"
              + " centre.",
          "mean over prompts of (H − F) / ((S_a + S_b)/2 − F), F the pair's mean cosine over"
              + " different prompts",
          "1: the same centre; 0: no more alike than answers to different prompts.",
          List.of(
              "A prompt needs two answers of each model, and the pair needs F; else Undefined.",
              "A prompt whose denominator is under .05 is left out; none left: Undefined."),
          "The embedder, and how broad the prompts are.",
          "");

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
    if (!(floor instanceof Score.Value f)) return floor;
    double room = (va.value() + vb.value()) / 2 - f.value();
    if (!(room >= LEAST_ROOM))
      return new Score.Undefined("(S_a + S_b)/2 − F is under " + LEAST_ROOM);
    return new Score.Value((Vectors.dot(x, y) - f.value()) / room, 1);
  }
}
