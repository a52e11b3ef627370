package dev.hivemeter.kernel;

/**
 * Cosines of all pairs of unit vectors, in float.
 *
 * <pre>
 * cos(a, b) = clamp(Σ_c s_c, −1, 1)                     over chunks c of 128 dimensions, in order
 * s_c = fma(a_k, b_k, … fma(a_1, b_1, fma(a_0, b_0, 0)))      over the dimensions of c, in order
 * </pre>
 *
 * Copies give 1 within 1e-6; perpendicular vectors give 0.
 *
 * <ul>
 *   <li>Every implementation gives the same bits: width of the registers, tiles and threads have no
 *       say in one element's chain. So cos(a, b) = cos(b, a), and equal vectors have equal cosines.
 *   <li>The vectors must be finite and of one length; a dimension of 0 gives 0.
 *   <li>The rounding error is below 1e-6 up to some thousand dimensions.
 * </ul>
 *
 * Cost n(n+1)/2·d multiply-adds; the vectors once or twice over in memory, and nothing that grows
 * with n² unless the whole matrix is asked for.
 */
public abstract class CosineKernel {
  /** Dimensions that are summed in one chain. */
  static final int CHUNK = 128;

  CosineKernel() {}

  /** The one for this virtual machine. */
  public static CosineKernel fastest() {
    return Chosen.KERNEL;
  }

  /** The one that needs no module. */
  public static CosineKernel plain() {
    return new PlainCosine();
  }

  /** One cosine, by the definition. */
  public static float of(float[] a, float[] b) {
    float cosine = 0;
    for (int from = 0; from < a.length; from += CHUNK) {
      float s = 0;
      for (int k = from; k < Math.min(a.length, from + CHUNK); k++) s = Math.fma(a[k], b[k], s);
      cosine += s;
    }
    return clamp(cosine);
  }

  static float clamp(float cosine) {
    return Math.max(-1f, Math.min(1f, cosine));
  }

  /** What takes the cosines as they come. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Cosines of vector {@code i} with the vectors {@code j}, {@code j+1} … {@code j+count-1}.
     *
     * @param cosines read from index {@code from} on; valid until the call returns
     */
    void row(int i, int j, float[] cosines, int from, int count);
  }

  /** For reports: {@code plain}, or {@code vector} and the bits of a register. */
  public abstract String name();

  /**
   * All pairs i &lt; j, each once, in an order that differs between implementations.
   *
   * @param unit vectors of one length
   */
  public final void pairs(float[][] unit, Sink sink) {
    rows(checked(unit), 1, sink);
  }

  /**
   * The whole symmetric matrix, diagonal included.
   *
   * @param unit vectors of one length
   */
  public final float[][] matrix(float[][] unit) {
    int n = unit.length;
    float[][] matrix = new float[n][n];
    rows(
        checked(unit),
        0,
        (i, j, cosines, from, count) -> System.arraycopy(cosines, from, matrix[i], j, count));
    mirror(matrix);
    return matrix;
  }

  /** The pairs i ≤ j − gap. */
  abstract void rows(float[][] unit, int gap, Sink sink);

  private static void mirror(float[][] matrix) {
    int n = matrix.length;
    int block = 32;
    for (int i0 = 0; i0 < n; i0 += block)
      for (int j0 = i0; j0 < n; j0 += block)
        for (int i = i0; i < Math.min(n, i0 + block); i++)
          for (int j = Math.max(i + 1, j0); j < Math.min(n, j0 + block); j++)
            matrix[j][i] = matrix[i][j];
  }

  private static float[][] checked(float[][] unit) {
    for (float[] e : unit)
      if (e.length != unit[0].length)
        throw new IllegalArgumentException(
            "vectors of " + unit[0].length + " and " + e.length + " dimensions have no cosine");
    return unit;
  }

  private static final class Chosen {
    static final CosineKernel KERNEL =
        Vectorised.PRESENT ? Vectorised.load(CosineKernel.class, "SimdCosine") : new PlainCosine();
  }
}
