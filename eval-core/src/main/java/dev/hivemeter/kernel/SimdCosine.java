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

  // The sums are written out: a method for them is not inlined, and boxes every register.
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
    int end = 8 * to;
    for (int p = 8 * from, q = COLUMNS * from; p < end; p += 8, q += COLUMNS) {
      FloatVector u = FloatVector.fromArray(LANES, b, q);
      FloatVector v = FloatVector.fromArray(LANES, b, q + L);
      FloatVector x = FloatVector.broadcast(LANES, a[p]);
      u0 = x.fma(u, u0);
      v0 = x.fma(v, v0);
      x = FloatVector.broadcast(LANES, a[p + 1]);
      u1 = x.fma(u, u1);
      v1 = x.fma(v, v1);
      x = FloatVector.broadcast(LANES, a[p + 2]);
      u2 = x.fma(u, u2);
      v2 = x.fma(v, v2);
      x = FloatVector.broadcast(LANES, a[p + 3]);
      u3 = x.fma(u, u3);
      v3 = x.fma(v, v3);
      x = FloatVector.broadcast(LANES, a[p + 4]);
      u4 = x.fma(u, u4);
      v4 = x.fma(v, v4);
      x = FloatVector.broadcast(LANES, a[p + 5]);
      u5 = x.fma(u, u5);
      v5 = x.fma(v, v5);
      x = FloatVector.broadcast(LANES, a[p + 6]);
      u6 = x.fma(u, u6);
      v6 = x.fma(v, v6);
      x = FloatVector.broadcast(LANES, a[p + 7]);
      u7 = x.fma(u, u7);
      v7 = x.fma(v, v7);
    }
    u0.add(FloatVector.fromArray(LANES, tile, 0)).intoArray(tile, 0);
    v0.add(FloatVector.fromArray(LANES, tile, L)).intoArray(tile, L);
    u1.add(FloatVector.fromArray(LANES, tile, COLUMNS)).intoArray(tile, COLUMNS);
    v1.add(FloatVector.fromArray(LANES, tile, COLUMNS + L)).intoArray(tile, COLUMNS + L);
    u2.add(FloatVector.fromArray(LANES, tile, 2 * COLUMNS)).intoArray(tile, 2 * COLUMNS);
    v2.add(FloatVector.fromArray(LANES, tile, 2 * COLUMNS + L)).intoArray(tile, 2 * COLUMNS + L);
    u3.add(FloatVector.fromArray(LANES, tile, 3 * COLUMNS)).intoArray(tile, 3 * COLUMNS);
    v3.add(FloatVector.fromArray(LANES, tile, 3 * COLUMNS + L)).intoArray(tile, 3 * COLUMNS + L);
    u4.add(FloatVector.fromArray(LANES, tile, 4 * COLUMNS)).intoArray(tile, 4 * COLUMNS);
    v4.add(FloatVector.fromArray(LANES, tile, 4 * COLUMNS + L)).intoArray(tile, 4 * COLUMNS + L);
    u5.add(FloatVector.fromArray(LANES, tile, 5 * COLUMNS)).intoArray(tile, 5 * COLUMNS);
    v5.add(FloatVector.fromArray(LANES, tile, 5 * COLUMNS + L)).intoArray(tile, 5 * COLUMNS + L);
    u6.add(FloatVector.fromArray(LANES, tile, 6 * COLUMNS)).intoArray(tile, 6 * COLUMNS);
    v6.add(FloatVector.fromArray(LANES, tile, 6 * COLUMNS + L)).intoArray(tile, 6 * COLUMNS + L);
    u7.add(FloatVector.fromArray(LANES, tile, 7 * COLUMNS)).intoArray(tile, 7 * COLUMNS);
    v7.add(FloatVector.fromArray(LANES, tile, 7 * COLUMNS + L)).intoArray(tile, 7 * COLUMNS + L);
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
    int end = 4 * to;
    for (int p = 4 * from, q = COLUMNS * from; p < end; p += 4, q += COLUMNS) {
      FloatVector u = FloatVector.fromArray(LANES, b, q);
      FloatVector v = FloatVector.fromArray(LANES, b, q + L);
      FloatVector x = FloatVector.broadcast(LANES, a[p]);
      u0 = x.fma(u, u0);
      v0 = x.fma(v, v0);
      x = FloatVector.broadcast(LANES, a[p + 1]);
      u1 = x.fma(u, u1);
      v1 = x.fma(v, v1);
      x = FloatVector.broadcast(LANES, a[p + 2]);
      u2 = x.fma(u, u2);
      v2 = x.fma(v, v2);
      x = FloatVector.broadcast(LANES, a[p + 3]);
      u3 = x.fma(u, u3);
      v3 = x.fma(v, v3);
    }
    u0.add(FloatVector.fromArray(LANES, tile, 0)).intoArray(tile, 0);
    v0.add(FloatVector.fromArray(LANES, tile, L)).intoArray(tile, L);
    u1.add(FloatVector.fromArray(LANES, tile, COLUMNS)).intoArray(tile, COLUMNS);
    v1.add(FloatVector.fromArray(LANES, tile, COLUMNS + L)).intoArray(tile, COLUMNS + L);
    u2.add(FloatVector.fromArray(LANES, tile, 2 * COLUMNS)).intoArray(tile, 2 * COLUMNS);
    v2.add(FloatVector.fromArray(LANES, tile, 2 * COLUMNS + L)).intoArray(tile, 2 * COLUMNS + L);
    u3.add(FloatVector.fromArray(LANES, tile, 3 * COLUMNS)).intoArray(tile, 3 * COLUMNS);
    v3.add(FloatVector.fromArray(LANES, tile, 3 * COLUMNS + L)).intoArray(tile, 3 * COLUMNS + L);
  }
}
