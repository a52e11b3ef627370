package dev.hivemeter.scoring;

import dev.hivemeter.model.CellKey;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pools of one model's answers to different prompts: the baseline of a model that shares nothing
 * within a prompt but its own style.
 *
 * <p>For each prompt one pool of as many answers as the prompt's own pool has (or as there are
 * prompts, if those are fewer), each drawn from another prompt of the same language; of paraphrases
 * only one takes part. Drawn by counter from the seed and the cell's key.
 */
final class CrossPromptPools {
  private final Grid grid;
  private final List<List<SourceAnswer>> answers;
  private final long seed;
  private final Map<String, List<List<Integer>>> questions;

  /**
   * @param answers of each prompt
   */
  CrossPromptPools(Grid grid, List<List<SourceAnswer>> answers, long seed) {
    this.grid = grid;
    this.answers = List.copyOf(answers);
    this.seed = seed;
    this.questions = questions();
  }

  /** The pool that stands beside this prompt's own. */
  List<SourceAnswer> draw(int prompt, CellKey key) {
    List<List<Integer>> open =
        new ArrayList<>(questions.getOrDefault(grid.language(prompt), List.of()));
    int size = Math.min(open.size(), answers.get(prompt).size());
    Draws draws = Draws.of(seed, "cross-prompt", key.hex());
    List<SourceAnswer> pool = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      int at = k + draws.below(open.size() - k);
      List<Integer> question = open.set(at, open.get(k));
      List<SourceAnswer> from = answers.get(question.get(draws.below(question.size())));
      pool.add(from.get(draws.below(from.size())));
    }
    return pool;
  }

  /** Prompts with an answer, by language and then by question. */
  private Map<String, List<List<Integer>>> questions() {
    Map<String, Map<Integer, List<Integer>>> byLanguage = new LinkedHashMap<>();
    for (int p = 0; p < answers.size(); p++)
      if (!answers.get(p).isEmpty())
        byLanguage
            .computeIfAbsent(grid.language(p), l -> new LinkedHashMap<>())
            .computeIfAbsent(grid.cluster()[p], c -> new ArrayList<>())
            .add(p);
    Map<String, List<List<Integer>>> questions = new LinkedHashMap<>();
    byLanguage.forEach((language, q) -> questions.put(language, List.copyOf(q.values())));
    return questions;
  }
}
