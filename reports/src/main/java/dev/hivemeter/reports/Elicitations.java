package dev.hivemeter.reports;

import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.port.Lists;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.Row;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;

/** Whether asking differently changes anything, where a run asks in several ways or for lists. */
final class Elicitations {
  private static final List<String> MEASURES =
      List.of("mean-pairwise-cosine", "vendi-1", "rouge-l", "distinct-2", "exact-duplicate-rate");
  private static final List<String> SHORT =
      List.of("cosine", "Vendi", "ROUGE-L", "distinct-2", "duplicates");

  private Elicitations() {}

  /** None for a run with one elicitation that asks for single answers. */
  static List<DataTable> of(RunView view, RunReader run) {
    List<DataTable> tables = new ArrayList<>();
    List<Head> equal = new ArrayList<>();
    heads(equal, Variants.EQUAL_ANSWERS, "at equal answers");
    heads(equal, Variants.EQUAL_TOKENS, "at equal tokens");
    add(
        tables,
        view,
        "Does asking differently help?",
        "Each model’s ways of being asked, on the prompts that all of them have answered: with the"
            + " same number of answers, and with the same number of tokens in the replies. Lists and"
            + " conversations are drawn whole.",
        equal);
    List<Head> pairs = new ArrayList<>();
    for (int m = 0; m < MEASURES.size(); m++)
      if (m != 1 && m != 3)
        for (String variant : List.of(Variants.WITHIN_CALL, Variants.ACROSS_CALLS))
          pairs.add(
              new Head(
                      variant.equals(Variants.WITHIN_CALL) ? "within a call" : "across calls",
                      MEASURES.get(m),
                      variant)
                  .in(SHORT.get(m)));
    add(
        tables,
        view,
        "Pairs of answers from one call, and from two",
        "The answers of one list, or of one conversation, know of each other. Answers of different"
            + " calls do not: these are the ones to compare with single answers.",
        pairs);
    lists(tables, view, run);
    return tables;
  }

  private static void heads(List<Head> heads, String variant, String group) {
    for (int m = 0; m < MEASURES.size(); m++)
      heads.add(new Head(SHORT.get(m), MEASURES.get(m), variant).in(group));
  }

  private static void add(
      List<DataTable> tables, RunView view, String title, String how, List<Head> heads) {
    List<RunView.Column> with =
        view.columns().stream()
            .filter(
                c ->
                    heads.stream()
                        .anyMatch(
                            h ->
                                view.scores().model(h.metric(), c.model(), c.setting(), h.variant())
                                    != null))
            .toList();
    if (with.isEmpty()) return;
    List<Row> rows = new ArrayList<>();
    for (RunView.Column c : with) rows.add(row(view, with, c, ModelTable.values(view, c, heads)));
    tables.add(new DataTable(title, DataTable.how(how), false, heads, rows));
  }

  private static Row row(
      RunView view, List<RunView.Column> all, RunView.Column c, List<Num> values) {
    List<RunView.Column> own = all.stream().filter(o -> o.model().equals(c.model())).toList();
    int span = own.get(0).equals(c) ? own.size() : 0;
    return new Row(view.shown(c.model()), span, view.label(c.setting()), false, values);
  }

  private static void lists(List<DataTable> tables, RunView view, RunReader run) {
    List<RunView.Column> listed =
        view.columns().stream()
            .filter(
                c ->
                    view.cellsOf(c).stream()
                        .anyMatch(
                            cell ->
                                cell.cell().condition().elicitation().approach() instanceof Listed))
            .toList();
    if (listed.isEmpty()) return;
    List<Head> heads =
        List.of(
            new Head("replies", ""),
            new Head("unparsed", ""),
            new Head("short lists", ""),
            new Head("long lists", ""),
            new Head("answers", ""),
            new Head("without a probability", ""));
    List<Row> rows = new ArrayList<>();
    for (RunView.Column c : listed) {
      Lists l = Lists.of(run, view.cellsOf(c));
      List<Num> values = new ArrayList<>();
      for (int n :
          new int[] {l.replies(), l.unparsed(), l.fewer(), l.more(), l.answers(), l.unstated()})
        values.add(Num.plain(Fmt.count(n)));
      rows.add(row(view, listed, c, values));
    }
    tables.add(
        new DataTable(
            "Lists that were asked for",
            DataTable.how(
                "A reply in which no list can be read is an outcome of its own and is not measured;"
                    + " the answers of short and long lists are measured as they are."),
            false,
            heads,
            rows));
  }
}
