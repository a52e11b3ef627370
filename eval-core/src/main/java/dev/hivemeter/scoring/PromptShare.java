package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * The share of prompts whose mean pairwise cosine S meets a condition: the ten ranges of the
 * paper's heat map, and the shares above a threshold.
 *
 * @param holds for S
 */
record PromptShare(Definition definition, DoublePredicate holds) {

  /**
   * The ranges [0, .1), [.1, .2) … [.9, 1], by their lower end; together they hold every prompt.
   */
  static final List<PromptShare> RANGES = ranges();

  /** Shares of prompts above fixed thresholds. */
  static final List<PromptShare> THRESHOLDS = List.of(above(0.7), above(0.8), above(0.9));

  /** The share of prompts above a threshold that the run itself gives. */
  static final Definition ABOVE_NULL =
      new Definition(
          "share-prompts-above-null-p99@1",
          "Share of prompts above the cross-prompt null",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          true,
          "The share of prompts whose mean pairwise cosine is above the 99th percentile of pools"
              + " drawn from different prompts of the same run.",
          "|{q : S(q) > P99}| / prompts, P99 = cross-prompt-null-p99",
          "1 where answers to one prompt are always more alike than answers to unrelated ones can"
              + " be by chance; sharing a topic is enough for that.",
          List.of(
              "No pool of two answers to different prompts can be drawn: Undefined.",
              "Interval: Wilson, over prompts."),
          "The embedder, but not its scale: the threshold moves with it; how alike the study's"
              + " prompts are.",
          "");

  /** The threshold itself. */
  static final Definition NULL_P99 =
      new Definition(
          "cross-prompt-null-p99@1",
          "99th percentile of the cross-prompt null",
          Direction.NEITHER,
          true,
          "The 99th percentile of the mean pairwise cosine of pools whose answers come from"
              + " different prompts, over all models of the run.",
          "linear 99th percentile of S over the pools of variant cross-prompt",
          "About 0 for unrelated prompts and the default embedder; higher where the study's prompts"
              + " are alike.",
          List.of("No pool of two answers to different prompts can be drawn: Undefined."),
          "The embedder, the study's prompts and the seed. n is the number of pools.",
          "");

  private static List<PromptShare> ranges() {
    List<PromptShare> ranges = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      double low = k / 10.0;
      double high = (k + 1) / 10.0;
      int bin = k;
      ranges.add(
          new PromptShare(
              new Definition(
                  "similarity-range-" + low + "@1",
                  "Prompts with S in " + low + "–" + high,
                  Direction.NEITHER,
                  true,
                  "The share of prompts whose mean pairwise cosine lies from "
                      + low
                      + (k == 9 ? " to 1." : " to under " + high + "."),
                  "|{q : " + low + " ≤ S(q) " + (k == 9 ? "≤" : "<") + " " + high + "}| / prompts",
                  "The ten ranges of one model add up to 1; a collapsed model has all in the last.",
                  List.of(
                      k == 0
                          ? "S below 0 counts here."
                          : k == 9
                              ? "S of 1, and what rounding puts above it, counts here."
                              : "The lower end belongs to the range, the upper end does not.",
                      "Interval: Wilson, over prompts."),
                  "The embedder: its scale decides what a range means.",
                  "Jiang et al. 2025, https://arxiv.org/abs/2510.22954"),
              s -> bin(s) == bin));
    }
    return List.copyOf(ranges);
  }

  /** The range in which S lies, 0 … 9. */
  static int bin(double s) {
    int bin = 0;
    while (bin < 9 && s >= (bin + 1) / 10.0) bin++;
    return bin;
  }

  private static PromptShare above(double tau) {
    return new PromptShare(
        new Definition(
            "share-prompts-above-" + tau + "@1",
            "Share of prompts above " + tau,
            Direction.HIGHER_IS_MORE_HOMOGENEOUS,
            true,
            "The share of prompts whose mean pairwise cosine is above " + tau + ".",
            "|{q : S(q) > " + tau + "}| / prompts",
            "A model that repeats itself on every prompt has 1.",
            List.of(
                "S at " + tau + " exactly does not count.",
                "A threshold belongs to one embedder: .8 was chosen for text-embedding-3-small.",
                "Interval: Wilson, over prompts."),
            "The embedder above all.",
            "Jiang et al. 2025, https://arxiv.org/abs/2510.22954"),
        s -> s > tau);
  }
}
