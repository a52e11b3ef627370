package dev.hivemeter.between;

/** Drawing without replacement. */
final class Hypergeometric {
  private Hypergeometric() {}

  /**
   * The chance that none of {@code kind} individuals is among {@code draws} of {@code total}.
   *
   * <pre>C(total − kind, draws) / C(total, draws)</pre>
   *
   * A product of min(kind, draws) factors, so that nothing overflows.
   */
  static double none(int total, int kind, int draws) {
    if (kind + draws > total) return 0;
    int few = Math.min(kind, draws);
    int many = Math.max(kind, draws);
    double product = 1;
    for (int t = 0; t < few; t++) product *= (double) (total - many - t) / (total - t);
    return product;
  }
}
