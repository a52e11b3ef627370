package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/** Every measure of answers to controls. */
public final class ControlMeasures {
  /** The share of answers that give the right answer. */
  public static final Definition ACCURACY =
      new Definition(
              "control-accuracy@1",
              "Control: right",
              Direction.NEITHER,
              false,
              "The share of answers that give the right answer.",
              "|{i : right}| / n",
              "1 where every answer is right.",
              List.of(
                  "No answer: Undefined.",
                  "Answers in which none can be read are not right.",
                  "Interval of a pool: Wilson, over answers."),
              "The extractor, extraction@1; the accepted spellings.",
              "")
          .within(0, 1);

  /**
   * The share of pairs of answers that give the same answer, right or wrong. Here agreeing is good.
   */
  public static final Definition CONSISTENCY =
      new Definition(
              "control-consistency@1",
              "Control: consistency",
              Direction.NEITHER,
              false,
              "The share of pairs of answers that give the same answer, right or wrong. Here agreeing is good.",
              "Σ_a c_a(c_a − 1) / (n(n − 1))",
              "1 where every answer is the same; 0 where all differ.",
              List.of(
                  "Fewer than two answers that can be read: Undefined.",
                  "Wrong answers are compared by their own words."),
              "The extractor, extraction@1; the accepted spellings.",
              "")
          .within(0, 1);

  /**
   * Whether the answer that is given most often is the right one: 1 or 0; of a model, the share of
   * prompts.
   */
  public static final Definition MODE_RIGHT =
      new Definition(
              "control-mode-right@1",
              "Control: the usual answer is right",
              Direction.NEITHER,
              false,
              "Whether the answer that is given most often is the right one: 1 or 0; of a model, the share of prompts.",
              "1[argmax_a c_a is right]",
              "1 where the consistent answer is the right one.",
              List.of(
                  "No answer that can be read: Undefined.",
                  "Of several answers given equally often, one of them right: ½.",
                  "Interval of a model: Wilson, over prompts; wider than need be where halves are among them."),
              "The extractor, extraction@1; the accepted spellings.",
              "")
          .within(0, 1);

  /** The share of answers in which no single answer can be read. */
  public static final Definition INVALID =
      new Definition(
              "control-invalid-rate@1",
              "Control: invalid",
              Direction.NEITHER,
              false,
              "The share of answers in which no single answer can be read.",
              "|{i : no answer}| / n",
              "0 where every reply gives one answer.",
              List.of(
                  "No answer: Undefined.",
                  "Failed calls are no answers; refused, filtered and empty ones are.",
                  "Interval of a pool: Wilson, over answers."),
              "The extractor, extraction@1; the accepted spellings.",
              "")
          .within(0, 1);

  /** All of them, in the order in which they are shown. */
  public static final List<Definition> ALL = List.of(ACCURACY, CONSISTENCY, MODE_RIGHT, INVALID);

  private ControlMeasures() {}
}
