package dev.hivemeter.scoring;

import dev.hivemeter.between.CrossModelRuns;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answers of all models of one group to one prompt, as one pool that knows whose is whose. */
final class GroupAnswers {
  private final int prompt;
  private final int[] columns;
  private final int[] from;
  private final int[] model;
  private final Pool pool;

  GroupAnswers(PromptAnswers answers, int[] columns) {
    this.prompt = answers.prompt();
    this.columns = columns;
    this.from = new int[columns.length + 1];
    List<SourceAnswer> all = new ArrayList<>();
    for (int k = 0; k < columns.length; k++) {
      all.addAll(answers.of(columns[k]));
      from[k + 1] = all.size();
    }
    this.model = new int[all.size()];
    for (int k = 0; k < columns.length; k++)
      for (int i = from[k]; i < from[k + 1]; i++) model[i] = k;
    this.pool = Pool.of(all, answers.topic(), answers.asked().text(), answers.asked().language());
    pool.keys(); // here for all, and handed on to every pool that is selected from it
  }

  int prompt() {
    return prompt;
  }

  /** Places in the grid. */
  int[] columns() {
    return columns;
  }

  /** Of each answer the place among {@link #columns}. */
  int[] model() {
    return model;
  }

  Pool pool() {
    return pool;
  }

  /** The places of one model's answers in the pool. */
  int[] of(int k) {
    int[] places = new int[from[k + 1] - from[k]];
    for (int i = 0; i < places.length; i++) places[i] = from[k] + i;
    return places;
  }

  /** Which answers have runs of tokens in common. */
  CrossModelRuns runs() {
    return CrossModelRuns.of(pool.tokens(), model, columns.length);
  }

  /** By token of this prompt the number of the same token there; −1 where it does not occur. */
  int[] numbersIn(GroupAnswers other) {
    Map<String, Integer> there = new HashMap<>();
    for (String word : other.pool.words()) there.put(word, there.size());
    return pool.words().stream().mapToInt(word -> there.getOrDefault(word, -1)).toArray();
  }
}
