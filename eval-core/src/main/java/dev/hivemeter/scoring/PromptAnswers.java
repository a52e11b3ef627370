package dev.hivemeter.scoring;

import dev.hivemeter.metric.Topic;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The measured answers of every condition to one prompt. For use by one thread at a time. */
final class PromptAnswers {
  private final Grid grid;
  private final int prompt;
  private final @Nullable Topic topic;
  private final List<List<SourceAnswer>> byColumn = new ArrayList<>();
  private final int[] blank;
  private @Nullable List<GroupAnswers> groups;

  /**
   * Reads them.
   *
   * @param topic of the prompt
   */
  PromptAnswers(Grid grid, AnswerSource source, int prompt, @Nullable Topic topic) {
    this.grid = grid;
    this.prompt = prompt;
    this.topic = topic;
    this.blank = new int[grid.columns().size()];
    for (int c = 0; c < blank.length; c++) {
      StoredCell cell = grid.cell(c, prompt);
      List<SourceAnswer> all = cell == null ? List.of() : source.answers(cell);
      List<SourceAnswer> usable = usable(all);
      blank[c] = all.size() - usable.size();
      byColumn.add(usable);
    }
  }

  /** Its place in the grid. */
  int prompt() {
    return prompt;
  }

  /** What was asked. */
  Prompt asked() {
    return grid.prompts().get(prompt);
  }

  @Nullable Topic topic() {
    return topic;
  }

  /** One condition's answers in sample order, without those of which no text is left. */
  List<SourceAnswer> of(int column) {
    return byColumn.get(column);
  }

  /** Of how many answers of a condition no text is left. */
  int blank(int column) {
    return blank[column];
  }

  /** The answers of each group's models together. */
  List<GroupAnswers> groups() {
    if (groups == null)
      groups = grid.groups().stream().map(columns -> new GroupAnswers(this, columns)).toList();
    return groups;
  }

  /** In the order of samples and parts, without those of which no text is left. */
  static List<SourceAnswer> usable(List<SourceAnswer> answers) {
    return answers.stream()
        .filter(a -> !a.text().isBlank())
        .sorted(Comparator.comparingInt(SourceAnswer::sample).thenComparing(SourceAnswer::part))
        .toList();
  }
}
