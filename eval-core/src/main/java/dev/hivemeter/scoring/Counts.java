package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/** What is counted beside the measures, so that nothing is left out in silence. */
final class Counts {
  /** Prompts on which the models' columns stand. */
  static final Definition USED =
      count(
          "prompts-used@1",
          "Prompts compared",
          "How many prompts the models' numbers stand on: those for which every model has enough"
              + " usable answers.",
          "|{q : every model has at least n_min usable answers}|, n_min = 60 % of the planned, at"
              + " least 3 and never more than the planned");

  /** The other prompts. */
  static final Definition DROPPED =
      count(
          "prompts-dropped@1",
          "Prompts left out",
          "How many prompts are left out of the models' numbers because some model has too few"
              + " usable answers.",
          "prompts − prompts-used");

  /** Whose fault it is. */
  static final Definition SHORT =
      count(
          "prompts-below-minimum@1",
          "Prompts on which this model falls short",
          "For how many prompts this model has too few usable answers.",
          "|{q : fewer than n_min usable answers}|");

  /** Answers that were measured. */
  static final Definition ANSWERS =
      count(
          "answers-measured@1",
          "Answers measured",
          "How many answers of this model were measured.",
          "usable answers with text left once the reasoning was taken out");

  /** Answers that were nothing but reasoning. */
  static final Definition BLANK =
      count(
          "answers-blank@1",
          "Answers of reasoning alone",
          "How many answers had no text left once the reasoning was taken out; they are not"
              + " measured.",
          "usable answers − answers-measured");

  static final List<Definition> ALL = List.of(USED, DROPPED, SHORT, ANSWERS, BLANK);

  private Counts() {}

  private static Definition count(String id, String title, String summary, String formula) {
    return new Definition(
        id,
        title,
        Direction.NEITHER,
        false,
        summary,
        formula,
        "A count.",
        List.of(
            "Controls do not decide which prompts are compared; nor do elicitations that ask for"
                + " lists, where the run has others."),
        "The planned number of samples, and failures, refusals and filters.",
        "");
  }
}
