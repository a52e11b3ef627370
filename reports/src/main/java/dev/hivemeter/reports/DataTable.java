package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of numbers with one row per model and setting.
 *
 * @param title over the table, and read by screen readers
 * @param how to read it, sentence by sentence; may be empty
 * @param folded whether the page shows it only when it is asked for
 * @param heads the number columns
 */
record DataTable(String title, List<How> how, boolean folded, List<Head> heads, List<Row> rows) {
  /** More rows than this would push what comes after them out of sight. */
  private static final int LONG = 40;

  DataTable {
    how = List.copyOf(how);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    folded |= rows.size() > LONG;
  }

  /** A table that needs no words. */
  DataTable(String title, List<Head> heads, List<Row> rows) {
    this(title, List.of(), false, heads, rows);
  }

  /** The first rows of a long table; the whole of it lies beside the page. */
  DataTable first(int most) {
    if (rows.size() <= most) return this;
    List<Row> kept = new ArrayList<>(rows.subList(0, most));
    int open = most - 1;
    while (open > 0 && kept.get(open).span() == 0) open--;
    Row head = kept.get(open);
    int span = Math.min(head.span(), most - open);
    kept.set(open, new Row(head.first(), span, head.second(), head.end(), head.values()));
    List<How> more = new ArrayList<>(how);
    more.add(
        new How(
            "",
            "The first "
                + Fmt.count(most)
                + " of "
                + Fmt.count(rows.size())
                + " rows; all of them are in the CSV beside this page."));
    return new DataTable(title, more, folded, heads, kept);
  }

  /** The same, shown only when it is asked for: a figure says it already. */
  DataTable behind() {
    return new DataTable(title, how, true, heads, rows);
  }

  /**
   * A sentence on how to read the table.
   *
   * @param term the column that it speaks of; empty where it speaks of all
   */
  record How(String term, String says) {}

  /** One sentence on the whole table. */
  static List<How> how(String says) {
    return List.of(new How("", says));
  }

  /**
   * A column's head.
   *
   * @param metric name of the measure, empty for a count
   * @param variant of the measure
   * @param group what it has in common with the heads beside it; empty where nothing
   */
  record Head(String label, String metric, String variant, String group) {
    Head(String label, String metric) {
      this(label, metric, ScoreRow.DEFAULT, "");
    }

    Head(String label, String metric, String variant) {
      this(label, metric, variant, "");
    }

    Head in(String name) {
      return new Head(label, metric, variant, name);
    }
  }

  /** Heads side by side that have something in common. */
  record Group(String label, int span) {}

  /**
   * A row.
   *
   * @param span how many rows the first header covers; 0 when an earlier row's covers this one
   * @param end whether it is something to read the others against
   */
  record Row(String first, int span, String second, boolean end, List<Num> values) {}

  /** Why there is no number in the whole table; empty where there is one, or nothing to say. */
  String reason() {
    String reason = "";
    for (Row r : rows)
      for (Num n : r.values()) {
        if (!n.missing()) return "";
        if (reason.isEmpty()) reason = n.company();
      }
    return reason;
  }

  /** The line above the heads; empty when no head is of a group. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    if (heads.stream().allMatch(h -> h.group().isEmpty())) return groups;
    for (Head h : heads) {
      Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
      if (last != null && last.label().equals(h.group()))
        groups.set(groups.size() - 1, new Group(last.label(), last.span() + 1));
      else groups.add(new Group(h.group(), 1));
    }
    return groups;
  }
}
