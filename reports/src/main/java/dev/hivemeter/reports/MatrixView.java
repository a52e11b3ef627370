package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One of the views of how alike the models are: a matrix at each setting.
 *
 * @param name of the view, for its switch
 * @param label of the switch
 * @param shown matrices on the page
 * @param filed matrices that only files have, because the page would become too large
 */
record MatrixView(
    String name, String label, String how, List<HeatFigure> shown, List<HeatFigure> filed) {
  /** A matrix of more models is shown at the reference setting only. */
  private static final int MOST_MODELS = 20;

  MatrixView {
    shown = List.copyOf(shown);
    filed = List.copyOf(filed);
  }

  static List<MatrixView> of(RunView view) {
    List<MatrixView> views = new ArrayList<>();
    add(
        views,
        view,
        "same",
        "same prompt (H)",
        "Mean cosine between two models’ answers. On and below the diagonal: to the same prompt;"
            + " above it, to different prompts, the floor. Two models are alike beyond the topic when"
            + " the lower half is of much stronger colour than the upper.",
        s -> InterModel.of(view, s));
    add(
        views,
        view,
        "alikeness",
        "beyond the topic (alikeness)",
        "Where H stands between the floor (0: no more alike than answers to different prompts) and"
            + " what each of the two has with itself (1: the same centre).",
        s -> InterModel.alikeness(view, s));
    add(
        views,
        view,
        "distance",
        "as distributions (MMD²)",
        "How far two models’ answers to a prompt are from one distribution: 0 is one distribution to"
            + " the embedder. Small numbers have the strong colours here, so that strong means alike in every view.",
        s -> InterModel.distance(view, s));
    return views;
  }

  private static void add(
      List<MatrixView> views,
      RunView view,
      String name,
      String label,
      String how,
      Function<Setting, HeatFigure> figure) {
    List<HeatFigure> shown = new ArrayList<>();
    List<HeatFigure> filed = new ArrayList<>();
    for (Setting s : view.settings()) {
      int models = view.modelsAt(s).size();
      if (models < 2) continue;
      HeatFigure f = figure.apply(s);
      if (f.cells().stream().flatMap(List::stream).allMatch(n -> n.value() == null)) continue;
      boolean fits = models <= MOST_MODELS || s.equals(view.reference());
      (fits ? shown : filed).add(f);
    }
    if (!shown.isEmpty() || !filed.isEmpty())
      views.add(new MatrixView(name, label, how, shown, filed));
  }

  List<HeatFigure> all() {
    List<HeatFigure> all = new ArrayList<>(shown);
    all.addAll(filed);
    return all;
  }
}
