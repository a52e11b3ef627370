package dev.hivemeter.scoring;

import dev.hivemeter.probe.ControlMeasures;
import dev.hivemeter.probe.Extractor;
import dev.hivemeter.probe.ProbeMeasures;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.text.Reasoning;
import dev.hivemeter.text.Scanner;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Every definition as Markdown; {@code docs/metrics.md} is this text. */
public final class Glossary {
  private Glossary() {}

  /** The whole page, ending in a line feed. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Measures

        Every number that Hivemeter prints, with its definition. This page is generated from the definitions in the code; \
        a test holds the two together.

        Answers are measured after their reasoning traces are taken out (`%s`). Lexical measures stand on the tokens of \
        `%s`. Embedding measures stand on one vector an answer, of the text's first tokens; they are Undefined with the \
        reason `language` where a prompt's language is known and not among the embedder's. A score is a number with n and, \
        where one can be given, a 95 %% interval, or Undefined with the reason; Undefined is never counted as a number.

        A changed formula gets a new version after the `@`, so stored scores never mix.

        ## How pools become numbers of models, pairs and studies

        - **Pool**: the answers of one model, under one sampling and elicitation, to one prompt. n is the number of answers. \
        The mean pairwise cosine and its profile have a jackknife interval over answers. A pool without a model is the union of all models' answers.
        - **Model**: the unweighted mean over prompts, n is the number of prompts. Its interval is Student's t where the skewness \
        of the prompts' values is at most 1 in size or there are fewer than ten, else bootstrap-t (10,000 resamples by the run's seed), \
        and Wilson's for shares of prompts; all are cut to the measure's range. Nulls and ends have t. Only prompts for which every model has enough usable answers count: 60 %% of the planned samples, \
        at least 3 and never more than the planned. Paraphrases of one question are one unit. Fewer than three units, or \
        values without any spread, have no interval.
        - **Pair**: two models under the same sampling and elicitation, over the prompts that both answered.
        - **Study**: the unweighted mean over models (or pairs) of each sampling; the interval is over prompts.
        - **Probes and controls** are no part of these numbers: they have measures of their own, below, on what is read from \
        their answers (`%s`). All prompts count that a model was asked, with any number of answers.
        """
            .formatted(Reasoning.VERSION, Scanner.VERSION, Extractor.VERSION));
    page.append("\n## Variants\n\n");
    for (Variants.Variant v : Variants.ALL)
      page.append("- `").append(v.name()).append("`: ").append(v.meaning()).append('\n');
    page.append("\n## Contents\n\n");
    for (Section s : SECTIONS) list(page, s);
    for (Section s : SECTIONS) section(page, s.title(), s.definitions());
    return page.toString();
  }

  private record Section(String title, List<Definition> definitions) {}

  private static final List<Section> SECTIONS =
      List.of(
          new Section("Measures of a pool", Definitions.ofPools()),
          new Section(
              "Measures of a pool, only where a study asks for them", Definitions.optional()),
          new Section("Measures over prompts", Definitions.ofPrompts()),
          new Section("Measures of two models", Definitions.ofPairs()),
          new Section("Measures of all models' answers to a prompt", Definitions.ofAllModels()),
          new Section("Measures of the answers to probes", ProbeMeasures.PROBES),
          new Section("Measures of the answers to controls", ControlMeasures.ALL),
          new Section("Counts", Counts.ALL));

  /** The contents: one line a section. */
  private static void list(StringBuilder page, Section section) {
    page.append("- **").append(section.title()).append("**: ");
    StringJoiner names = new StringJoiner(", ");
    for (Definition d : section.definitions()) names.add("[" + d.title() + "](#" + anchor(d) + ")");
    page.append(names).append('\n');
  }

  /** The anchor that hosts of Markdown give to a definition's heading. */
  private static String anchor(Definition d) {
    return (d.title() + " " + d.id())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static void section(StringBuilder page, String title, List<Definition> definitions) {
    page.append("\n## ").append(title).append('\n');
    for (Definition d : definitions) {
      page.append("\n### ").append(d.title()).append(" (`").append(d.id()).append("`)\n\n");
      page.append(d.summary()).append("\n\n");
      item(page, "Direction", direction(d.direction()));
      item(page, "Formula", "`" + d.formula() + "`");
      item(page, "Extremes", d.extremes());
      for (String special : d.specialCases()) item(page, "Note", special);
      item(page, "Depends on", d.dependsOn());
      item(page, "Stands on", d.needsEmbedding() ? "Vectors of the answers." : "The text alone.");
      if (!d.reference().isEmpty()) item(page, "Reference", d.reference());
    }
  }

  private static void item(StringBuilder page, String name, String text) {
    page.append("- ").append(name).append(": ").append(text).append('\n');
  }

  private static String direction(Direction direction) {
    if (direction == Direction.HIGHER_IS_MORE_HOMOGENEOUS) return "Higher is more homogeneous.";
    if (direction == Direction.HIGHER_IS_MORE_DIVERSE) return "Higher is more diverse.";
    return "Neither: it stands beside the others.";
  }
}
