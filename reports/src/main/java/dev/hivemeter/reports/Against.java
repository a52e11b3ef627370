package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;

/** What a number is read against, in a few words beside it. */
final class Against {
  private static final List<String[]> ENDS =
      List.of(
          new String[] {Variants.DICE, "words at random"},
          new String[] {Variants.CROSS_PROMPT, "different prompts"},
          new String[] {Variants.OTHER_MODELS, "other models"},
          new String[] {Variants.PARROT, "copies"});

  private Against() {}

  /** A model's number with the ends that were measured on the same answers. */
  static Num model(RunView view, Num num, String metric, RunView.Column c) {
    if (num.value() == null) return num;
    List<String> ends = new ArrayList<>();
    for (String[] e : ENDS) {
      Num end = Num.of(view.scores().model(metric, c.model(), c.setting(), e[0]), metric);
      if (end.value() != null) ends.add(e[1] + " " + end.text());
    }
    return ends.isEmpty() ? num : num.with("against " + String.join(", ", ends));
  }

  /** The likeness of two models with that of their answers to different prompts. */
  static Num pair(RunView view, Num num, String a, String b, Setting s) {
    Num floor =
        Num.of(view.scores().pair(InterModel.FLOOR, a, b, s, ScoreRow.DEFAULT), InterModel.FLOOR);
    return num.value() == null || floor.value() == null
        ? num
        : num.with("against different prompts " + floor.text());
  }
}
