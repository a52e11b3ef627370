package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.How;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;

/** The mean similarity of a model's own answers beside everything that it is read against. */
final class ReadAgainst {
  private static final String S = "mean-pairwise-cosine";

  private ReadAgainst() {}

  static DataTable of(RunView view) {
    List<Head> heads = new ArrayList<>();
    List<How> how = new ArrayList<>();
    add(heads, how, "measured", S, ScoreRow.DEFAULT, "answers to one prompt, with its interval.");
    add(
        heads,
        how,
        "cut to one length",
        S,
        Variants.LENGTH_MATCHED,
        "if it differs much, length makes a part of the similarity.");
    if (given(view, Variants.WITHOUT_REFUSALS))
      add(
          heads,
          how,
          "without refusals",
          S,
          Variants.WITHOUT_REFUSALS,
          "refusals are all alike; where they are over 1\u202f% of a model’s answers, this is the number"
              + " without them.");
    add(
        heads,
        how,
        "other prompts",
        S,
        Variants.CROSS_PROMPT,
        "the same model’s answers to different prompts: a model near it is as varied as prompts make"
            + " it.");
    if (view.models().size() > 1)
      add(
          heads,
          how,
          "other models",
          S,
          Variants.OTHER_MODELS,
          view.models().size() == 2
              ? "as many answers of the one other model to the same prompt."
              : "as many answers of other models to the same prompt: a model above it repeats itself"
                  + " more than models repeat each other.");
    if (given(view, Variants.HUMAN))
      add(
          heads,
          how,
          "people",
          S,
          Variants.HUMAN,
          "people’s answers to the same prompt: the variety that there is to be had.");
    add(
        heads,
        how,
        "topic",
        "topic-reference",
        ScoreRow.DEFAULT,
        "what answers that share the prompt’s subject and nothing else would have; a reference, no"
            + " bound.");
    add(heads, how, "copies", S, Variants.PARROT, "one text repeated: the collapsed end.");
    return new DataTable(
        "Mean pairwise cosine and its references",
        how,
        false,
        heads,
        ModelTable.models(view, c -> row(view, c, heads)));
  }

  /** As the code of Jiang et al. has it, beside the corrected number. */
  static DataTable withSelfPairs(RunView view) {
    String h = InterModel.HOMOGENEITY;
    List<Head> heads =
        List.of(new Head("without self-pairs", h), new Head("with self-pairs", h, Variants.PAPER));
    return new DataTable(
        "As in the paper: with self-pairs",
        DataTable.how(
            "The code released with Jiang et al. 2025 pairs each answer with itself too, which raises"
                + " a model’s own similarity by (1 − S)/n."),
        true,
        heads,
        ModelTable.models(
            view,
            c ->
                heads.stream()
                    .map(
                        head ->
                            Num.of(
                                view.scores()
                                    .pair(h, c.model(), c.model(), c.setting(), head.variant()),
                                h))
                    .toList()));
  }

  /** Over the prompts of a run instead of the answers to one. */
  static DataTable overPrompts(RunView view) {
    List<Head> heads = new ArrayList<>();
    for (String t : List.of("0.7", "0.8", "0.9"))
      heads.add(new Head("above " + t, "share-prompts-above-" + t).in("prompts with a similarity"));
    heads.add(
        new Head("above 99\u00a0% of different prompts", "share-prompts-above-null-p99")
            .in("prompts with a similarity"));
    heads.add(new Head("mean cosine", "cross-prompt-cosine").in("between prompts, all answers"));
    heads.add(
        new Head("exact duplicates", "cross-prompt-duplicate-rate")
            .in("between prompts, all answers"));
    heads.add(new Head("answers measured", "answers-measured"));
    return new DataTable(
        "On how many prompts, and across prompts",
        DataTable.how(
            "The fourth column holds each prompt against pools of answers to different prompts; across"
                + " prompts, every answer is compared with every answer to another prompt."),
        true,
        heads,
        ModelTable.withPeople(view, heads));
  }

  private static void add(
      List<Head> heads,
      List<How> how,
      String label,
      String metric,
      String variant,
      String sentence) {
    heads.add(new Head(label, metric, variant));
    how.add(new How(label, sentence));
  }

  private static List<Num> row(RunView view, RunView.Column c, List<Head> heads) {
    List<Num> values = new ArrayList<>(ModelTable.values(view, c, heads));
    for (int i = 0; i < values.size(); i++) {
      Head h = heads.get(i);
      if (h.variant().equals(Variants.WITHOUT_REFUSALS) && missing(view, c, h))
        values.set(
            i, Num.undefined(h.metric(), "at most 1 % of this model’s answers are refusals"));
    }
    Num own = values.get(0);
    values.set(0, own.after(own.interval().isEmpty() ? "" : " (" + own.interval() + ")"));
    return values;
  }

  private static boolean missing(RunView view, RunView.Column c, Head h) {
    return view.scores().model(h.metric(), c.model(), c.setting(), h.variant()) == null;
  }

  /** Whether any model's own similarity is known. */
  static boolean measured(RunView view) {
    return view.columns().stream()
        .anyMatch(
            c ->
                Num.of(view.scores().model(S, c.model(), c.setting(), ScoreRow.DEFAULT), S).value()
                    != null);
  }

  static boolean given(RunView view, String variant) {
    return view.columns().stream()
        .anyMatch(c -> view.scores().model(S, c.model(), c.setting(), variant) != null);
  }
}
