package dev.hivemeter.reports;

import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first screen's numbers and the sentence that says them. */
final class Headline {
  private static final String S = "mean-pairwise-cosine";

  private static final String SHARED = "cross-model-shared-run-5";

  private Headline() {}

  static List<Card> cards(RunView view) {
    List<Card> cards = new ArrayList<>();
    cards.add(
        card(
            view,
            "Does a model repeat itself?",
            S,
            "Mean similarity of a model’s answers to the same prompt (cosine, averaged over prompts"
                + (view.models().size() > 1 ? " and models)." : ")."),
            List.of(
                new Wanted("floor", "answers to different prompts", S, "cross-prompt"),
                new Wanted("copies", "copies of one text", S, "parrot"))));
    cards.add(
        card(
            view,
            "On how many prompts?",
            "share-prompts-above-0.8",
            "Share of prompts whose answers have a mean similarity above 0.8, averaged over models."
                + nullIs(view),
            List.of(
                new Wanted(
                    "chance",
                    "share above what different prompts give (99th percentile)",
                    "share-prompts-above-null-p99",
                    ScoreRow.DEFAULT))));
    if (view.models().size() > 1)
      cards.add(
          card(
              view,
              "Do different models say the same?",
              InterModel.HOMOGENEITY,
              "Mean similarity of two different models’ answers to the same prompt, averaged over"
                  + " pairs of models.",
              List.of(
                  new Wanted(
                      "floor",
                      "the same models on different prompts",
                      InterModel.FLOOR,
                      ScoreRow.DEFAULT))));
    if (view.models().size() > 1 && !ReadAgainst.measured(view)) {
      cards.removeIf(c -> c.big().missing());
      shared(view, cards);
    }
    return cards;
  }

  /** What one answer a prompt can say: how much wording models share. */
  private static void shared(RunView view, List<Card> cards) {
    Card runs =
        card(
            view,
            "Do they use the same words?",
            SHARED,
            "Share of pairs of two models’ answers to the same prompt that have five tokens in a row"
                + " in common.",
            List.of(
                new Wanted(
                    "floor", "answers to different prompts", SHARED, Variants.CROSS_PROMPT)));
    if (!runs.big().missing()) cards.add(runs);
  }

  /** The threshold that the run itself gives. */
  private static String nullIs(RunView view) {
    Num p99 = Num.of(view.scores().run("cross-prompt-null-p99"), "cross-prompt-null-p99");
    return p99.value() == null
        ? ""
        : " Of pools of different prompts, 99\u00a0% stay below " + p99.text() + ".";
  }

  private record Wanted(String kind, String label, String name, String variant) {}

  private static Card card(
      RunView view, String question, String name, String explained, List<Wanted> ends) {
    Setting reference = view.reference();
    List<Wanted> marks = new ArrayList<>(ends);
    if (view.settings().stream().anyMatch(s -> withoutRefusals(view, name, s) != null))
      marks.add(new Wanted("accepted", "without refusals", name, Variants.WITHOUT_REFUSALS));
    List<Card.Strip> strips = new ArrayList<>();
    for (Setting s : view.settings()) {
      List<Card.Mark> placed = new ArrayList<>();
      for (Wanted w : marks)
        placed.add(new Card.Mark(w.kind(), number(view, w.name(), s, w.variant())));
      strips.add(
          new Card.Strip(
              view.label(s), s.equals(reference), number(view, name, s, ScoreRow.DEFAULT), placed));
    }
    return new Card(
        question,
        number(view, name, reference, ScoreRow.DEFAULT),
        withoutRefusals(view, name, reference),
        view.settings().size() > 1 ? "at " + view.label(reference) : "",
        restsOn(view, name, reference),
        explained,
        strips,
        marks.stream().map(w -> new Card.Legend(w.kind(), w.label())).toList());
  }

  /** {@code n = 1 of 5 prompts}; empty where all count, or where nobody says how many do. */
  private static String restsOn(RunView view, String name, Setting s) {
    ScoreRow row = view.scores().study(name, s, ScoreRow.DEFAULT);
    List<String> models = view.modelsAt(s);
    if (row == null && models.size() == 1)
      row = view.scores().model(name, models.get(0), s, ScoreRow.DEFAULT);
    if (row == null && models.size() == 2 && name.startsWith("inter-model"))
      row = view.scores().pair(name, models.get(0), models.get(1), s);
    int asked = view.prompts().size();
    if (row == null || !(row.score() instanceof Score.Value v) || v.n() >= asked) return "";
    return "n = "
        + Fmt.count(v.n())
        + " of "
        + Words.count(asked, "prompt")
        + (v.interval() == null ? ", so there is no interval" : "");
  }

  /** Over models, or over pairs of different models for the measures between models. */
  private static Num number(RunView view, String name, Setting s, String variant) {
    if (variant.equals(Variants.WITHOUT_REFUSALS)) {
      Num without = withoutRefusals(view, name, s);
      return without == null
          ? Num.undefined(name, "at most 1\u00a0% of any model’s answers are refusals")
          : without;
    }
    return name.startsWith("inter-model")
        ? Between.of(view, name, s)
        : Overall.of(view, name, s, variant);
  }

  /** Stored where more than 1 % of some model's answers are refusals. */
  private static @Nullable Num withoutRefusals(RunView view, String name, Setting s) {
    ScoreRow row = view.scores().study(name, s, Variants.WITHOUT_REFUSALS);
    return row == null ? null : Num.of(row, name);
  }

  /** Imports often have one answer a prompt: models can be compared, but none with itself. */
  private static String withoutOwn(RunView view, Setting s, Num own) {
    Num between = Between.of(view, InterModel.HOMOGENEITY, s);
    if (between.value() == null) return "There is no headline number: " + own.company() + ".";
    return "Answers of two different models to the same prompt have a mean similarity of "
        + between.text()
        + ". How alike a model's own answers are is not defined: "
        + own.company()
        + ".";
  }

  /** What was found, in one sentence, from numbers that stand in the cards. */
  static String lead(RunView view) {
    Setting s = view.reference();
    Num own = Overall.of(view, S, s, ScoreRow.DEFAULT);
    if (own.value() == null) return withoutOwn(view, s, own);
    StringBuilder out = new StringBuilder();
    if (view.settings().size() > 1) out.append("At ").append(view.label(s)).append(", two");
    else out.append("Two");
    out.append(" answers of one model to the same prompt have a mean similarity of ");
    out.append(own.text());
    String rests = restsOn(view, S, s);
    if (view.unread().prompts() > 0 && !rests.isEmpty()) out.append(" (").append(rests).append(')');
    if (view.models().size() > 1) {
      Num between = Between.of(view, InterModel.HOMOGENEITY, s);
      if (between.value() != null)
        out.append("; answers of two different models, ").append(between.text());
    }
    Num floor = Overall.of(view, S, s, "cross-prompt");
    if (floor.value() != null)
      out.append(". Answers to different prompts have ").append(floor.text()).append(", copies 1");
    Num accepted = withoutRefusals(view, S, s);
    if (accepted != null)
      out.append(". Without the answers that open as a refusal it is ")
          .append(accepted.text())
          .append(" instead of ")
          .append(own.text());
    return out.append('.').toString();
  }
}
