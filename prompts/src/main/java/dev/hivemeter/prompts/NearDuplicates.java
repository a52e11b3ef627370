package dev.hivemeter.prompts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of word sets whose Jaccard index reaches a limit, found without comparing every pair.
 *
 * <p>Two sets with J ≥ t share at least one of their ⌊(1−t)·size⌋ + 1 rarest words, so only sets
 * that meet in an index of those are compared. Empty sets are left out: they have their own
 * finding.
 *
 * <p>Cost: about linear in the number of texts when words are many. {@link #firstEach} stays so for
 * any number of copies; {@link #of} cannot, because it returns every pair of them. Both are
 * quadratic when unlike texts are made of the same few words.
 *
 * @see <a href="https://doi.org/10.1145/1242572.1242591">Bayardo, Ma, Srikant 2007</a>
 */
final class NearDuplicates {
  /** Positions {@code first < second} in the list and their index. */
  record Pair(int first, int second, double jaccard) {}

  /** Whether two of the texts count as a pair at all. */
  interface Comparing {
    boolean pair(int first, int second);
  }

  /** Words as their rank by rarity, the rarest first; each set ascending. */
  private final int[][] texts;

  private final double atLeast;
  private final Postings index;

  private NearDuplicates(List<Set<String>> texts, double atLeast) {
    if (!(atLeast > 0 && atLeast <= 1))
      throw new IllegalArgumentException("limit " + atLeast + " is outside (0, 1]");
    Map<String, Integer> ranks = ranks(texts);
    this.texts =
        texts.stream()
            .map(words -> words.stream().mapToInt(w -> ranks.getOrDefault(w, 0)).sorted().toArray())
            .toArray(int[][]::new);
    this.atLeast = atLeast;
    this.index = new Postings(ranks.size());
  }

  /** All pairs, in the order of their second, then their first member. */
  static List<Pair> of(List<Set<String>> texts, double atLeast) {
    NearDuplicates search = new NearDuplicates(texts, atLeast);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      search.earlier(i, (j, k) -> true, pairs, false);
      search.add(i);
    }
    pairs.sort(Comparator.comparingInt(Pair::second).thenComparingInt(Pair::first));
    return List.copyOf(pairs);
  }

  /**
   * For each text that makes a pair with an earlier one, one such pair. Of several copies of one
   * text only the first is held against later texts, so a text whose only earlier mates are
   * uncounted copies of a counted one has none.
   */
  static List<Pair> firstEach(List<Set<String>> texts, double atLeast, Comparing comparing) {
    NearDuplicates search = new NearDuplicates(texts, atLeast);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int before = pairs.size();
      search.earlier(i, comparing, pairs, true);
      boolean copy = pairs.size() > before && pairs.get(before).jaccard() == 1;
      if (!copy) search.add(i);
    }
    return List.copyOf(pairs);
  }

  private void earlier(int i, Comparing comparing, List<Pair> pairs, boolean one) {
    int[] words = texts[i];
    for (int k = 0; k < prefix(words); k++) {
      int[] holders = index.holders(words[k]);
      int count = index.count(words[k]);
      for (int h = 0; h < count; h++) {
        int j = holders[h];
        if (!index.meet(j, i) || !sizesAllow(texts[j].length, words.length)) continue;
        double jaccard = jaccard(texts[j], words);
        if (jaccard >= atLeast && comparing.pair(j, i)) {
          pairs.add(new Pair(j, i, jaccard));
          if (one) return;
        }
      }
    }
  }

  private void add(int i) {
    for (int k = 0; k < prefix(texts[i]); k++) index.add(texts[i][k], i);
  }

  private int prefix(int[] words) {
    if (words.length == 0) return 0;
    return (int) Math.floor((1 - atLeast) * words.length + 1e-9) + 1;
  }

  /** J is at most the smaller size over the larger. */
  private boolean sizesAllow(int a, int b) {
    return (double) Math.min(a, b) / Math.max(a, b) >= atLeast;
  }

  private static double jaccard(int[] a, int[] b) {
    int common = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) i++;
      else j++;
    }
    return (double) common / (a.length + b.length - common);
  }

  private static Map<String, Integer> ranks(List<Set<String>> texts) {
    Map<String, Integer> frequency = new HashMap<>();
    for (Set<String> words : texts) for (String w : words) frequency.merge(w, 1, Integer::sum);
    List<String> rareFirst = new ArrayList<>(frequency.keySet());
    rareFirst.sort(
        Comparator.<String>comparingInt(w -> frequency.getOrDefault(w, 0))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Integer> ranks = new HashMap<>();
    for (String w : rareFirst) ranks.put(w, ranks.size());
    return ranks;
  }

  /** Which texts hold a word among their rarest, and which of them were met already. */
  private static final class Postings {
    private final int[][] holders;
    private final int[] counts;
    private int[] metBy = new int[0];

    Postings(int words) {
      holders = new int[words][0];
      counts = new int[words];
    }

    int[] holders(int word) {
      return holders[word];
    }

    int count(int word) {
      return counts[word];
    }

    void add(int word, int text) {
      if (counts[word] == holders[word].length)
        holders[word] = Arrays.copyOf(holders[word], Math.max(2, 2 * counts[word]));
      holders[word][counts[word]++] = text;
    }

    /** False where {@code by} has met {@code text} under another word. */
    boolean meet(int text, int by) {
      if (text >= metBy.length) metBy = Arrays.copyOf(metBy, Math.max(64, 2 * text));
      if (metBy[text] == by) return false;
      metBy[text] = by;
      return true;
    }
  }
}
