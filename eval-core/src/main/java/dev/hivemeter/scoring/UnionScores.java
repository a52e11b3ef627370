package dev.hivemeter.scoring;

import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.List;

/** Rows of what all models of a group answered together: of every prompt, and their mean. */
final class UnionScores {
  private final Grid grid;
  private final Reading reading;
  private final CommonPrompts common;
  private final long seed;

  UnionScores(Grid grid, Reading reading, CommonPrompts common, long seed) {
    this.grid = grid;
    this.reading = reading;
    this.common = common;
    this.seed = seed;
  }

  /** The means over the prompts on which the models are compared. */
  void ofStudy(StudyGroup group, Rows rows) {
    if (group.columns().size() < 2) return;
    Together[] prompts = reading.together[group.number()];
    for (int k = 0; k < width(prompts); k++) {
      int number = k;
      Score[] scores =
          Arrays.stream(prompts).map(t -> t.scores().get(number).score()).toArray(Score[]::new);
      Together.Of of = prompts[0].scores().get(k);
      rows.study(
          of.definition(),
          group.sampling(),
          group.elicitation(),
          of.variant(),
          OverPrompts.mean(
              scores,
              common.chosen(),
              grid.cluster(),
              OverPrompts.Method.of(of.definition(), of.variant(), seed),
              common.none()));
    }
  }

  /** One row a prompt and measure. */
  void ofPrompts(StudyGroup group, Rows rows) {
    if (group.columns().size() < 2) return;
    Together[] prompts = reading.together[group.number()];
    for (int p = 0; p < prompts.length; p++) {
      List<Together.Of> scores = prompts[p].scores();
      for (Together.Of of : scores)
        rows.prompt(of.definition(), group, grid.prompts().get(p).id(), of.variant(), of.score());
    }
  }

  private static int width(Together[] prompts) {
    return prompts.length == 0 ? 0 : prompts[0].scores().size();
  }
}
