package dev.hivemeter.metric;

import dev.hivemeter.text.PlainText;
import dev.hivemeter.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of google-research/rouge: runs of a–z and 0–9 in the lower-cased text.
 *
 * <p>In a {@linkplain PlainText plain} text each of them lies within one token of ours, so that
 * every different word of a pool is cut once, instead of every text.
 */
final class GoogleTokens {
  private final Pool pool;
  private final Vocabulary vocabulary;
  private final int[] @Nullable [] ofWord;

  GoogleTokens(Pool pool, Vocabulary vocabulary) {
    this.pool = pool;
    this.vocabulary = vocabulary;
    this.ofWord = new int[pool.words().size()][];
  }

  /** Numbers of the tokens of one answer. */
  int[] of(int answer) {
    String text = pool.answers().get(answer).text();
    if (!PlainText.is(text)) return vocabulary.ids(tokens(text));
    int[] ids = new int[text.length() / 2 + 1];
    int count = 0;
    for (int word : pool.tokens()[answer]) for (int id : ofWord(word)) ids[count++] = id;
    return Arrays.copyOf(ids, count);
  }

  private int[] ofWord(int word) {
    int[] known = ofWord[word];
    if (known == null) {
      known = vocabulary.ids(tokens(pool.words().get(word)));
      ofWord[word] = known;
    }
    return known;
  }

  static List<String> tokens(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      boolean in = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (in && start < 0) start = i;
      if (in || start < 0) continue;
      tokens.add(lower.substring(start, i));
      start = -1;
    }
    return tokens;
  }
}
