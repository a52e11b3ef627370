package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramsTest {

  /** Small vocabularies repeat nearly everything, large ones nearly nothing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30, 1000})
  void they_are_those_of_the_texts_the_repeated_ones_first_in_the_order_in_which_they_come(
      int vocabulary) {
    Random random = new Random(vocabulary);
    for (int round = 0; round < 50; round++) {
      int[][] tokens = new int[random.nextInt(8)][];
      for (int a = 0; a < tokens.length; a++)
        tokens[a] = random.ints(random.nextInt(40), 0, vocabulary).toArray();
      Grams grams = Grams.ofTokens(tokens, vocabulary);
      for (int n = 1; n <= 5; n++) {
        if (n > 1) grams = grams.longer();
        agree(grams, tokens, n);
      }
    }
  }

  private static void agree(Grams grams, int[][] tokens, int n) {
    Map<List<Integer>, Integer> times = new LinkedHashMap<>();
    for (int[] text : tokens)
      for (List<Integer> gram : naive(text, n)) times.merge(gram, 1, Integer::sum);
    Map<List<Integer>, Integer> expected = new HashMap<>();
    times.forEach((gram, t) -> addIf(t > 1, gram, expected));
    assertThat(grams.repeated()).isEqualTo(expected.size());
    times.forEach((gram, t) -> addIf(t == 1, gram, expected));
    assertThat(grams.distinct()).isEqualTo(expected.size());
    for (int a = 0; a < tokens.length; a++)
      assertThat(grams.ids()[a])
          .isEqualTo(naive(tokens[a], n).stream().mapToInt(expected::get).toArray());
    int[] counts = grams.counts();
    expected.forEach((gram, id) -> assertThat(counts[id]).isEqualTo(times.get(gram)));
  }

  private static void addIf(
      boolean wanted, List<Integer> gram, Map<List<Integer>, Integer> expected) {
    if (wanted) expected.put(gram, expected.size());
  }

  private static List<List<Integer>> naive(int[] text, int n) {
    List<List<Integer>> grams = new ArrayList<>();
    for (int p = 0; p + n <= text.length; p++) {
      List<Integer> gram = new ArrayList<>();
      for (int k = 0; k < n; k++) gram.add(text[p + k]);
      grams.add(gram);
    }
    return grams;
  }
}
