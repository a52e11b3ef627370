package dev.hivemeter.kernel;

import java.util.Arrays;

/**
 * One vector against a panel of others, four dimensions at a time. Each dimension of the panel is
 * an array of its own, all read at the same index: the form that the compiler of JDK 17 turns into
 * vector instructions.
 */
final class PlainCosine extends CosineKernel {
  private static final int PANEL = 256;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  void rows(float[][] unit, int gap, Sink sink) {
    int n = unit.length;
    float[] chain = new float[PANEL];
    float[] cosines = new float[PANEL];
    for (int j0 = 0; j0 < n; j0 += PANEL) {
      int width = Math.min(PANEL, n - j0);
      float[][] panel = transposed(unit, j0, width);
      for (int i = 0; i + gap < j0 + width; i++) {
        int from = Math.max(0, i + gap - j0);
        row(unit[i], panel, from, width, chain, cosines);
        sink.row(i, j0 + from, cosines, from, width - from);
      }
    }
  }

  private static void row(
      float[] e, float[][] panel, int from, int to, float[] chain, float[] cosines) {
    Arrays.fill(cosines, from, to, 0);
    for (int k0 = 0; k0 < e.length; k0 += CHUNK) {
      int end = Math.min(e.length, k0 + CHUNK);
      Arrays.fill(chain, from, to, 0);
      int k = k0;
      for (; k + 3 < end; k += 4) four(chain, from, to, e, k, panel);
      for (; k < end; k++) one(chain, from, to, e[k], panel[k]);
      for (int j = from; j < to; j++) cosines[j] += chain[j];
    }
    for (int j = from; j < to; j++) cosines[j] = clamp(cosines[j]);
  }

  private static void four(float[] chain, int from, int to, float[] e, int k, float[][] panel) {
    float e0 = e[k];
    float e1 = e[k + 1];
    float e2 = e[k + 2];
    float e3 = e[k + 3];
    float[] b0 = panel[k];
    float[] b1 = panel[k + 1];
    float[] b2 = panel[k + 2];
    float[] b3 = panel[k + 3];
    for (int j = from; j < to; j++)
      chain[j] =
          Math.fma(
              e3, b3[j], Math.fma(e2, b2[j], Math.fma(e1, b1[j], Math.fma(e0, b0[j], chain[j]))));
  }

  private static void one(float[] chain, int from, int to, float e, float[] b) {
    for (int j = from; j < to; j++) chain[j] = Math.fma(e, b[j], chain[j]);
  }

  /** Dimension by dimension, the vectors from {@code j0} on. */
  private static float[][] transposed(float[][] unit, int j0, int width) {
    float[][] panel = new float[unit[0].length][width];
    for (int j = 0; j < width; j++) {
      float[] e = unit[j0 + j];
      for (int k = 0; k < e.length; k++) panel[k][j] = e[k];
    }
    return panel;
  }
}
