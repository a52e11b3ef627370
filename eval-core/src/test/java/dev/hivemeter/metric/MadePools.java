package dev.hivemeter.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pools of {@code src/test/reference/lexical.py}, made from the same integers. */
final class MadePools {
  private static final List<String> WORDS = words();

  private long state;

  private MadePools(long seed) {
    state = seed;
  }

  /** The pool of this name. */
  static Pool named(String name) {
    return Answers.texts(texts(name).toArray(String[]::new));
  }

  static List<String> texts(String name) {
    return switch (name) {
      case "long" -> made(7, 14, 20, 60);
      case "short" -> made(11, 20, 1, 9);
      case "many" -> made(13, 90, 5, 25);
      case "copies" -> List.copyOf(Arrays.asList(new String[] {COPY, COPY, COPY, COPY, COPY}));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static final String COPY = "the sea at night is grey and slow";

  private static List<String> made(long seed, int n, int shortest, int longest) {
    MadePools lcg = new MadePools(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<String> words = new ArrayList<>();
      int length = shortest + lcg.below(longest - shortest + 1);
      for (int w = 0; w < length; w++) words.add(WORDS.get(lcg.below(WORDS.size())));
      if (i % 4 == 3) {
        List<String> before = List.of(texts.get(i - 1).split(" "));
        List<String> spliced = new ArrayList<>(before.subList(0, Math.min(12, before.size())));
        if (words.size() > 12) spliced.addAll(words.subList(12, words.size()));
        words = spliced;
      }
      texts.add(String.join(" ", words));
    }
    return texts;
  }

  /** Forty vectors about five centres. */
  static float[][] vectors() {
    MadePools lcg = new MadePools(99);
    double[][] own = lcg.table(40);
    double[][] centres = lcg.table(5);
    float[][] vectors = new float[40][6];
    for (int i = 0; i < 40; i++)
      for (int k = 0; k < 6; k++) vectors[i][k] = (float) (own[i][k] * 0.6 + centres[i % 5][k]);
    return vectors;
  }

  private double[][] table(int rows) {
    double[][] table = new double[rows][6];
    for (double[] row : table) for (int k = 0; k < 6; k++) row[k] = below(2001) - 1000;
    return table;
  }

  private int below(int bound) {
    state = (state * 1103515245 + 12345) % (1L << 31);
    return (int) ((state * bound) >> 31);
  }

  private static List<String> words() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "the sea , a night light and Wind over grey it's slow house . 3.5 你 नमस्ते dream the the a"
                    .split(" ")));
    for (int i = 0; i < 20; i++) words.add("w" + i);
    return words;
  }
}
