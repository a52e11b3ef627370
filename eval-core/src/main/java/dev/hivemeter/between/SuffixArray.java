package dev.hivemeter.between;

import java.util.Arrays;

/**
 * All suffixes of a sequence of numbers in lexicographic order, and how much neighbours share.
 *
 * <p>Prefix doubling with counting sort: O(N log of the longest repeat); Kasai's walk for the
 * common prefixes: O(N).
 *
 * @param order where the suffixes begin, in lexicographic order
 * @param common length of the common prefix of a suffix and the one before it; 0 for the first
 * @see <a href="https://doi.org/10.1137/0222058">Manber and Myers 1993</a>
 * @see <a href="https://doi.org/10.1007/3-540-48194-X_17">Kasai et al. 2001</a>
 */
record SuffixArray(int[] order, int[] common) {

  /**
   * @param symbols each from 0 to {@code alphabet} − 1
   */
  static SuffixArray of(int[] symbols, int alphabet) {
    int n = symbols.length;
    int[] order = new int[n];
    int[] rank = new int[n];
    int[] other = new int[n];
    int[] count = new int[Math.max(n, alphabet) + 1];
    for (int i = 0; i < n; i++) other[i] = i;
    sort(other, symbols, alphabet, count, order);
    int classes = 0;
    for (int i = 0; i < n; i++) {
      if (i > 0 && symbols[order[i]] != symbols[order[i - 1]]) classes++;
      rank[order[i]] = classes;
    }
    classes = n == 0 ? 0 : classes + 1;
    for (int half = 1; classes < n; half *= 2) {
      int k = 0;
      for (int i = n - half; i < n; i++) other[k++] = i;
      for (int i = 0; i < n; i++) if (order[i] >= half) other[k++] = order[i] - half;
      sort(other, rank, classes, count, order);
      int[] next = other;
      next[order[0]] = 0;
      classes = 0;
      for (int i = 1; i < n; i++) {
        int a = order[i - 1];
        int b = order[i];
        boolean same =
            rank[a] == rank[b] && a + half < n && b + half < n && rank[a + half] == rank[b + half];
        if (!same) classes++;
        next[b] = classes;
      }
      classes++;
      other = rank;
      rank = next;
    }
    return new SuffixArray(order, common(symbols, order, rank));
  }

  /** Stable, by key. */
  private static void sort(int[] items, int[] key, int keys, int[] count, int[] out) {
    Arrays.fill(count, 0, keys + 1, 0);
    for (int item : items) count[key[item] + 1]++;
    for (int k = 0; k < keys; k++) count[k + 1] += count[k];
    for (int item : items) out[count[key[item]]++] = item;
  }

  private static int[] common(int[] symbols, int[] order, int[] rank) {
    int n = symbols.length;
    int[] common = new int[n];
    int length = 0;
    for (int i = 0; i < n; i++) {
      if (rank[i] == 0) {
        length = 0;
        continue;
      }
      int j = order[rank[i] - 1];
      while (i + length < n && j + length < n && symbols[i + length] == symbols[j + length])
        length++;
      common[rank[i]] = length;
      if (length > 0) length--;
    }
    return common;
  }
}
