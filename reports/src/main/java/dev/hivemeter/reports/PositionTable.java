package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How alike answers are window by window, where any of them is longer than one. */
final class PositionTable {
  static final int WINDOWS = 8;
  static final String PROFILE = "position-profile-";

  private PositionTable() {}

  static @Nullable DataTable of(RunView view) {
    int last = 1;
    for (RunView.Column c : view.columns())
      for (int t = 2; t <= WINDOWS; t++) if (score(view, c, t).value() != null) last = t;
    if (last == 1) return null;
    List<Head> heads = new ArrayList<>();
    for (int t = 1; t <= last; t++) heads.add(new Head("window " + t, PROFILE + t));
    int windows = last;
    return new DataTable(
        "Every model and setting, window by window",
        DataTable.how(
            "Mean cosine of the answers’ first, second, third … stretch of text, and in brackets how"
                + " many answers reach it: fewer and longer ones the further right, so a rise may be a"
                + " choice of answers."),
        false,
        heads,
        ModelTable.rows(
            view,
            c -> {
              List<Num> row = new ArrayList<>();
              for (int t = 1; t <= windows; t++)
                row.add(score(view, c, t).after(reach(view, c, t)));
              return row;
            }));
  }

  private static Num score(RunView view, RunView.Column c, int t) {
    ScoreRow row = view.scores().model(PROFILE + t, c.model(), c.setting(), ScoreRow.DEFAULT);
    if (row == null && t > 1) return Num.undefined(PROFILE + t, "no answer is as long");
    return Num.of(row, PROFILE + t);
  }

  /** How many answers of all prompts have the window. */
  static String reach(RunView view, RunView.Column c, int t) {
    long n = 0;
    for (Prompt p : view.prompts()) {
      ScoreRow row = view.scores().pool(PROFILE + t, c.model(), c.setting(), p.id());
      if (row != null && row.score() instanceof Score.Value v) n += v.n();
    }
    return n == 0 ? "" : " (" + Fmt.count(n) + ")";
  }
}
