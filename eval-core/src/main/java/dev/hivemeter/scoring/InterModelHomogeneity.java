package dev.hivemeter.scoring;

import dev.hivemeter.metric.Vectors;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * Inter-model homogeneity: the mean cosine between two models' answers to the same prompt.
 *
 * <pre>H(a, b) = mean over q of ⟨ē(a, q), ē(b, q)⟩        ē the mean of the unit vectors</pre>
 *
 * Two models that always give the same text have 1; it mixes topic, each model's own spread and
 * likeness, so it is read beside its floor, MMD² and alikeness.
 *
 * <ul>
 *   <li>No prompt that both answered: Undefined.
 *   <li>Prompts are matched by id, and weigh the same whatever the number of answers.
 *   <li>On the diagonal stands S, without self-pairs; with them it would be (1−S)/n higher.
 * </ul>
 *
 * Cost O(prompts·d) a pair from the sums of vectors.
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">Jiang et al. 2025</a>
 */
final class InterModelHomogeneity implements PairMetric {
  static final Definition DEFINITION =
      new Definition(
              "inter-model-homogeneity@1",
              "Inter-model homogeneity",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              true,
              "The mean cosine between two models' answers to the same prompt.",
              "H(a,b) = mean over prompts of ⟨ē_a, ē_b⟩, ē the mean of a model's unit vectors there;"
                  + " H(a,a) = S, without self-pairs",
              "Two models that always give the same text have 1; answers to unrelated prompts about 0.",
              List.of(
                  "No prompt that both answered: Undefined.",
                  "Prompts are matched by id and weigh the same; one answer is enough.",
                  "Only models under the same sampling and elicitation are compared.",
                  "The diagonal needs two answers a prompt."),
              "The embedder; the prompts: answers to one prompt share its topic, so read it beside its"
                  + " floor (inter-model-cross-prompt), MMD² and alikeness.",
              "Jiang et al. 2025, https://arxiv.org/abs/2510.22954")
          .within(-1, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score at(Kept a, Kept b, Score floor) {
    if (a.otherLanguage()) return Kept.LANGUAGE;
    double[] x = a.centre();
    double[] y = b.centre();
    if (x == null || y == null) return new Score.Undefined("not answered by both");
    return new Score.Value(Vectors.dot(x, y), 1);
  }
}
