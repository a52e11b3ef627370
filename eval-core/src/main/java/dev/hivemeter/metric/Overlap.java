package dev.hivemeter.metric;

/**
 * Mean Jaccard index and mean pairwise BLEU of a pool for orders 1 to 4, all from one pass over its
 * pairs.
 *
 * <p>Sentence BLEU of x against y is the geometric mean of matches over n-grams of x, times the
 * brevity penalty. The matches are those of y against x, so that the root of their product is taken
 * once a pair and the root of the numbers of n-grams once an answer. Square and cube roots in place
 * of logarithms: fewer roundings, and the same bits on every machine.
 *
 * @param answers at index n, how many answers have n tokens or more: those that order n compares
 * @param jaccard at index n, the sum over their pairs of |A∩B| / |A∪B|, sets of n-grams
 * @param bleu at index n, the sum over their ordered pairs of sentence BLEU-n
 * @param tokens of all pairs i &lt; j, row by row, the tokens in common: Σ min(c_i, c_j); empty for
 *     more answers than classes are measured of
 */
record Overlap(int[] answers, double[] jaccard, double[] bleu, int[] tokens) {
  static final int ORDERS = 4;

  static Overlap of(Pool pool) {
    int n = pool.tokens().length;
    int[] length = new int[n];
    int[] answers = new int[ORDERS + 1];
    double[][] rootOfGrams = new double[ORDERS + 1][n];
    for (int a = 0; a < n; a++) {
      length[a] = pool.tokens()[a].length;
      double product = 1;
      for (int k = 1; k <= Math.min(ORDERS, length[a]); k++) {
        answers[k]++;
        product *= length[a] - k + 1;
        rootOfGrams[k][a] = Bleu.root(product, k);
      }
    }
    Matches[] matches = new Matches[ORDERS + 1];
    int[][] distinct = new int[ORDERS + 1][n];
    for (int k = 1; k <= ORDERS; k++) {
      Grams grams = pool.grams(k);
      matches[k] = new Matches(grams);
      for (int a = 0; a < n; a++) distinct[k][a] = grams.distinctIn(a);
    }
    double[] jaccard = new double[ORDERS + 1];
    double[] bleu = new double[ORDERS + 1];
    int[] tokens = new int[n > ClassMeasure.MOST ? 0 : n * (n - 1) / 2];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 1; k <= ORDERS; k++) matches[k].row(i);
      for (int j = i + 1; j < n; j++) {
        if (tokens.length > 0) tokens[pair++] = matches[1].clipped[j];
        int orders = Math.min(ORDERS, Math.min(length[i], length[j]));
        if (orders == 0 || matches[1].same[j] == 0) continue;
        double ofI = Bleu.brevity(length[i], length[j]);
        double ofJ = Bleu.brevity(length[j], length[i]);
        double product = 1;
        for (int k = 1; k <= orders; k++) {
          int same = matches[k].same[j];
          jaccard[k] += (double) same / (distinct[k][i] + distinct[k][j] - same);
          product *= same == 0 ? Bleu.EPSILON : matches[k].clipped[j];
          double root = Bleu.root(product, k);
          bleu[k] += root / rootOfGrams[k][i] * ofI + root / rootOfGrams[k][j] * ofJ;
        }
      }
    }
    return new Overlap(answers, jaccard, bleu, tokens);
  }
}
