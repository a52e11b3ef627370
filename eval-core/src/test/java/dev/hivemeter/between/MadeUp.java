package dev.hivemeter.between;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** Made-up data that {@code models.py} builds from the same integers. */
final class MadeUp {
  private long state;

  MadeUp(int seed) {
    state = seed;
  }

  int below(int bound) {
    state = (state * 1103515245 + 12345) % (1L << 31);
    return (int) ((state >> 8) % bound);
  }

  float grid() {
    return (below(2048) - 1024) / 1024f;
  }

  interface Entry {
    double of(int i, int j, MadeUp numbers);
  }

  static float[][] symmetric(int seed, int n, Entry entry) {
    MadeUp numbers = new MadeUp(seed);
    float[][] c = new float[n][n];
    for (int i = 0; i < n; i++) {
      c[i][i] = 1;
      for (int j = 0; j < i; j++) c[i][j] = c[j][i] = (float) entry.of(i, j, numbers);
    }
    return c;
  }

  static float[][] square(int n, IntBinaryOperator hundredths) {
    float[][] c = new float[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) c[i][j] = hundredths.applyAsInt(i, j) / 100f;
    return c;
  }

  /** Row and column k of the result are row and column order[k]. */
  static float[][] permuted(float[][] c, int[] order) {
    int n = c.length;
    float[][] out = new float[n][n];
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) out[i][j] = c[order[i]][order[j]];
    return out;
  }

  static int[] shuffled(int n, MadeUp numbers) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = numbers.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Models of these sizes, one after the other. */
  static int[] models(int... sizes) {
    int[] model = new int[Arrays.stream(sizes).sum()];
    int at = 0;
    for (int m = 0; m < sizes.length; m++) {
      Arrays.fill(model, at, at + sizes[m], m);
      at += sizes[m];
    }
    return model;
  }

  private static int[][] templates() {
    MadeUp numbers = new MadeUp(7);
    int[][] templates = new int[6][];
    for (int t = 0; t < templates.length; t++) {
      templates[t] = new int[6 + numbers.below(9)];
      for (int k = 0; k < templates[t].length; k++) templates[t][k] = numbers.below(9);
    }
    return templates;
  }

  static int[][] corpus(int seed, int answers) {
    int[][] templates = templates();
    MadeUp numbers = new MadeUp(seed);
    int[][] tokens = new int[answers][];
    for (int i = 0; i < answers; i++) {
      if (i % 6 == 5) {
        tokens[i] = tokens[numbers.below(i)].clone();
        continue;
      }
      int[] text = new int[60];
      int length = 0;
      while (length < 40) {
        if (numbers.below(8) == 0) {
          int[] template = templates[numbers.below(6)];
          System.arraycopy(template, 0, text, length, template.length);
          length += template.length;
        } else {
          text[length++] = numbers.below(9);
        }
      }
      tokens[i] = Arrays.copyOf(text, 3 + numbers.below(38));
    }
    return tokens;
  }

  static int[] prompt() {
    int[][] templates = templates();
    int first = templates[0].length;
    int[] prompt = Arrays.copyOf(templates[0], first + 7);
    prompt[first] = -1;
    System.arraycopy(templates[1], 0, prompt, first + 1, 6);
    return prompt;
  }

  /** Four models, in pieces of about equal size. */
  static int[] fourModels(int answers) {
    int[] model = new int[answers];
    for (int i = 0; i < answers; i++) model[i] = i * 4 / answers;
    return model;
  }
}
