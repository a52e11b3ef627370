package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
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
      Vocabulary vocabulary = new Vocabulary();
      GoogleTokens google = new GoogleTokens(pool, vocabulary);
      for (int i = 0; i < 3; i++) {
        List<String> tokens = new ArrayList<>();
        for (int id : google.of(i)) tokens.add(vocabulary.tokens().get(id));
        assertThat(tokens).as(texts.get(i)).isEqualTo(GoogleTokens.tokens(texts.get(i)));
      }
    }
  }
}
