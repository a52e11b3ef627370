package dev.hivemeter.benchmarks;

import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Made-up answers whose words are spread as those of real ones: a Zipf vocabulary, words of the
 * prompt's topic, sentences that a model repeats whatever it is asked, sentences that every model
 * has for a prompt, and one answer in a hundred that is copied word for word.
 *
 * <p>An answer is a function of the seed, its model, prompt and sample alone.
 */
final class SyntheticText {
  /** Distinct words; the figure of the English answers that the project's kernels were tried on. */
  private static final int WORDS = 11_000;

  private static final int MEAN_TOKENS = 128;
  private static final double LENGTH_SPREAD = 0.5;
  private static final int TOPIC_WORDS = 60;
  private static final int OWN_SENTENCES = 12;
  private static final int SHARED_SENTENCES = 8;

  private final long seed;
  private final int models;
  private final int samples;
  private final String[] words = new String[WORDS];
  private final double[] cumulated = new double[WORDS];
  private final List<String[]> ownSentences = new ArrayList<>();

  SyntheticText(long seed, int models, int samples) {
    this.seed = seed;
    this.models = models;
    this.samples = samples;
    Draws draws = Draws.of(seed, "vocabulary");
    double sum = 0;
    for (int k = 0; k < WORDS; k++) {
      words[k] = word(draws, k);
      cumulated[k] = sum += 1 / (k + 2.7);
    }
    for (int m = 0; m < models; m++)
      ownSentences.add(
          sentences(Draws.of(seed, "model", "" + m), OWN_SENTENCES, new int[] {0, 1, 2}));
  }

  /** The question with this number. */
  String prompt(int prompt) {
    Draws draws = Draws.of(seed, "question", "" + prompt);
    StringBuilder out = new StringBuilder("Write about");
    for (int topic : topic(prompt)) if (draws.below(8) == 0) out.append(' ').append(words[topic]);
    return out.append(" number ").append(prompt).append('.').toString();
  }

  /** The texts of one cell by sample. */
  List<String> answers(int model, int prompt) {
    int[] topic = topic(prompt);
    String[] shared = sentences(Draws.of(seed, "shared", "" + prompt), SHARED_SENTENCES, topic);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      Draws copy = Draws.of(seed, "copy", "" + model, "" + prompt, "" + i);
      boolean copied = copy.below(100) == 0;
      // Half of the copies are of the same model's answers, the others of anybody's.
      int from = copied && copy.below(2) == 0 ? copy.below(models) : model;
      answers.add(original(from, prompt, copied ? copy.below(samples) : i, topic, shared));
    }
    return answers;
  }

  private String original(int model, int prompt, int sample, int[] topic, String[] shared) {
    Draws draws = Draws.of(seed, "answer", "" + model, "" + prompt, "" + sample);
    double mean = Math.log(MEAN_TOKENS) - LENGTH_SPREAD * LENGTH_SPREAD / 2;
    double length = Math.exp(mean + LENGTH_SPREAD * normal(draws));
    StringBuilder out = new StringBuilder();
    for (int tokens = 0; tokens < length - 6; ) {
      if (tokens > 0) out.append(draws.below(6) == 0 ? "\n\n" : " ");
      int kind = draws.below(100);
      if (kind < 12) {
        String[] own = ownSentences.get(model);
        tokens += appendWhole(out, own[draws.below(own.length)]);
      } else if (kind < 20) tokens += appendWhole(out, shared[draws.below(shared.length)]);
      else tokens += appendSentence(out, draws, topic);
    }
    return out.toString();
  }

  private static int appendWhole(StringBuilder out, String sentence) {
    out.append(sentence);
    return 1 + (int) sentence.chars().filter(c -> c == ' ').count() + 1;
  }

  private int appendSentence(StringBuilder out, Draws draws, int[] topic) {
    int length = 6 + draws.below(15);
    int tokens = 0;
    for (int k = 0; k < length; k++) {
      String word = draws.below(7) == 0 ? words[topic[draws.below(topic.length)]] : zipf(draws);
      if (k == 0)
        out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word, 1, word.length());
      else out.append(' ').append(word);
      tokens++;
      if (k < length - 1 && draws.below(12) == 0) {
        out.append(',');
        tokens++;
      }
    }
    out.append('.');
    return tokens + 1;
  }

  private String[] sentences(Draws draws, int count, int[] topic) {
    String[] sentences = new String[count];
    for (int s = 0; s < count; s++) {
      StringBuilder out = new StringBuilder();
      appendSentence(out, draws, topic);
      sentences[s] = out.toString();
    }
    return sentences;
  }

  private int[] topic(int prompt) {
    Draws draws = Draws.of(seed, "topic", "" + prompt);
    int[] topic = new int[TOPIC_WORDS];
    for (int k = 0; k < TOPIC_WORDS; k++) topic[k] = 50 + draws.below(WORDS - 50);
    return topic;
  }

  private String zipf(Draws draws) {
    double at = unit(draws) * cumulated[WORDS - 1];
    int low = 0;
    int high = WORDS - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] < at) low = middle + 1;
      else high = middle;
    }
    return words[low];
  }

  /** Frequent words are short; the last letters are the number, so that no two are the same. */
  private static String word(Draws draws, int number) {
    String consonants = "bcdfghjklmnprstvwz";
    String vowels = "aeiou";
    StringBuilder out = new StringBuilder();
    int syllables = number < 100 ? 0 : 1 + draws.below(2);
    for (int k = 0; k < syllables; k++)
      out.append(consonants.charAt(draws.below(18))).append(vowels.charAt(draws.below(5)));
    for (int rest = number + 1; rest > 0; rest /= 90)
      out.append(vowels.charAt(rest % 90 % 5)).append(consonants.charAt(rest % 90 / 5));
    return out.toString();
  }

  /** In [0, 1). */
  static double unit(Draws draws) {
    return (draws.next() >>> 11) * 0x1p-53;
  }

  /** Mean 0 and variance 1, near enough to normal: the sum of twelve uniform numbers. */
  private static double normal(Draws draws) {
    double sum = -6;
    for (int k = 0; k < 12; k++) sum += unit(draws);
    return sum;
  }
}
