package dev.hivemeter.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Outer products of packed panels: eight (or four) vectors against two registers of others, the
 * tile held in registers over a chunk. More than 20 accumulators fall off a cliff on JDK 17 as soon
 * as other shapes have run; eight by two do not. With 16 registers only, four by two is best.
 */
final class SimdCosine extends CosineKernel {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int L = LANES.length();
  private static final int ROWS = L >= 16 ? 8 : 4;
  private static final int COLUMNS = 2 * L;

  @Override
  public String name() {
    return "vector-" + LANES.vectorBitSize();
  }

  @Override
  void rows(float[][] unit, int gap, Sink sink) {
    int n = unit.length;
    if (n == 0) return;
    int d = unit[0].length;
    float[][] a = packed(unit, ROWS);
    float[][] b = packed(unit, COLUMNS);
    float[] tile = new float[ROWS * COLUMNS];
    for (int jp = 0; jp < b.length; jp++) {
      int j0 = jp * COLUMNS;
      int j1 = Math.min(n, j0 + COLUMNS);
      for (int ip = 0; ip < a.length && ip * ROWS + gap < j1; ip++) {
        Arrays.fill(tile, 0);
        for (int k = 0; k < d; k += CHUNK) {
          int end = Math.min(d, k + CHUNK);
          if (ROWS == 8) eight(a[ip], b[jp], k, end, tile);
          else four(a[ip], b[jp], k, end, tile);
        }
        clampAll(tile);
        for (int i = ip * ROWS; i < Math.min(n, ip * ROWS + ROWS); i++) {
          int j = Math.max(j0, i + gap);
          if (j < j1) sink.row(i, j, tile, (i - ip * ROWS) * COLUMNS + j - j0, j1 - j);
        }
      }
    }
  }

  /** Panels of {@code width} vectors, dimension by dimension; the last is filled up with zeros. */
  private static float[][] packed(float[][] unit, int width) {
    int d = unit[0].length;
    float[][] panels = new float[(unit.length + width - 1) / width][d * width];
    for (int i = 0; i < unit.length; i++) {
      float[] e = unit[i];
      float[] panel = panels[i / width];
      int at = i % width;
      for (int k = 0; k < d; k++) panel[k * width + at] = e[k];
    }
    return panels;
  }

  private static void clampAll(float[] tile) {
    for (int t = 0; t < tile.length; t += L)
      FloatVector.fromArray(LANES, tile, t).min(1f).max(-1f).intoArray(tile, t);
  }

  private static void eight(float[] a, float[] b, int from, int to, float[] tile) {
    FloatVector u0 = FloatVector.zero(LANES);
    FloatVector u1 = u0;
    FloatVector u2 = u0;
    FloatVector u3 = u0;
    FloatVector u4 = u0;
    FloatVector u5 = u0;
    FloatVector u6 = u0;
    FloatVector u7 = u0;
    FloatVector v0 = u0;
    FloatVector v1 = u0;
    FloatVector v2 = u0;
    FloatVector v3 = u0;
    FloatVector v4 = u0;
    FloatVector v5 = u0;
    FloatVector v6 = u0;
    FloatVector v7 = u0;
    for (int k = from; k < to; k++) {
      FloatVector u = FloatVector.fromArray(LANES, b, k * COLUMNS);
      FloatVector v = FloatVector.fromArray(LANES, b, k * COLUMNS + L);
      FloatVector x = FloatVector.broadcast(LANES, a[k * 8]);
      u0 = x.fma(u, u0);
      v0 = x.fma(v, v0);
      x = FloatVector.broadcast(LANES, a[k * 8 + 1]);
      u1 = x.fma(u, u1);
      v1 = x.fma(v, v1);
      x = FloatVector.broadcast(LANES, a[k * 8 + 2]);
      u2 = x.fma(u, u2);
      v2 = x.fma(v, v2);
      x = FloatVector.broadcast(LANES, a[k * 8 + 3]);
      u3 = x.fma(u, u3);
      v3 = x.fma(v, v3);
      x = FloatVector.broadcast(LANES, a[k * 8 + 4]);
      u4 = x.fma(u, u4);
      v4 = x.fma(v, v4);
      x = FloatVector.broadcast(LANES, a[k * 8 + 5]);
      u5 = x.fma(u, u5);
      v5 = x.fma(v, v5);
      x = FloatVector.broadcast(LANES, a[k * 8 + 6]);
      u6 = x.fma(u, u6);
      v6 = x.fma(v, v6);
      x = FloatVector.broadcast(LANES, a[k * 8 + 7]);
      u7 = x.fma(u, u7);
      v7 = x.fma(v, v7);
    }
    add(tile, 0, u0, v0);
    add(tile, 1, u1, v1);
    add(tile, 2, u2, v2);
    add(tile, 3, u3, v3);
    add(tile, 4, u4, v4);
    add(tile, 5, u5, v5);
    add(tile, 6, u6, v6);
    add(tile, 7, u7, v7);
  }

  private static void four(float[] a, float[] b, int from, int to, float[] tile) {
    FloatVector u0 = FloatVector.zero(LANES);
    FloatVector u1 = u0;
    FloatVector u2 = u0;
    FloatVector u3 = u0;
    FloatVector v0 = u0;
    FloatVector v1 = u0;
    FloatVector v2 = u0;
    FloatVector v3 = u0;
    for (int k = from; k < to; k++) {
      FloatVector u = FloatVector.fromArray(LANES, b, k * COLUMNS);
      FloatVector v = FloatVector.fromArray(LANES, b, k * COLUMNS + L);
      FloatVector x = FloatVector.broadcast(LANES, a[k * 4]);
      u0 = x.fma(u, u0);
      v0 = x.fma(v, v0);
      x = FloatVector.broadcast(LANES, a[k * 4 + 1]);
      u1 = x.fma(u, u1);
      v1 = x.fma(v, v1);
      x = FloatVector.broadcast(LANES, a[k * 4 + 2]);
      u2 = x.fma(u, u2);
      v2 = x.fma(v, v2);
      x = FloatVector.broadcast(LANES, a[k * 4 + 3]);
      u3 = x.fma(u, u3);
      v3 = x.fma(v, v3);
    }
    add(tile, 0, u0, v0);
    add(tile, 1, u1, v1);
    add(tile, 2, u2, v2);
    add(tile, 3, u3, v3);
  }

  private static void add(float[] tile, int row, FloatVector u, FloatVector v) {
    int at = row * COLUMNS;
    FloatVector.fromArray(LANES, tile, at).add(u).intoArray(tile, at);
    FloatVector.fromArray(LANES, tile, at + L).add(v).intoArray(tile, at + L);
  }
}
