package dev.hivemeter.kernel;

import dev.hivemeter.MadeUp;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints the chosen kernels' names, and every measure of a made-up pool to the last bit: what two
 * virtual machines must agree on.
 */
final class Bits {
  private Bits() {}

  public static void main(String[] args) {
    System.out.println(CosineKernel.fastest().name() + " " + LcsKernel.fastest().name());
    System.out.println(of(CosineKernel.fastest()));
  }

  static String of(CosineKernel kernel) {
    StringBuilder bits = new StringBuilder();
    for (int d : new int[] {1, 7, 100, 384, 1000})
      bits.append(Arrays.deepHashCode(kernel.matrix(MadeUp.units(d, 77, d, 1)))).append(' ');
    List<SourceAnswer> answers = new ArrayList<>();
    MadeUp lcg = new MadeUp(1);
    for (float[] e : MadeUp.vectors(2, 37, 100, 1)) {
      StringBuilder text = new StringBuilder();
      for (int w = 0; w < 150; w++) text.append((int) (40 * lcg.unit())).append(' ');
      answers.add(new SourceAnswer(answers.size(), text.toString(), false, e, false));
    }
    Pool pool = Pool.of(answers);
    for (PoolMetric metric : PoolMetrics.ALL) bits.append(metric.of(pool)).append(' ');
    return bits.toString();
  }
}
