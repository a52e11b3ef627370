package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NearDuplicatesTest {
  @Test
  void three_texts_by_hand() {
    // {a b c d} and {b c d e} share 3 of 5; the third shares nothing.
    List<Set<String>> texts =
        List.of(Set.of("a", "b", "c", "d"), Set.of("x"), Set.of("b", "c", "d", "e"));
    assertThat(NearDuplicates.of(texts, 0.6)).containsExactly(new NearDuplicates.Pair(0, 2, 0.6));
    assertThat(NearDuplicates.of(texts, 0.61)).isEmpty();
  }

  @Test
  void copies_are_found_at_one_and_empty_sets_never() {
    List<Set<String>> texts = List.of(Set.of(), Set.of("a"), Set.of(), Set.of("a"));
    assertThat(NearDuplicates.of(texts, 1)).containsExactly(new NearDuplicates.Pair(1, 3, 1.0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_index_finds_what_comparing_every_pair_finds(long seed) {
    List<Set<String>> texts = drawn(new Random(seed));
    for (double limit : LIMITS) {
      List<NearDuplicates.Pair> plain = everyPair(texts, limit);
      assertThat(NearDuplicates.of(texts, limit)).as("limit %s", limit).isEqualTo(plain);
      assertThat(plain).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void each_text_with_an_earlier_mate_is_told_with_one_of_them(long seed) {
    List<Set<String>> texts = drawn(new Random(seed));
    for (double limit : LIMITS) {
      List<NearDuplicates.Pair> plain = everyPair(texts, limit);
      List<NearDuplicates.Pair> found = NearDuplicates.firstEach(texts, limit, (a, b) -> true);
      assertThat(plain).containsAll(found);
      assertThat(found.stream().map(NearDuplicates.Pair::second))
          .containsExactlyElementsOf(
              plain.stream().map(NearDuplicates.Pair::second).distinct().toList());
    }
  }

  @Test
  void pairs_that_do_not_count_hide_no_other() {
    List<Set<String>> texts = List.of(Set.of("a"), Set.of("a"), Set.of("a"), Set.of("a"));
    // 0 and 1 are of one family, 2 and 3 of none
    assertThat(NearDuplicates.firstEach(texts, 1, (j, i) -> i > 1))
        .extracting(NearDuplicates.Pair::second)
        .containsExactly(2, 3);
  }

  @Test
  void many_copies_are_as_fast_as_many_texts() {
    // Comparing every pair of these would be five billion comparisons.
    List<Set<String>> texts = Collections.nCopies(100_000, Set.of("tell", "me", "a", "joke"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThat(NearDuplicates.firstEach(texts, 0.7, (a, b) -> true))
                .hasSize(99_999)
                .allMatch(p -> p.first() == 0));
  }

  @Test
  void a_limit_outside_its_range_is_refused() {
    for (double limit : new double[] {0, -1, 1.01, Double.NaN})
      assertThatThrownBy(() -> NearDuplicates.of(List.of(), limit))
          .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void words_are_compared_without_case_width_or_punctuation() {
    assertThat(Tokens.of("Ｔhe café’s CAFÉ, 2nd!")).containsExactly("the", "café", "s", "2nd");
    assertThat(Tokens.of("写诗")).containsExactly("写", "诗");
    assertThat(Tokens.of("—!")).isEmpty();
    assertThat(Tokens.of("ຂຽນ")).hasSizeGreaterThan(1);
  }

  private static final double[] LIMITS = {0.2, 1.0 / 3, 0.5, 0.6, 0.7, 0.75, 1};

  private static List<Set<String>> drawn(Random random) {
    List<Set<String>> texts = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Set<String> words = new TreeSet<>();
      int size = random.nextInt(9);
      while (words.size() < size) words.add("w" + (int) Math.abs(random.nextGaussian() * 6));
      texts.add(words);
    }
    return texts;
  }

  private static List<NearDuplicates.Pair> everyPair(List<Set<String>> texts, double limit) {
    List<NearDuplicates.Pair> plain = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++)
      for (int j = 0; j < i; j++) {
        double v = jaccard(texts.get(j), texts.get(i));
        if (v >= limit) plain.add(new NearDuplicates.Pair(j, i, v));
      }
    return plain;
  }

  /** |A ∩ B| / |A ∪ B|, as it is written; 0 for two empty sets, which are no pair. */
  static double jaccard(Set<String> a, Set<String> b) {
    Set<String> union = new TreeSet<>(a);
    union.addAll(b);
    if (union.isEmpty()) return 0;
    return (double) a.stream().filter(b::contains).count() / union.size();
  }
}
