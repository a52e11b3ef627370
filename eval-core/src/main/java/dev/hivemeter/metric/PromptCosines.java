package dev.hivemeter.metric;

import dev.hivemeter.kernel.CosineKernel;
import java.util.ArrayList;
import java.util.List;

/** Cosines of answers with prompts in float, by the kernel that makes those of all pairs. */
final class PromptCosines {
  /** Answers at a time, and prompts at a time: the kernel's pairs among each are not used. */
  static final int BLOCK = 128;

  /** No difference of two of these cosines is further from the exact one than this. */
  static final double ROUNDING = 1e-5;

  private PromptCosines() {}

  /**
   * Of each answer with the own prompt, then with the others in their order.
   *
   * @param answers unit vectors
   */
  static float[][] of(List<double[]> answers, Topic topic) {
    List<double[]> prompts = new ArrayList<>(topic.others());
    prompts.add(0, topic.own());
    int n = answers.size();
    float[][] cosines = new float[n][prompts.size()];
    for (int first = 0; first < prompts.size(); first += BLOCK) {
      int p = first;
      List<double[]> all = new ArrayList<>(answers);
      all.addAll(prompts.subList(p, Math.min(prompts.size(), p + BLOCK)));
      float[][] unit = all.stream().map(Vectors::floats).toArray(float[][]::new);
      CosineKernel.fastest()
          .pairs(
              unit,
              (i, j, row, from, count) -> {
                if (i >= n) return;
                for (int t = Math.max(0, n - j); t < count; t++)
                  cosines[i][p + j + t - n] = row[from + t];
              });
    }
    return cosines;
  }
}
