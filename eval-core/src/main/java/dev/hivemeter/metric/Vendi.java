package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Vendi score of order q: the effective number of different answers in one pool.
 *
 * <pre>
 * VS_q = exp(ln(Σ λ^q) / (1−q))        λ the eigenvalues of K/n, K_ij = cos(e_i, e_j)
 * VS_1 = exp(−Σ λ ln λ)      VS_2 = 1/Σ λ²      VS_∞ = 1/max λ
 * </pre>
 *
 * Copies give 1; n answers that are perpendicular to each other give n.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>At most min(n, d), for d dimensions. Low orders count rare kinds nearly like common ones,
 *       high orders see the common ones only.
 *   <li>Eigenvalues under max(n, d)·2⁻⁵² of the largest are rounding and count as 0 (at q = .1 they
 *       would turn 50 copies into 1.6); the others are scaled to add up to 1.
 *   <li>Rises with n: compare at equal n only.
 * </ul>
 *
 * Cost O(n·d·m + m³) with m = min(n, d), in double and shared by all orders; order 2 needs no
 * eigenvalues.
 *
 * @see <a href="https://arxiv.org/abs/2210.02410">Friedman and Dieng 2023</a>
 * @see <a href="https://arxiv.org/abs/2310.12952">Pasarkar and Dieng 2024</a>
 */
public final class Vendi implements PoolMetric {
  private static final Pattern ID = Pattern.compile("vendi-(inf|\\d{1,3}(?:\\.\\d{1,3})?)(?:@1)?");

  private final double q;
  private final Definition definition;

  Vendi(double q) {
    this.q = q;
    definition = definition(q);
  }

  /** The measure of this name, whatever its order; null if the name is not of a Vendi score. */
  static @Nullable Vendi named(String id) {
    Matcher name = ID.matcher(id);
    if (!name.matches()) return null;
    String order = name.group(1);
    return new Vendi(order.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(order));
  }

  /**
   * The Vendi score of a kernel matrix.
   *
   * @param kernel symmetric and positive semi-definite, at least 1 × 1 and not all 0; its lower
   *     triangle is read. Only its shape counts: it is scaled to a trace of 1
   * @param q order, from 0 to infinity
   */
  public static double of(double[][] kernel, double q) {
    if (!(q >= 0)) throw new IllegalArgumentException("order " + q + " is not from 0 to infinity");
    if (kernel.length == 0) throw new IllegalArgumentException("a kernel matrix without rows");
    double trace = 0;
    for (int i = 0; i < kernel.length; i++) trace += kernel[i][i];
    if (!(trace > 0))
      throw new IllegalArgumentException("a kernel matrix with a trace of " + trace);
    return Spectrum.of(kernel).vendi(q);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public boolean sizeDependent() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a vector");
    return new Score.Value(pool.spectrum().vendi(q), n);
  }

  private static Definition definition(double q) {
    String order = name(q);
    String symbol = order.equals("inf") ? "∞" : order;
    return new Definition(
            "vendi-" + order + "@1",
            q == 1 ? "Vendi score" : "Vendi score of order " + symbol,
            Direction.HIGHER_IS_MORE_DIVERSE,
            true,
            "The effective number of different answers, from the eigenvalues of the cosine matrix"
                + weight(q)
                + ".",
            formula(q, symbol) + ", λ the eigenvalues of K/n, K_ij = cos(e_i, e_j)",
            "Copies give 1; n answers that are perpendicular to each other give n.",
            List.of(
                "Fewer than two answers with a vector: Undefined.",
                "At most the smaller of n and the embedder's dimensions.",
                "Eigenvalues are scaled to add up to 1; those under max(n, d)·2⁻⁵² of the largest are"
                    + " rounding and count as 0.",
                "In double throughout; no float kernel enters."),
            "n: it rises with the number of answers, so compare at equal n; the embedder and its"
                + " length limit.",
            "Friedman and Dieng 2023, https://arxiv.org/abs/2210.02410; orders: Pasarkar and Dieng"
                + " 2024, https://arxiv.org/abs/2310.12952")
        .within(1, Double.POSITIVE_INFINITY);
  }

  private static String name(double q) {
    return Double.isInfinite(q)
        ? "inf"
        : new BigDecimal(Double.toString(q)).stripTrailingZeros().toPlainString();
  }

  private static String weight(double q) {
    return q < 1
        ? "; rare kinds count nearly like common ones"
        : q > 1 ? "; common kinds count most" : "";
  }

  private static String formula(double q, String symbol) {
    if (q == 1) return "exp(−Σ λ ln λ)";
    if (q == 2) return "1/Σ λ²";
    if (Double.isInfinite(q)) return "1/max λ";
    return "exp(ln(Σ λ^" + symbol + ") / (1 − " + symbol + "))";
  }
}
