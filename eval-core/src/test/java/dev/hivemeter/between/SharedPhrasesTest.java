package dev.hivemeter.between;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.Reference;
import dev.hivemeter.between.SharedPhrases.Phrase;
import dev.hivemeter.text.Scanner;
import dev.hivemeter.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedPhrasesTest {
  private static final int[] NONE = {};

  @Test
  void three_answers_by_hand() {
    Vocabulary words = new Vocabulary();
    int[][] tokens = {
      words.ids(Scanner.tokens("Time is a river that flows to the sea, and we are its boats")),
      words.ids(Scanner.tokens("They say time is a river that flows to the sea")),
      words.ids(Scanner.tokens("A clock: and we are its boats. Time is a river that never rests"))
    };
    List<Phrase> phrases = SharedPhrases.of(tokens, new int[] {0, 1, 1}, NONE, 20);
    // "time is a river that" is in all three, but two models only; the longer one stands for it
    assertThat(phrases).hasSize(2);
    assertThat(text(words, tokens, phrases.get(0)))
        .isEqualTo("time is a river that flows to the sea");
    assertThat(phrases.get(0).answers()).containsExactly(0, 1);
    assertThat(text(words, tokens, phrases.get(1))).isEqualTo("and we are its boats");
    assertThat(phrases.get(1).answers()).containsExactly(0, 2);
    assertThat(phrases.get(1).answer()).isZero();
    assertThat(phrases.get(1).start()).isEqualTo(10);
    assertThat(SharedPhrases.all(tokens, new int[] {0, 1, 1}, 5)).hasSize(3);
    // with three models, what all of them say comes first and stands for the longer one
    List<Phrase> three = SharedPhrases.of(tokens, new int[] {0, 1, 2}, NONE, 20);
    assertThat(text(words, tokens, three.get(0))).isEqualTo("time is a river that");
    assertThat(three.get(0).models()).containsExactly(0, 1, 2);
    assertThat(three.get(0).occurrences()).isEqualTo(3);
  }

  @Test
  void a_phrase_of_one_model_or_under_five_tokens_is_none() {
    int[][] tokens = {{1, 2, 3, 4, 5, 6}, {7, 1, 2, 3, 4, 5}, {1, 2, 3, 4, 8}};
    assertThat(SharedPhrases.of(tokens, new int[] {0, 0, 1}, NONE, 20)).isEmpty();
    assertThat(SharedPhrases.of(tokens, new int[] {0, 1, 1}, NONE, 20)).hasSize(1);
    assertThat(SharedPhrases.of(new int[][] {{}, {}}, new int[] {0, 1}, NONE, 20)).isEmpty();
    assertThat(SharedPhrases.of(new int[0][], new int[0], NONE, 20)).isEmpty();
  }

  @Test
  void copied_answers_are_no_phrases_but_are_counted() {
    int[] copy = {1, 2, 3, 4, 5, 6, 7};
    assertThat(SharedPhrases.of(new int[][] {copy, copy, copy}, new int[] {0, 1, 2}, NONE, 20))
        .isEmpty();
    int[][] tokens = {copy, {9, 3, 4, 5, 6, 7}, copy, copy};
    List<Phrase> phrases = SharedPhrases.of(tokens, new int[] {0, 0, 1, 2}, NONE, 20);
    assertThat(phrases).hasSize(1);
    assertThat(phrases.get(0).answers()).containsExactly(0, 1, 2, 3);
    assertThat(phrases.get(0).models()).containsExactly(0, 1, 2);
    assertThat(phrases.get(0).occurrences()).isEqualTo(4);
    assertThat(phrases.get(0).start()).isEqualTo(2);
  }

  @Test
  void a_run_within_one_text_only_is_none_though_two_models_copied_it() {
    int[] twice = {1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5};
    assertThat(SharedPhrases.of(new int[][] {twice, twice}, new int[] {0, 1}, NONE, 20)).isEmpty();
  }

  @Test
  void what_the_prompt_says_is_an_echo_and_comes_last() {
    int[][] tokens = {{1, 2, 3, 4, 5, 0, 6, 7, 8, 9, 10}, {1, 2, 3, 4, 5, 11, 6, 7, 8, 9, 10}};
    int[] prompt = {20, -1, 1, 2, 3, 4, 5, -1};
    List<Phrase> phrases = SharedPhrases.of(tokens, new int[] {0, 1}, prompt, 20);
    assertThat(phrases).extracting(Phrase::echo).containsExactly(false, true);
    assertThat(phrases).extracting(Phrase::start).containsExactly(6, 0);
    assertThat(SharedPhrases.of(tokens, new int[] {0, 1}, prompt, 1)).hasSize(1);
  }

  @Test
  void sixty_percent_of_the_shorter_is_too_much_to_share() {
    Overlaps taken = new Overlaps();
    taken.take(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 10);
    taken.take(new int[] {1, 1, 1, 1, 1}, 0, 5);
    assertThat(taken.with(new int[] {12, 2, 3, 4, 13}, 0, 5)).isTrue();
    assertThat(taken.with(new int[] {12, 2, 3, 14, 4, 5, 13}, 0, 7)).isFalse();
    assertThat(taken.with(new int[] {12, 8, 9, 0, 13}, 0, 5)).isFalse();
    assertThat(taken.with(new int[] {9, 1, 1, 1, 12, 13}, 0, 6)).isTrue();
    assertThat(taken.with(new int[] {9, 1, 1, 12, 1, 1, 13}, 0, 7)).isFalse();
    // 9 ends the first phrase and 1 begins the second: nothing runs across
    assertThat(taken.with(new int[] {8, 9, 1, 1, 12}, 0, 5)).isFalse();
  }

  @Test
  void the_longest_common_run_of_random_phrases_decides() {
    MadeUp numbers = new MadeUp(60);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      int[] a = random(numbers);
      int[] b = random(numbers);
      Overlaps taken = new Overlaps();
      taken.take(a, 1, a.length - 2);
      int[] phrase = Arrays.copyOfRange(a, 1, a.length - 1);
      boolean shares = longestRun(phrase, b) >= 0.6 * Math.min(phrase.length, b.length);
      if (shares) refused++;
      assertThat(taken.with(b, 0, b.length))
          .as("%s and %s", Arrays.toString(phrase), Arrays.toString(b))
          .isEqualTo(shares);
    }
    assertThat(refused).isBetween(200, 1800);
  }

  private static int[] random(MadeUp numbers) {
    return IntStream.generate(() -> numbers.below(2)).limit(7 + numbers.below(20)).toArray();
  }

  private static int longestRun(int[] a, int[] b) {
    int longest = 0;
    for (int i = 0; i < a.length; i++)
      for (int j = 0; j < b.length; j++) {
        int k = 0;
        while (i + k < a.length && j + k < b.length && a[i + k] == b[j + k]) k++;
        longest = Math.max(longest, k);
      }
    return longest;
  }

  @Test
  void loops_are_one_phrase_each() {
    // two loops, told in other lengths and from other words on by four models
    int[][] tokens = new int[40][];
    for (int i = 0; i < 40; i++) {
      int of = i % 2;
      int from = i;
      tokens[i] =
          IntStream.range(from, from + 300 + 7 * i).map(k -> of == 0 ? k % 3 : 3 + k % 7).toArray();
    }
    List<Phrase> phrases = SharedPhrases.of(tokens, MadeUp.fourModels(40), NONE, 20);
    assertThat(phrases).hasSize(2);
    assertThat(phrases).allMatch(p -> p.models().length == 4 && p.length() > 300);
  }

  @Test
  void agrees_with_the_definition_worked_out_level_by_level() {
    agrees("few", 41, 18);
    agrees("many", 42, 60);
  }

  @Test
  void all_maximal_phrases_of_random_texts_are_those_of_the_definition() {
    MadeUp numbers = new MadeUp(2025);
    for (int round = 0; round < 300; round++) {
      int letters = 1 + numbers.below(3);
      int[][] tokens = new int[2 + numbers.below(6)][];
      int[] model = new int[tokens.length];
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] = new int[numbers.below(12)];
        for (int k = 0; k < tokens[i].length; k++) tokens[i][k] = numbers.below(letters);
        model[i] = numbers.below(3) * 40; // two words of bits
      }
      int least = 1 + numbers.below(4);
      assertThat(
              SharedPhrases.all(tokens, model, least).stream()
                  .map(p -> described(tokens, p))
                  .toList())
          .as(
              "round %d: %s of models %s",
              round, Arrays.deepToString(tokens), Arrays.toString(model))
          .containsExactlyInAnyOrderElementsOf(slow(tokens, model, least));
    }
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> SharedPhrases.of(new int[1][0], new int[2], NONE, 20))
        .hasMessage("1 answers, but models of 2 answers");
    assertThatThrownBy(() -> SharedPhrases.of(new int[][] {{0, -1}}, new int[1], NONE, 20))
        .hasMessage("answer 0 has the token -1");
  }

  private static void agrees(String name, int seed, int answers) {
    int[][] tokens = MadeUp.corpus(seed, answers);
    int[] model = MadeUp.fourModels(answers);
    assertThat(SharedPhrases.all(tokens, model, 5))
        .hasSize((int) Reference.value("phrases." + name + ".found"));
    List<Phrase> phrases = SharedPhrases.of(tokens, model, MadeUp.prompt(), 20);
    assertThat(phrases).hasSize((int) Reference.value("phrases." + name + ".taken"));
    for (int rank = 0; rank < phrases.size(); rank++) {
      Phrase p = phrases.get(rank);
      String at = "phrases." + name + "." + rank + ".";
      assertThat(p.echo() ? 1.0 : 0.0).isEqualTo(Reference.value(at + "echo"));
      assertThat((double) p.models().length).isEqualTo(Reference.value(at + "models"));
      assertThat((double) p.length()).isEqualTo(Reference.value(at + "length"));
      assertThat((double) p.occurrences()).isEqualTo(Reference.value(at + "occurrences"));
      assertThat((double) p.answers().length).isEqualTo(Reference.value(at + "answers"));
      assertThat((double) p.answer()).isEqualTo(Reference.value(at + "answer"));
      assertThat((double) p.start()).isEqualTo(Reference.value(at + "start"));
    }
  }

  /** Every run of every text, kept where it is wide enough and cannot be made longer for free. */
  private static List<String> slow(int[][] tokens, int[] model, int least) {
    List<String> found = new ArrayList<>();
    List<List<Integer>> runs = new ArrayList<>();
    for (int[] text : tokens)
      for (int from = 0; from < text.length; from++)
        for (int to = from + least; to <= text.length; to++) {
          List<Integer> run = Arrays.stream(text, from, to).boxed().toList();
          if (!runs.contains(run)) runs.add(run);
        }
    List<int[]> different = new ArrayList<>();
    for (int[] text : tokens)
      if (different.stream().noneMatch(t -> Arrays.equals(t, text))) different.add(text);
    for (List<Integer> run : runs) {
      int[] has =
          IntStream.range(0, tokens.length).filter(i -> count(tokens[i], run) > 0).toArray();
      int occurrences = Arrays.stream(has).map(i -> count(tokens[i], run)).sum();
      long texts = different.stream().filter(t -> count(t, run) > 0).count();
      boolean wide = texts >= 2 && Arrays.stream(has).map(i -> model[i]).distinct().count() >= 2;
      if (wide && !growsForFree(different, run))
        found.add(run + " in " + Arrays.toString(has) + " " + occurrences + " times");
    }
    return found;
  }

  private static boolean growsForFree(List<int[]> texts, List<Integer> run) {
    int all = texts.stream().mapToInt(t -> count(t, run)).sum();
    for (int letter = 0; letter < 3; letter++) {
      List<Integer> before = new ArrayList<>(run);
      before.add(0, letter);
      List<Integer> after = new ArrayList<>(run);
      after.add(letter);
      if (texts.stream().mapToInt(t -> count(t, before)).sum() == all) return true;
      if (texts.stream().mapToInt(t -> count(t, after)).sum() == all) return true;
    }
    return false;
  }

  private static int count(int[] text, List<Integer> run) {
    int count = 0;
    for (int p = 0; p + run.size() <= text.length; p++)
      if (Arrays.stream(text, p, p + run.size()).boxed().toList().equals(run)) count++;
    return count;
  }

  private static String described(int[][] tokens, Phrase p) {
    return Arrays.toString(
            Arrays.copyOfRange(tokens[p.answer()], p.start(), p.start() + p.length()))
        + " in "
        + Arrays.toString(p.answers())
        + " "
        + p.occurrences()
        + " times";
  }

  private static String text(Vocabulary words, int[][] tokens, Phrase p) {
    return String.join(
        " ",
        Arrays.stream(tokens[p.answer()], p.start(), p.start() + p.length())
            .mapToObj(t -> words.tokens().get(t))
            .toList());
  }
}
