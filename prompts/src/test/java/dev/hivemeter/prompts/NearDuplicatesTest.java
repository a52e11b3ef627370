package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
    Random random = new Random(seed);
    List<Set<String>> texts = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Set<String> words = new TreeSet<>();
      int size = random.nextInt(9);
      while (words.size() < size) words.add("w" + (int) Math.abs(random.nextGaussian() * 6));
      texts.add(words);
    }
    for (double limit : new double[] {0.2, 1.0 / 3, 0.5, 0.6, 0.7, 0.75, 1}) {
      List<NearDuplicates.Pair> plain = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++)
        for (int j = 0; j < i; j++) {
          double v = Tokens.jaccard(texts.get(j), texts.get(i));
          if (v >= limit && !texts.get(i).isEmpty()) plain.add(new NearDuplicates.Pair(j, i, v));
        }
      assertThat(NearDuplicates.of(texts, limit)).as("limit %s", limit).isEqualTo(plain);
      assertThat(plain).isNotEmpty();
    }
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
    assertThat(Tokens.jaccard(Set.of(), Set.of())).isEqualTo(1);
  }
}
