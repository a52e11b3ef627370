package dev.hivemeter.stats;

/**
 * Order statistics without sorting everything.
 *
 * @see <a href="https://doi.org/10.1145/366622.366647">Hoare 1961</a>
 */
final class Selection {
  private Selection() {}

  /**
   * The value that would stand at this place were the array sorted; the array is reordered so that
   * nothing larger stands before it and nothing smaller behind it. Cost O(length) on average.
   *
   * @param a no NaN
   * @param place from 0
   */
  static double at(double[] a, int place) {
    int low = 0;
    int high = a.length - 1;
    while (low < high) {
      double pivot = median(a[low], a[(low + high) >>> 1], a[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (a[i] < pivot) i++;
        while (a[j] > pivot) j--;
        if (i <= j) {
          double swapped = a[i];
          a[i++] = a[j];
          a[j--] = swapped;
        }
      }
      if (place <= j) high = j;
      else if (place >= i) low = i;
      else break;
    }
    return a[place];
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
