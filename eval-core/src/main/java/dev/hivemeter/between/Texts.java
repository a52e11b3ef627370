package dev.hivemeter.between;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The different token sequences among the answers to one prompt, laid end to end with a number of
 * its own behind each, so that no run crosses a border.
 *
 * <p>Answers that are the same sequence are one text here; who gave it, and how often, is kept.
 */
final class Texts {
  /** Answers by text; ascending, and so are their first ones. */
  final int[][] answers;

  /** All texts, each followed by its separator. */
  final int[] symbols;

  /** Which text a symbol is of. */
  final int[] textOf;

  /** Where a text begins. */
  final int[] start;

  /** Separators are numbered from here. */
  final int firstSeparator;

  /** The set of models that gave a text, 64 a word. */
  final long[][] models;

  Texts(int[][] tokens, int[] model, int modelCount) {
    List<int[]> texts = new ArrayList<>();
    List<List<Integer>> givers = new ArrayList<>();
    Map<Sequence, Integer> known = new HashMap<>();
    int length = 0;
    int largest = -1;
    for (int i = 0; i < tokens.length; i++) {
      Integer text = known.putIfAbsent(new Sequence(tokens[i]), texts.size());
      if (text == null) {
        text = texts.size();
        texts.add(tokens[i]);
        givers.add(new ArrayList<>());
        length += tokens[i].length + 1;
        for (int token : tokens[i]) {
          if (token < 0)
            throw new IllegalArgumentException("answer " + i + " has the token " + token);
          largest = Math.max(largest, token);
        }
      }
      givers.get(text).add(i);
    }
    firstSeparator = largest + 1;
    symbols = new int[length];
    textOf = new int[length];
    start = new int[texts.size()];
    answers = new int[texts.size()][];
    models = new long[texts.size()][(modelCount + 63) / 64];
    int at = 0;
    for (int t = 0; t < start.length; t++) {
      int[] text = texts.get(t);
      start[t] = at;
      System.arraycopy(text, 0, symbols, at, text.length);
      symbols[at + text.length] = firstSeparator + t;
      Arrays.fill(textOf, at, at + text.length + 1, t);
      at += text.length + 1;
      answers[t] = givers.get(t).stream().mapToInt(Integer::intValue).toArray();
      for (int i : answers[t]) models[t][model[i] >> 6] |= 1L << model[i];
    }
  }

  /** Symbols are numbers below this. */
  int alphabet() {
    return firstSeparator + start.length;
  }

  private record Sequence(int[] tokens) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Sequence s && Arrays.equals(tokens, s.tokens);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(tokens);
    }
  }
}
