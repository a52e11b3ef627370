package dev.hivemeter.scoring;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One model's first answer to every prompt, as one pool: what its answers have in common whatever
 * it is asked. Of paraphrases the first stands for all; languages are not mixed, so the pool is of
 * the language with the most questions. Of more than 1,000 questions 1,000 are drawn.
 *
 * @param prompt one of the prompts; −1 if the model answered none
 */
record StylePool(List<SourceAnswer> answers, int prompt) {
  static final int MOST = 1000;

  static StylePool of(Grid grid, List<List<SourceAnswer>> answers, long seed) {
    Map<String, TreeMap<Integer, Integer>> byLanguage = new LinkedHashMap<>();
    for (int p = 0; p < answers.size(); p++)
      if (!answers.get(p).isEmpty())
        byLanguage
            .computeIfAbsent(grid.language(p), l -> new TreeMap<>())
            .putIfAbsent(grid.cluster()[p], p);
    List<Integer> prompts = List.of();
    for (TreeMap<Integer, Integer> questions : byLanguage.values())
      if (questions.size() > prompts.size()) prompts = List.copyOf(questions.values());
    List<SourceAnswer> pool = new ArrayList<>();
    for (int p : some(prompts, seed)) pool.add(answers.get(p).get(0));
    return new StylePool(List.copyOf(pool), prompts.isEmpty() ? -1 : prompts.get(0));
  }

  private static List<Integer> some(List<Integer> prompts, long seed) {
    if (prompts.size() <= MOST) return prompts;
    List<Integer> left = new ArrayList<>(prompts);
    Draws draws = Draws.of(seed, "across-prompts");
    List<Integer> chosen = new ArrayList<>();
    for (int k = 0; k < MOST; k++) {
      int at = k + draws.below(left.size() - k);
      chosen.add(left.set(at, left.get(k)));
    }
    return chosen.stream().sorted().toList();
  }
}
