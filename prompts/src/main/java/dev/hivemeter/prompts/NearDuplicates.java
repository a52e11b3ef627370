package dev.hivemeter.prompts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All pairs of word sets whose Jaccard index reaches a limit, found without comparing every pair.
 *
 * <p>Two sets with J ≥ t share at least one of their ⌊(1−t)·size⌋ + 1 rarest words, so only sets
 * that meet in an index of those are compared. Empty sets are left out: they have their own
 * finding.
 *
 * <p>Cost: about linear in the number of texts when words are many; quadratic when all texts are
 * made of the same few words.
 *
 * @see <a href="https://doi.org/10.1145/1242572.1242591">Bayardo, Ma, Srikant 2007</a>
 */
final class NearDuplicates {
  /** Positions {@code first < second} in the list and their index. */
  record Pair(int first, int second, double jaccard) {}

  private NearDuplicates() {}

  /** Pairs in the order of their second, then their first member. */
  static List<Pair> of(List<Set<String>> texts, double atLeast) {
    if (!(atLeast > 0 && atLeast <= 1))
      throw new IllegalArgumentException("limit " + atLeast + " is outside (0, 1]");
    Map<String, Integer> frequency = new HashMap<>();
    for (Set<String> words : texts) for (String w : words) frequency.merge(w, 1, Integer::sum);
    Comparator<String> rareFirst =
        Comparator.<String>comparingInt(w -> frequency.getOrDefault(w, 0))
            .thenComparing(Comparator.naturalOrder());

    Map<String, List<Integer>> index = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Set<String> words = texts.get(i);
      int prefix = (int) Math.floor((1 - atLeast) * words.size() + 1e-9) + 1;
      Set<Integer> candidates = new TreeSet<>();
      for (String w : words.stream().sorted(rareFirst).limit(prefix).toList()) {
        List<Integer> holders = index.computeIfAbsent(w, k -> new ArrayList<>());
        candidates.addAll(holders);
        holders.add(i);
      }
      for (int j : candidates) {
        double jaccard = Tokens.jaccard(texts.get(j), words);
        if (jaccard >= atLeast) pairs.add(new Pair(j, i, jaccard));
      }
    }
    return List.copyOf(pairs);
  }
}
