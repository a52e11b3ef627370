package dev.hivemeter.metric;

import dev.hivemeter.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of google-research/rouge: runs of a–z and 0–9 in the lower-cased text.
 *
 * <p>In a {@linkplain PlainText plain} text each of them lies within one token of ours: most are
 * one and keep its number, others are cut once for the pool.
 */
final class GoogleTokens {
  private final Pool pool;
  private final List<String> words;
  private final int[] @Nullable [] pieces;
  private final boolean[] whole;
  private @Nullable Map<String, Integer> numbers;
  private int vocabulary;

  GoogleTokens(Pool pool) {
    this.pool = pool;
    words = pool.words();
    vocabulary = words.size();
    pieces = new int[words.size()][];
    whole = new boolean[words.size()];
    for (int w = 0; w < whole.length; w++) whole[w] = isOne(words.get(w));
  }

  /** Numbers of the tokens of one answer, below {@link #vocabulary}. */
  int[] of(int answer) {
    String text = pool.answers().get(answer).text();
    if (!PlainText.is(text)) return numbered(tokens(text));
    int[] own = pool.tokens()[answer];
    int[] ids = new int[own.length];
    int count = 0;
    for (int word : own) {
      if (whole[word]) {
        if (count == ids.length) ids = Arrays.copyOf(ids, 2 * count);
        ids[count++] = word;
        continue;
      }
      int[] of = piecesOf(word);
      if (count + of.length > ids.length) ids = Arrays.copyOf(ids, 2 * count + of.length);
      for (int id : of) ids[count++] = id;
    }
    return Arrays.copyOf(ids, count);
  }

  /** One more than the largest number so far. */
  int vocabulary() {
    return vocabulary;
  }

  private int[] piecesOf(int word) {
    int[] known = pieces[word];
    if (known == null) {
      known = numbered(tokens(words.get(word)));
      pieces[word] = known;
    }
    return known;
  }

  private int[] numbered(List<String> tokens) {
    int[] ids = new int[tokens.size()];
    for (int i = 0; i < ids.length; i++) {
      Integer known = numbers().putIfAbsent(tokens.get(i), vocabulary);
      ids[i] = known == null ? vocabulary++ : known;
    }
    return ids;
  }

  private Map<String, Integer> numbers() {
    if (numbers == null) {
      Map<String, Integer> own = new HashMap<>();
      for (int w = 0; w < whole.length; w++) if (whole[w]) own.put(words.get(w), w);
      numbers = own;
    }
    return numbers;
  }

  private static boolean isOne(String word) {
    for (int i = 0; i < word.length(); i++) if (!in(word.charAt(i))) return false;
    return true;
  }

  private static boolean in(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  static List<String> tokens(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean inside = i < lower.length() && in(lower.charAt(i));
      if (inside && start < 0) start = i;
      if (inside || start < 0) continue;
      tokens.add(lower.substring(start, i));
      start = -1;
    }
    return tokens;
  }
}
