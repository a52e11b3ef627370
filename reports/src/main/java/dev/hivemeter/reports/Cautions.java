package dev.hivemeter.reports;

import dev.hivemeter.model.ModelChange;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a reader should know before quoting a number, most important first; chosen by the data. */
final class Cautions {
  private static final int CHANGES_SHOWN = 3;

  private Cautions() {}

  /** Of a run that has probes and controls only. */
  static List<String> held(RunView view) {
    List<String> all = new ArrayList<>();
    outcomes(view, all);
    changes(view, all);
    warnings(view, all);
    return all;
  }

  private static void warnings(RunView view, List<String> all) {
    view.endpoints()
        .forEach(
            (model, facts) -> facts.warnings().forEach(w -> all.add(Plain.of(model + ": " + w))));
  }

  static List<String> of(RunView view) {
    List<String> all = new ArrayList<>();
    int asked = view.prompts().size();
    int prompts = asked - view.unread().prompts();
    if (prompts < asked) all.add(view.unread().caution(asked));
    if (prompts > 0 && prompts < 3)
      all.add("Only " + Words.count(prompts, "prompt") + ": too few for any interval.");
    else if (prompts > 0 && prompts < 30)
      all.add(
          "Only "
              + prompts
              + " prompts: intervals over fewer than 30 prompts are wide and can miss; read differences"
              + " between models with care.");
    outcomes(view, all);
    changes(view, all);
    refusals(view, all);
    Num dropped = Num.of(view.scores().run("prompts-dropped"), "prompts-dropped");
    if (dropped.or(0) > 0)
      all.add(
          Words.count(Math.round(dropped.or(0)), "prompt")
              + " of "
              + asked
              + " are left out of the models' own numbers, because a model has too few usable"
              + " answers there.");
    worst(
        view,
        all,
        "cut-rate",
        0.3,
        "of the answers were cut by the token limit, so what they would have said later is not measured");
    worst(
        view,
        all,
        "loop-rate",
        0.1,
        "of the answers loop: a model that repeats itself within an answer, or raves, can look diverse between answers");
    worst(
        view,
        all,
        "beyond-limit-rate",
        0.2,
        "of the answers go on beyond what the embedder reads; only their first part is compared");
    warnings(view, all);
    if (!view.embedding().isEmpty())
      all.add(
          "How high a similarity of 0.8 is depends on the embedder ("
              + Plain.of(view.embedding())
              + "): compare with the ends drawn beside each number, not with figures made with another"
              + " embedder.");
    return all;
  }

  private static void outcomes(RunView view, List<String> all) {
    long planned = 0;
    long answered = 0;
    long refused = 0;
    for (RunView.Column c : view.columns()) {
      Map<String, Integer> counts = view.outcomesOf(c);
      planned += view.plannedOf(c);
      answered += counts.getOrDefault("answered", 0);
      refused += counts.getOrDefault("refused", 0);
    }
    if (planned > 0 && answered < 0.9 * planned)
      all.add(
          Fmt.percent(1 - (double) answered / planned)
              + " of the samples gave no answer that can be measured; the numbers speak of the others"
              + " only.");
    else if (refused > 0.01 * planned)
      all.add(
          Fmt.percent((double) refused / planned)
              + " of the samples were refused and are left out of every number.");
  }

  /** A model that changed while it was asked: its answers are not one model's. */
  private static void changes(RunView view, List<String> all) {
    Map<String, List<ModelChange>> byModel = new LinkedHashMap<>();
    for (ModelChange c : view.changes())
      if (view.models().contains(c.model()))
        byModel.computeIfAbsent(c.model(), k -> new ArrayList<>()).add(c);
    byModel.forEach(
        (model, changes) -> {
          String what =
              changes.stream()
                  .limit(CHANGES_SHOWN)
                  .map(ModelChange::sentence)
                  .collect(Collectors.joining("; "));
          int more = changes.size() - CHANGES_SHOWN;
          if (more > 0) what += "; and " + more + " more, which `hivemeter show` lists";
          all.add(
              Plain.of(
                  view.shown(model)
                      + " changed while it was asked, so its answers may be those of two models: "
                      + what
                      + "."));
        });
  }

  private static void refusals(RunView view, List<String> all) {
    List<RunView.Column> of =
        view.columns().stream()
            .filter(
                c ->
                    view.scores()
                            .model(
                                "mean-pairwise-cosine",
                                c.model(),
                                c.setting(),
                                Variants.WITHOUT_REFUSALS)
                        != null)
            .toList();
    if (of.isEmpty()) return;
    List<String> who = of.stream().map(RunView.Column::model).distinct().map(view::shown).toList();
    String names =
        who.size() > 3
            ? String.join(", ", who.subList(0, 2)) + " and " + (who.size() - 2) + " more models"
            : Words.list(who);
    List<String> at =
        view.settings().stream()
            .filter(s -> of.stream().anyMatch(c -> c.setting().equals(s)))
            .map(view::label)
            .toList();
    all.add(
        "More than 1\u00a0% of the answers of "
            + names
            + (at.size() < view.settings().size() ? " (" + Words.list(at) + ")" : "")
            + " open as a refusal. Refusals are alike whatever was asked; the headline numbers are"
            + " given with and without them.");
  }

  private static void worst(
      RunView view, List<String> all, String name, double limit, String sentence) {
    double most = 0;
    RunView.Column where = null;
    for (RunView.Column c : view.columns()) {
      double v =
          Num.of(view.scores().model(name, c.model(), c.setting(), ScoreRow.DEFAULT), name).or(0);
      if (v > most) {
        most = v;
        where = c;
      }
    }
    if (where != null && most > limit)
      all.add(
          "Up to "
              + Fmt.percent(most)
              + " ("
              + view.shown(where.model())
              + ", "
              + view.label(where.setting())
              + ") "
              + sentence
              + ".");
  }
}
