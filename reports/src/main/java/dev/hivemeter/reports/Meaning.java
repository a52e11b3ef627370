package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the embedding says of a model's answers, and into how many classes they fall. */
final class Meaning {
  private static final String S = "mean-pairwise-cosine";

  private Meaning() {}

  static List<DataTable> of(RunView view) {
    List<DataTable> tables = new ArrayList<>();
    tables.add(similarity(view));
    tables.add(classes(view));
    tables.add(style(view));
    tables.add(orders(view));
    tables.add(ranges(view));
    return tables;
  }

  private static DataTable similarity(RunView view) {
    return ends(
        view,
        "How similar, and how many in effect?",
        "Cosines: higher is more alike. Vendi and the effective fraction: how many answers, or what"
            + " share of them, are different in effect; lower is more alike. They move with the number"
            + " of answers and are given at equal size.",
        false,
        List.of(
            new Head("mean cosine", S),
            new Head("aligned windows", "aligned-window-cosine"),
            new Head("nearest answer", "nearest-neighbour-cosine", Variants.RAREFIED),
            new Head("above 0.7", "share-pairs-above-0.7").in("pairs"),
            new Head("above 0.8", "share-pairs-above-0.8").in("pairs"),
            new Head("above 0.9", "share-pairs-above-0.9").in("pairs"),
            new Head("Vendi, q\u00a0=\u00a01", "vendi-1", Variants.RAREFIED).in("at equal size"),
            new Head("Vendi, q\u00a0=\u00a02", "vendi-2", Variants.RAREFIED).in("at equal size"),
            new Head("effective fraction", "effective-fraction", Variants.RAREFIED)
                .in("at equal size")));
  }

  private static DataTable classes(RunView view) {
    List<Head> heads = new ArrayList<>();
    classes(heads, "normalised", "the same words");
    classes(heads, "rouge-1", "ROUGE-1 above .458");
    heads.add(
        new Head(
                "distinct of 10, noveltybench",
                "distinct-classes-10-rouge-1",
                Variants.NOVELTY_BENCH)
            .in("ROUGE-1 above .458"));
    classes(heads, "cosine-0.8", "cosine above 0.8");
    return ends(
        view,
        "Into how many classes do the answers fall?",
        "Answers of one class say the same by the relation named above it; lower is more alike."
            + " Classes, and effective classes, which weigh each by its size, are given at equal size;"
            + " distinct of 10 is how many classes 10 answers hold. The variant noveltybench counts as that"
            + " benchmark’s code does: greedily, over the first 10 answers.",
        false,
        heads);
  }

  private static void classes(List<Head> heads, String relation, String group) {
    heads.add(new Head("classes", "classes-" + relation, Variants.RAREFIED).in(group));
    heads.add(new Head("distinct of 10", "distinct-classes-10-" + relation).in(group));
    heads.add(new Head("effective", "effective-classes-" + relation, Variants.RAREFIED).in(group));
  }

  /** A model's first answers to all prompts as one pool. */
  private static DataTable style(RunView view) {
    List<Head> heads =
        List.of(
            across("mean cosine", S),
            across("above 0.8", "share-pairs-above-0.8"),
            across("Vendi, q\u00a0=\u00a01", "vendi-1"),
            across("effective fraction", "effective-fraction"),
            across("distinct-2", "distinct-2"),
            across("ROUGE-L", "rouge-l"),
            across("self-BLEU-4", "self-bleu-4"),
            across("pairs sharing 5 tokens", "shared-run-5"),
            across("exact duplicates", "exact-duplicate-rate"));
    return new DataTable(
        "Does a model say the same whatever it is asked?",
        DataTable.how(
            "One pool of a model’s first answer to every prompt: its style. It is one pool, so it has"
                + " no interval over prompts."),
        true,
        heads,
        ModelTable.withPeople(view, heads));
  }

  private static Head across(String label, String metric) {
    return new Head(label, metric, Variants.ACROSS_PROMPTS);
  }

  private static DataTable orders(RunView view) {
    List<Head> heads = new ArrayList<>();
    for (String q : List.of("0.1", "0.5", "1", "2", "inf"))
      heads.add(
          new Head("q = " + (q.equals("inf") ? "∞" : q), "vendi-" + q).in("Vendi, all answers"));
    for (String r : List.of("normalised", "rouge-1", "cosine-0.8"))
      heads.add(new Head(r, "class-entropy-" + r).in("class entropy, nats"));
    heads.add(new Head("effective fraction", "effective-fraction"));
    return ends(
        view,
        "Vendi of every order, entropy of the classes",
        "A small q counts rare answers in full, a large q only the commonest. All of it moves with"
            + " the number of answers.",
        true,
        heads);
  }

  private static DataTable ranges(RunView view) {
    List<Head> heads = new ArrayList<>();
    for (int bin = 0; bin < 10; bin++)
      heads.add(
          new Head(
              String.format(Locale.ROOT, "%.1f–%.1f", bin / 10.0, (bin + 1) / 10.0),
              "pair-range-0." + bin,
              ScoreRow.DEFAULT));
    return new DataTable(
        "Pairs of answers by their cosine",
        DataTable.how("The share of pairs in each tenth; a row adds up to 100\u202f%."),
        true,
        heads,
        ModelTable.withPeople(view, heads));
  }

  private static DataTable ends(
      RunView view, String title, String how, boolean folded, List<Head> heads) {
    return new DataTable(
        title, DataTable.how(how), folded, heads, ModelTable.withEnds(view, heads));
  }
}
