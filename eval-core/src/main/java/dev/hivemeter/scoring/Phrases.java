package dev.hivemeter.scoring;

import dev.hivemeter.between.SharedPhrases;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.SharedPhrase;
import dev.hivemeter.text.FirstTokens;
import dev.hivemeter.text.Scanner;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of phrases that several models say to one prompt. */
final class Phrases {
  private final Grid grid;
  private final GroupAnswers answers;
  private final Pool pool;

  Phrases(Grid grid, GroupAnswers answers) {
    this.grid = grid;
    this.answers = answers;
    this.pool = answers.pool();
  }

  List<SharedPhrase> find() {
    List<SharedPhrases.Phrase> found =
        SharedPhrases.of(pool.tokens(), answers.model(), prompt(), SharedPhrases.TOP);
    List<SharedPhrase> phrases = new ArrayList<>();
    for (SharedPhrases.Phrase p : found) phrases.add(named(p, phrases.size() + 1));
    return phrases;
  }

  private SharedPhrase named(SharedPhrases.Phrase p, int rank) {
    Grid.Column first = column(p.answer());
    SourceAnswer example = pool.answers().get(p.answer());
    return new SharedPhrase(
        first.sampling(),
        first.elicitation(),
        asked().id(),
        rank,
        words(p),
        p.length(),
        Arrays.stream(p.models())
            .mapToObj(m -> grid.columns().get(answers.columns()[m]).model())
            .toList(),
        p.answers().length,
        p.occurrences(),
        (double) p.answers().length / pool.size(),
        p.echo(),
        first.model(),
        example.sample(),
        cited(example.text(), p.start(), p.start() + p.length()));
  }

  /** The words as they stand in the answer. */
  private static String cited(String text, int from, int to) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
    String whole = FirstTokens.of(nfc, to);
    String before = from == 0 ? "" : FirstTokens.of(nfc, from);
    return whole == null || before == null ? "" : whole.substring(before.length()).strip();
  }

  private String words(SharedPhrases.Phrase p) {
    int[] tokens = pool.tokens()[p.answer()];
    List<String> words = new ArrayList<>();
    for (int t = p.start(); t < p.start() + p.length(); t++) words.add(pool.words().get(tokens[t]));
    return String.join(" ", words);
  }

  /** The prompt's tokens by the pool's vocabulary; −1 for those it does not have. */
  private int[] prompt() {
    Map<String, Integer> known = new HashMap<>();
    for (String word : pool.words()) known.put(word, known.size());
    return Scanner.tokens(asked().text()).stream()
        .mapToInt(word -> known.getOrDefault(word, -1))
        .toArray();
  }

  private Prompt asked() {
    return grid.prompts().get(answers.prompt());
  }

  private Grid.Column column(int answer) {
    return grid.columns().get(answers.columns()[answers.model()[answer]]);
  }
}
