package dev.hivemeter.between;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuffixArrayTest {

  @Test
  void banana_by_hand() {
    SuffixArray suffixes = SuffixArray.of(new int[] {1, 0, 2, 0, 2, 0}, 3);
    assertThat(suffixes.order()).containsExactly(5, 3, 1, 0, 4, 2);
    assertThat(suffixes.common()).containsExactly(0, 1, 3, 0, 0, 2);
  }

  @Test
  void random_and_repetitive_sequences_are_sorted() {
    MadeUp numbers = new MadeUp(4);
    for (int round = 0; round < 200; round++) {
      int letters = 1 + numbers.below(4);
      int[] s = new int[numbers.below(60)];
      for (int i = 0; i < s.length; i++) s[i] = numbers.below(letters);
      SuffixArray suffixes = SuffixArray.of(s, letters);
      int[] sorted =
          IntStream.range(0, s.length)
              .boxed()
              .sorted(
                  Comparator.comparing(i -> Arrays.copyOfRange(s, i, s.length), Arrays::compare))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(suffixes.order()).isEqualTo(sorted);
      for (int k = 1; k < s.length; k++) {
        int a = sorted[k - 1];
        int b = sorted[k];
        int differ = Arrays.mismatch(s, a, s.length, s, b, s.length);
        assertThat(suffixes.common()[k]).isEqualTo(differ);
      }
    }
  }
}
