package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import java.util.List;

/** Whether the answers are answers: flags that stand beside similarity. */
final class Quality {
  private static final List<Head> HEADS =
      List.of(
          new Head("similarity", "mean-pairwise-cosine"),
          new Head("on topic", "on-topic-rate"),
          new Head("loops", "loop-rate"),
          new Head("other script", "other-script-rate"),
          new Head("refusals", "refusal-rate"),
          new Head("cut", "cut-rate"),
          new Head("longer than read", "beyond-limit-rate"),
          new Head("without vector", "no-vector-rate"),
          new Head("nothing but reasoning", "answers-blank"),
          new Head("prompts with too few", "prompts-below-minimum"));

  private Quality() {}

  static DataTable of(RunView view) {
    return new DataTable(
        "Similarity beside quality flags", HEADS, ModelTable.withPeople(view, HEADS));
  }
}
