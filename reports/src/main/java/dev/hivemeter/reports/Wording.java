package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;

/** What the words themselves say, without an embedder. */
final class Wording {
  private Wording() {}

  static List<DataTable> of(RunView view) {
    List<Head> distinct = new ArrayList<>();
    for (int k = 1; k <= 4; k++)
      distinct.add(new Head("distinct-" + k, "distinct-" + k).in("all answers"));
    for (int k = 1; k <= 4; k++)
      distinct.add(
          new Head("distinct-" + k, "distinct-" + k, Variants.RAREFIED).in("at equal size"));
    distinct.add(new Head("exact duplicates", "exact-duplicate-rate"));
    List<Head> overlap = new ArrayList<>();
    overlap.add(new Head("ROUGE-L", "rouge-l"));
    overlap.add(new Head("ROUGE-L (google)", "rouge-l-google"));
    overlap.add(new Head("self-BLEU-4", "self-bleu-4"));
    for (int k = 1; k <= 4; k++) overlap.add(new Head("BLEU-" + k, "pairwise-bleu-" + k));
    overlap.add(new Head("pairs sharing 5 tokens", "shared-run-5"));
    overlap.add(new Head("self-repetition", "self-repetition"));
    List<Head> sets = new ArrayList<>();
    for (int k = 1; k <= 4; k++) sets.add(new Head("Jaccard-" + k, "jaccard-" + k));
    sets.add(new Head("compression", "compression-ratio"));
    sets.add(new Head("tokens per answer", "length-mean"));
    sets.add(new Head("their sd", "length-sd"));
    sets.add(new Head("10th percentile", "length-p10"));
    sets.add(new Head("90th percentile", "length-p90"));
    return List.of(
        table(
            view,
            "How many different words and phrases?",
            DataTable.how(
                "Different runs of 1 to 4 tokens over all of them: lower is more repetitive."
                    + " More or longer answers lower it, so models of unequal size are compared at"
                    + " equal size only."),
            false,
            distinct),
        table(
            view,
            "How much do two answers overlap?",
            DataTable.how(
                "Higher is more alike. ROUGE-L: the longest common subsequence; BLEU: common runs of"
                    + " up to so many tokens; self-repetition is logarithmic and has no upper end."),
            false,
            overlap),
        table(
            view,
            "Common vocabulary, compressibility and length",
            DataTable.how(
                "Jaccard and compression: higher is more alike. Length is no diversity; it moves"
                    + " most of the numbers above."),
            false,
            sets),
        table(
            view,
            "Measures that move with the number of answers, at equal size",
            DataTable.how(
                "The same measures as above where models have unequal numbers of answers."),
            true,
            List.of(
                new Head("self-BLEU-4", "self-bleu-4", Variants.RAREFIED),
                new Head("self-repetition", "self-repetition", Variants.RAREFIED),
                new Head("compression", "compression-ratio", Variants.RAREFIED))));
  }

  private static DataTable table(
      RunView view, String title, List<DataTable.How> how, boolean folded, List<Head> heads) {
    return new DataTable(title, how, folded, heads, ModelTable.withEnds(view, heads));
  }
}
