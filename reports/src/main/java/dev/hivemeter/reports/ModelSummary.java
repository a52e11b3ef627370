package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.Row;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;

/** The few numbers of each model that a paper or a message needs, as LaTeX and as Markdown. */
final class ModelSummary {
  private static final String S = "mean-pairwise-cosine";
  private static final List<Head> HEADS =
      List.of(
          new Head("answers", "answers-measured"),
          new Head("S, own answers", S),
          new Head("different prompts", S, Variants.CROSS_PROMPT),
          new Head("prompts above 0.8", "share-prompts-above-0.8"),
          new Head("ROUGE-L", "rouge-l"),
          new Head("distinct-2 at equal size", "distinct-2", Variants.RAREFIED),
          new Head("on topic", "on-topic-rate"),
          new Head("loops", "loop-rate"));

  private ModelSummary() {}

  private static DataTable table(RunView view) {
    List<Head> heads = new ArrayList<>();
    for (Head h : HEADS) {
      boolean none =
          h.variant().equals(Variants.RAREFIED)
              && view.columns().stream()
                  .noneMatch(
                      c ->
                          view.scores().model(h.metric(), c.model(), c.setting(), h.variant())
                              != null);
      heads.add(none ? new Head(h.metric(), h.metric(), ScoreRow.DEFAULT) : h);
    }
    return new DataTable(
        "Models", heads, ModelTable.models(view, c -> ModelTable.values(view, c, heads)));
  }

  /** A table for the package booktabs; what it holds is said in its caption and its comments. */
  static String latex(RunView view, Citation citation, String date) {
    DataTable t = table(view);
    StringBuilder out = new StringBuilder();
    out.append("% Needs \\usepackage{booktabs}; with long names \\usepackage{graphicx} and\n")
        .append("% \\resizebox{\\linewidth}{!}{...} around the tabular.\n")
        .append("% Run ")
        .append(Tex.of(Plain.of(view.info().name())))
        .append(", report of ")
        .append(date)
        .append(".\n\\begin{table}\n  \\centering\n  \\caption{Repetition of each model on ")
        .append(Tex.of(Words.count(view.prompts().size(), "prompt")))
        .append(
            ". $S$ is the mean cosine between answers to one prompt; in brackets 95\\,\\%"
                + " intervals over prompts. ")
        .append(Tex.of(citation.sentence()))
        .append("}\n  \\label{tab:hivemeter}\n  \\begin{tabular}{ll")
        .append("r".repeat(t.heads().size()))
        .append("}\n    \\toprule\n    model & setting");
    for (Head h : t.heads()) out.append(" & ").append(Tex.of(h.label()));
    out.append(" \\\\\n    \\midrule\n");
    boolean first = true;
    for (Row r : t.rows()) {
      if (r.span() > 0 && !first && t.rows().size() > view.models().size())
        out.append("    \\addlinespace\n");
      first = false;
      out.append("    ")
          .append(r.span() > 0 ? Tex.of(r.first()) : "")
          .append(" & ")
          .append(Tex.of(r.second()));
      for (Num n : r.values()) out.append(" & ").append(Tex.of(withInterval(n)));
      out.append(" \\\\\n");
    }
    return out.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n").toString();
  }

  /** What was asked, what was found, and the models, for a message or a pull request. */
  static String markdown(RunView view, Page page) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(Markdown.of(page.title())).append("\n\n");
    out.append("Run **").append(Markdown.of(page.run())).append("**, ");
    out.append(page.date()).append(", Hivemeter ").append(Markdown.of(page.version()));
    out.append(".\n\n").append(Markdown.of(page.lead())).append("\n\n");
    List<String> asked = new ArrayList<>();
    for (Asked.Fact f : page.asked().facts()) asked.add(f.number() + " " + f.word());
    List<String> came = new ArrayList<>();
    for (Asked.Part p : page.asked().parts()) came.add(p.count() + " " + p.name());
    out.append("Asked: ").append(Markdown.of(String.join(", ", asked))).append(". Outcomes: ");
    out.append(Markdown.of(String.join(", ", came))).append(".\n\n");
    if (!page.cards().isEmpty()) {
      out.append("| question | number | 95 % interval | read against |\n");
      out.append("| --- | ---: | --- | --- |\n");
      for (Card c : page.cards()) {
        List<String> against = new ArrayList<>();
        for (Card.Strip s : c.strips())
          if (s.reference())
            for (int i = 0; i < s.marks().size(); i++)
              if (s.marks().get(i).at().value() != null)
                against.add(c.legend().get(i).label() + " " + s.marks().get(i).at().text());
        String number = c.big().text() + (c.of().isEmpty() ? "" : " (" + c.of() + ")");
        row(out, List.of(c.question(), number, c.big().interval(), Words.list(against)));
      }
      out.append('\n');
    }
    if (page.open()) {
      DataTable t = table(view);
      List<String> heads = new ArrayList<>(List.of("model", "setting"));
      for (Head h : t.heads()) heads.add(h.label());
      row(out, heads);
      out.append("| --- | --- |").append(" ---: |".repeat(t.heads().size())).append('\n');
      for (Row r : t.rows()) {
        List<String> cells = new ArrayList<>(List.of(r.span() > 0 ? r.first() : "", r.second()));
        for (Num n : r.values()) cells.add(withInterval(n));
        row(out, cells);
      }
      out.append('\n');
    }
    if (!page.cautions().isEmpty()) {
      out.append("Before you quote a number:\n\n");
      for (String c : page.cautions()) out.append("- ").append(Markdown.of(c)).append('\n');
      out.append('\n');
    }
    out.append(Markdown.of(page.citation().sentence()));
    return out.append(" The page is [index.html](../index.html).\n").toString();
  }

  private static String withInterval(Num n) {
    return n.interval().isEmpty() ? n.text() : n.text() + " [" + n.interval() + "]";
  }

  private static void row(StringBuilder out, List<String> cells) {
    for (String c : cells) out.append("| ").append(Markdown.of(c)).append(' ');
    out.append("|\n");
  }
}
