package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.reports.words.MostAlike;
import dev.hivemeter.text.MeasuredText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How alike every two models are on every prompt, and in which two answers. Read prompt by prompt:
 * in memory are one prompt's answers and a record for every pair and prompt.
 */
final class PairTable {

  /** An answer as it was measured. */
  record Answer(int sample, MeasuredText text) {}

  private final RunView view;
  private final RunReader run;
  private final Map<Setting, List<MostAlike.@Nullable Pair[]>> pairs = new HashMap<>();

  private PairTable(RunView view, RunReader run) {
    this.view = view;
    this.run = run;
  }

  static PairTable of(RunView view, RunReader run) {
    PairTable table = new PairTable(view, run);
    for (Setting s : view.settings()) {
      if (view.modelsAt(s).size() < 2) continue;
      List<MostAlike.@Nullable Pair[]> rows = new ArrayList<>();
      for (Prompt p : view.prompts()) rows.add(table.read(s, p));
      table.pairs.put(s, rows);
    }
    return table;
  }

  private MostAlike.@Nullable Pair[] read(Setting s, Prompt p) {
    List<String> models = view.modelsAt(s);
    List<List<String>> hashes = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (String m : models) {
      List<String> of = new ArrayList<>();
      for (Answer a : answers(new RunView.Column(m, s), p)) of.add(Sha256.of(a.text().text()));
      hashes.add(of);
      all.addAll(of);
    }
    Map<String, StoredVector> vectors = run.vectors(view.embedding(), all);
    List<List<float[]>> found = new ArrayList<>();
    List<List<Integer>> places = new ArrayList<>();
    for (List<String> of : hashes) {
      List<float[]> here = new ArrayList<>();
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < of.size(); i++) {
        StoredVector v = vectors.get(of.get(i));
        if (v == null) continue;
        here.add(v.vector());
        at.add(i);
      }
      found.add(here);
      places.add(at);
    }
    MostAlike alike = MostAlike.of(found);
    MostAlike.@Nullable Pair[] row = new MostAlike.Pair[models.size() * (models.size() - 1) / 2];
    for (int a = 0; a < models.size(); a++)
      for (int b = a + 1; b < models.size(); b++) {
        MostAlike.Pair best = alike.pair(a, b);
        row[at(a, b)] =
            best == null
                ? null
                : new MostAlike.Pair(
                    best.homogeneity(),
                    best.cosine(),
                    places.get(a).get(best.first()),
                    places.get(b).get(best.second()));
      }
    return row;
  }

  private static int at(int a, int b) {
    return b * (b - 1) / 2 + a;
  }

  /**
   * The answers of a cell that can have a vector, by sample and part; blank ones cannot. A pair's
   * two answers are places in this list.
   */
  List<Answer> answers(RunView.Column c, Prompt p) {
    StoredCell cell = view.cells().getOrDefault(c, Map.of()).get(p.id());
    if (cell == null) return List.of();
    List<Answer> answers = new ArrayList<>();
    for (Sample s : run.plannedSamples(cell))
      for (MeasuredText t : MeasuredText.of(s))
        if (!t.text().isBlank()) answers.add(new Answer(s.index(), t));
    return answers;
  }

  /** Two models under a setting on a prompt; null where one of them was not asked or embedded. */
  MostAlike.@Nullable Pair pair(Setting s, String a, String b, int prompt) {
    List<MostAlike.@Nullable Pair[]> rows = pairs.get(s);
    if (rows == null) return null;
    List<String> models = view.modelsAt(s);
    int i = models.indexOf(a);
    int j = models.indexOf(b);
    if (i < 0 || j < 0 || i == j) return null;
    MostAlike.Pair p = rows.get(prompt)[at(Math.min(i, j), Math.max(i, j))];
    if (p == null || i < j) return p;
    return p.turned();
  }
}
