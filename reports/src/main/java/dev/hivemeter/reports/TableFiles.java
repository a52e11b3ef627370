package dev.hivemeter.reports;

import dev.hivemeter.tables.Column;
import dev.hivemeter.tables.CsvText;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.RowWriter;
import dev.hivemeter.tables.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page's tables as CSV, one file each and one number a row: the value at full precision with
 * its interval, what is said of it, and the text that the page prints. Cells that a spreadsheet
 * would take for a formula are neutralised.
 */
final class TableFiles {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("row"),
          Column.text("of"),
          Column.text("is_end"),
          Column.text("group"),
          Column.text("column"),
          Column.text("metric"),
          new Column("value", Column.Type.REAL),
          new Column("low", Column.Type.REAL),
          new Column("high", Column.Type.REAL),
          Column.text("printed"),
          Column.text("company"));

  private TableFiles() {}

  /** Writes {@code tables/TITLE.csv} of each. */
  static void write(List<DataTable> tables, ReportOutput out) throws IOException {
    Set<String> used = new HashSet<>();
    for (DataTable t : tables) {
      if (t.rows().isEmpty()) continue;
      String slug = Slug.of(t.title());
      String name = slug;
      for (int i = 2; !used.add(name); i++) name = slug + "-" + i;
      String path = "tables/" + name + ".csv";
      try (RowWriter writer =
          Tables.create(out.open(path), path, Format.CSV, COLUMNS, CsvText.NEUTRALISED)) {
        rows(t, writer);
        writer.finish();
      }
    }
  }

  private static void rows(DataTable t, RowWriter writer) {
    String first = "";
    for (DataTable.Row r : t.rows()) {
      if (r.span() > 0) first = r.first();
      List<DataTable.Head> heads = t.heads();
      for (int i = 0; i < heads.size(); i++) {
        Num n = r.values().get(i);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("row", first);
        row.put("of", r.second());
        row.put("is_end", r.end() ? "yes" : "no");
        row.put("group", heads.get(i).group());
        row.put("column", heads.get(i).label());
        row.put("metric", n.metric());
        row.put("value", n.value());
        row.put("low", n.low());
        row.put("high", n.high());
        row.put("printed", n.text());
        row.put("company", n.company());
        writer.write(row);
      }
    }
  }

  /** Every table of a page, in its order. */
  static List<DataTable> of(Page page) {
    List<DataTable> all = new ArrayList<>();
    if (page.profileTable() != null) all.add(page.profileTable());
    all.add(page.pairs());
    all.addAll(page.together());
    all.addAll(page.sourcesTable());
    all.addAll(page.wording());
    all.addAll(page.elicitations());
    all.add(page.flags());
    all.addAll(page.held().probes());
    all.addAll(page.held().controls());
    all.addAll(page.references());
    all.addAll(page.meaning());
    all.add(page.outcomes());
    return all;
  }
}
