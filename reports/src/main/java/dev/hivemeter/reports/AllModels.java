package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.How;
import dev.hivemeter.reports.DataTable.Row;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;

/** What all models' answers to one prompt say together, setting by setting. */
final class AllModels {
  private static final String SOURCES = "unique-source-models-";

  private AllModels() {}

  /** How many models stand behind the answers nearest to an answer. */
  static DataTable sources(RunView view) {
    List<Head> heads = new ArrayList<>();
    for (String[] h :
        new String[][] {
          {"observed", ScoreRow.DEFAULT},
          {"floor", Variants.FLOOR},
          {"mixing", Variants.MIXING},
          {"normalised", Variants.NORMALISED}
        }) heads.add(new Head(h[0], SOURCES + 10, h[1]));
    List<Row> rows = new ArrayList<>();
    for (Setting s : settings(view)) {
      List<Row> of = new ArrayList<>();
      for (int n = 5; n <= 50; n += 5) {
        List<Num> values = new ArrayList<>();
        for (Head h : heads)
          values.add(Num.of(view.scores().study(SOURCES + n, s, h.variant()), SOURCES + n));
        if (of.isEmpty() || values.get(0).value() != null)
          of.add(new Row(view.label(s), 0, n + " nearest", false, values));
      }
      for (int i = 0; i < of.size(); i++)
        rows.add(
            new Row(
                view.label(s),
                i == 0 ? of.size() : 0,
                of.get(i).second(),
                false,
                of.get(i).values()));
    }
    return new DataTable(
        "Every setting and every number of nearest answers",
        List.of(
            new How(
                "observed", "how many different models gave the answers nearest to one answer."),
            new How("floor", "what models that keep to themselves would give."),
            new How("mixing", "what answers that know nothing of models would give."),
            new How("normalised", "where the observed number lies: 0 at the floor, 1 at mixing.")),
        false,
        heads,
        rows);
  }

  /** Shared runs beside their null, clusters, and the pool of all answers. */
  static DataTable together(RunView view) {
    List<Head> heads =
        List.of(
            new Head("same prompt", "cross-model-shared-run-5").in("pairs sharing 5 tokens"),
            new Head("other prompts", "cross-model-shared-run-5", Variants.CROSS_PROMPT)
                .in("pairs sharing 5 tokens"),
            new Head("clusters", "clusters").in("groups of answers"),
            new Head("silhouette", "silhouette").in("groups of answers"),
            pooled("mean cosine", "mean-pairwise-cosine"),
            pooled("pairs above 0.8", "share-pairs-above-0.8"),
            pooled("Vendi, q\u00a0=\u00a01", "vendi-1"),
            pooled("effective fraction", "effective-fraction"));
    List<Row> rows = new ArrayList<>();
    for (Setting s : settings(view)) {
      List<Num> values = new ArrayList<>();
      for (Head h : heads)
        values.add(Num.of(view.scores().study(h.metric(), s, h.variant()), h.metric()));
      rows.add(new Row(view.label(s), 1, "", false, values));
    }
    return new DataTable(
        "All models’ answers to one prompt together",
        List.of(
            new How(
                "pairs sharing 5 tokens",
                "answers of two models share a run of five tokens by chance too, as often as on other"
                    + " prompts."),
            new How(
                "groups of answers",
                "one cluster means answers without gaps between them, or all alike; a silhouette under"
                    + " 0.25 is a cut through a cloud."),
            new How("as one pool", "the answers of all models, as if one model had given them.")),
        false,
        heads,
        rows);
  }

  private static Head pooled(String label, String metric) {
    return new Head(label, metric, Variants.POOLED).in("as one pool");
  }

  private static List<Setting> settings(RunView view) {
    return view.settings().stream().filter(s -> view.modelsAt(s).size() > 1).toList();
  }
}
