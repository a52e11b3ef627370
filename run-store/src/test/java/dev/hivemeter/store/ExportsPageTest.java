package dev.hivemeter.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.store.Exporter.What;
import dev.hivemeter.tables.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExportsPageTest {
  private static final String HEAD =
      """
      # Exports: every column

      Made from the code: `mvn -pl run-store -am test -Dtest=ExportsPageTest -Dexports=write -Dsurefire.failIfNoSpecifiedTests=false`.

      `hivemeter export RUN --what WHAT -o FILE` writes these columns in this order, as JSONL, CSV or Parquet (zstd). Columns stay; new ones are
      added at the end. Every column may be null; in CSV null is an empty cell. The type is that of Parquet. CSV and JSONL have the same values: lists and
      JSON are compact JSON text in a CSV cell, and nested values in JSONL. Parquet has `string (JSON)` where objects differ from row to row.

      Answers carry what describes the run as well: in the first line of JSONL, and in Parquet as one JSON object under the key `hivemeter_head` of the file's
      metadata. CSV has no place for it. Texts that UTF-8 cannot hold (a surrogate without a partner) stand repaired with U+FFFD; exactly, they stand as base64 of
      their UTF-16 units (big endian) in the column with `_utf16` behind its name, or in `others_utf16`. JSONL has such a field for every text that needs one.
      """;

  /** To write the page anew: {@code -Dexports=write}. */
  @Test
  void the_committed_page_is_what_the_code_says() throws IOException {
    Path page = Path.of("..", "docs", "exports.md");
    if ("write".equals(System.getProperty("exports"))) Files.writeString(page, markdown(), UTF_8);
    assertThat(Files.readString(page, UTF_8)).isEqualTo(markdown());
  }

  @Test
  void every_column_has_a_type_and_stands_once() {
    for (What what : What.values())
      assertThat(what.schema()).extracting(Column::name).doesNotHaveDuplicates().isNotEmpty();
  }

  private static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (What what : What.values()) {
      page.append("\n## ").append(what.label()).append("\n\n");
      page.append("| column | type | meaning |\n|---|---|---|\n");
      for (Column c : what.schema())
        page.append("| `")
            .append(c.name())
            .append("` | ")
            .append(c.type().label())
            .append(" | ")
            .append(ExportTypes.meaning(c.name()).meaning())
            .append(" |\n");
    }
    return page.toString();
  }
}
