package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoogleTokensTest {
  /** What meets in rules, in plain texts and in others. */
  private static final String[] PIECES = {
    "a", "Bc", "7", "42", "'", "’", ".", ",", "-", "—", "_", " ", "\n", "…", "“", "x", "\u2013",
    "é", "e\u0301", "你", "\u00ad", "\u200d", "K", "İ", "½"
  };

  private static final int PLAIN = 15;

  @Test
  void words_cut_once_give_the_tokens_of_texts_cut_whole() {
    Random random = new Random(2025);
    for (int round = 0; round < 2000; round++) {
      List<String> texts = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        StringBuilder text = new StringBuilder();
        int pieces = t == 2 ? PIECES.length : PLAIN;
        for (int k = 0; k < 12; k++) text.append(PIECES[random.nextInt(pieces)]);
        texts.add(text.toString());
      }
      Pool pool = Answers.texts(texts.toArray(String[]::new));
      GoogleTokens google = new GoogleTokens(pool);
      Map<Integer, String> byNumber = new HashMap<>();
      Map<String, Integer> byToken = new HashMap<>();
      for (int i = 0; i < 3; i++) {
        int[] ids = google.of(i);
        List<String> tokens = GoogleTokens.tokens(texts.get(i));
        assertThat(ids).as(texts.get(i)).hasSameSizeAs(tokens);
        for (int k = 0; k < ids.length; k++) {
          assertThat(ids[k]).isBetween(0, google.vocabulary() - 1);
          byNumber.putIfAbsent(ids[k], tokens.get(k));
          byToken.putIfAbsent(tokens.get(k), ids[k]);
          assertThat(byNumber).containsEntry(ids[k], tokens.get(k));
          assertThat(byToken).containsEntry(tokens.get(k), ids[k]);
        }
      }
    }
  }
}
