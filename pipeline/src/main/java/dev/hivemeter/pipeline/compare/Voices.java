package dev.hivemeter.pipeline.compare;

import dev.hivemeter.pipeline.StoredAnswers;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was asked and answered where a comparison moved most: the words behind its numbers. */
public final class Voices {
  private final Map<String, String> asked = new HashMap<>();
  private final Map<List<String>, List<String>> said = new HashMap<>();

  private Voices() {}

  /**
   * The first answers to some prompts, in every condition of a run.
   *
   * @param prompts ids
   * @param most how many answers of each condition
   */
  public static Voices of(RunReader run, Set<String> prompts, int most) {
    Voices voices = new Voices();
    StoredAnswers answers = new StoredAnswers(run, null);
    for (Conditions.Column c : Conditions.of(run).columns())
      for (StoredCell cell : c.cells()) {
        String id = cell.cell().prompt().id();
        if (!prompts.contains(id)) continue;
        voices.asked.put(id, cell.cell().prompt().text());
        voices.said.put(
            List.of(c.label(), id),
            RunPools.usable(answers, cell).stream().limit(most).map(SourceAnswer::text).toList());
      }
    return voices;
  }

  /** What was asked; the id where the run does not have the prompt. */
  public String asked(String prompt) {
    return asked.getOrDefault(prompt, prompt);
  }

  /**
   * What was answered; empty where nothing was.
   *
   * @param condition label
   */
  public List<String> said(String condition, String prompt) {
    return said.getOrDefault(List.of(condition, prompt), List.of());
  }
}
