package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTest {
  private static final List<Column> EVERY =
      List.of(
          Column.text("text"),
          new Column("whole", Column.Type.WHOLE),
          new Column("real", Column.Type.REAL),
          new Column("truth", Column.Type.BOOLEAN),
          new Column("texts", Column.Type.TEXTS),
          new Column("reals", Column.Type.REALS),
          new Column("windows", Column.Type.REAL_LISTS),
          new Column("json", Column.Type.JSON));

  @TempDir Path dir;

  @Test
  void every_type_comes_back_as_it_was() {
    Map<String, Object> row = new HashMap<>();
    row.put("text", "nul \u0000, quote ' and \", \u2028, 漢 \uD83D\uDE00");
    row.put("whole", Long.MIN_VALUE);
    row.put("real", 0.1 + 0.2);
    row.put("truth", false);
    row.put("texts", List.of("", "a;b", "[\"c\"]"));
    row.put("reals", List.of(0.1f, -0.0f, Float.MIN_VALUE, 16777216f));
    row.put("windows", List.of(List.of(0.3f), List.of()));
    row.put("json", Json.LENIENT.createObjectNode().put("k", "1.50"));
    Row read = rows(written(List.of(row), EVERY)).get(0);
    assertThat(read.names()).containsExactlyElementsOf(EVERY.stream().map(Column::name).toList());
    assertThat(read.text("text")).isEqualTo(row.get("text"));
    assertThat(read.optionalLong("whole")).isEqualTo(Long.MIN_VALUE);
    assertThat(read.optionalDouble("real")).isEqualTo(0.1 + 0.2);
    assertThat(read.optionalBoolean("truth")).isFalse();
    assertThat(read.texts("texts")).containsExactly("", "a;b", "[\"c\"]");
    JsonNode reals = Objects.requireNonNull(read.json("reals"));
    assertThat(reals).hasSize(4);
    for (int i = 0; i < 4; i++)
      assertThat(reals.get(i).floatValue() == (float) ((List<?>) row.get("reals")).get(i)).isTrue();
    assertThat(read.json("windows")).hasToString("[[0.30000001192092896],[]]");
    assertThat(read.json("json")).hasToString("{\"k\":\"1.50\"}");
  }

  @Test
  void null_stays_null_in_every_type_and_a_missing_field_is_null() {
    List<Row> rows = rows(written(List.of(Map.of(), Map.of("text", "x")), EVERY));
    assertThat(rows).hasSize(2);
    for (Column c : EVERY) assertThat(rows.get(0).has(c.name())).as(c.name()).isFalse();
    assertThat(rows.get(1).has("whole")).isFalse();
  }

  @Test
  void no_rows_are_a_file_with_columns() {
    Path file = written(List.of(), EVERY);
    assertThat(rows(file)).isEmpty();
  }

  @Test
  void equal_rows_give_equal_bytes() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) rows.add(Map.of("text", "t" + i * i, "real", i / 7.0));
    byte[] once = Files.readAllBytes(written(rows, EVERY));
    assertThat(Files.readAllBytes(written(rows, EVERY))).isEqualTo(once);
  }

  @Test
  void the_head_stands_in_the_metadata_and_is_read_first() {
    Path file = dir.resolve("head.parquet");
    try (RowWriter writer = Tables.create(file, EVERY, CsvText.AS_IS)) {
      writer.head(Map.of("about", "it's \"x\uD83Cy\""));
      writer.write(Map.of("text", "a"));
      writer.finish();
      assertThat(writer.count()).isEqualTo(1);
    }
    List<Row> rows = rows(file);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).text("about")).isEqualTo("it's \"x\uD83Cy\"");
    assertThat(rows.get(0).number()).isZero();
    assertThat(rows.get(1).text("text")).isEqualTo("a");
    assertThat(rows.get(1).where()).isEqualTo(file + ", row 1");
  }

  @Test
  void a_value_of_another_type_is_refused_by_name() {
    try (RowWriter writer = Tables.create(dir.resolve("x.parquet"), EVERY, CsvText.AS_IS)) {
      assertThatThrownBy(() -> writer.write(Map.of("whole", 1.5)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("column 'whole' is whole, not Double");
      assertThatThrownBy(() -> writer.write(Map.of("other", 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("other");
    }
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void a_stream_gets_the_same_bytes_as_a_file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RowWriter writer = Tables.create(out, "out", Format.PARQUET, EVERY, CsvText.AS_IS)) {
      writer.write(Map.of("text", "a"));
      writer.finish();
    }
    Path file = written(List.of(Map.of("text", "a")), EVERY);
    assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void long_rows_are_written_in_small_groups_and_read_in_small_steps() {
    List<Map<String, Object>> rows = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[50_000 + i];
      random.nextBytes(bytes);
      rows.add(Map.of("text", HexFormat.of().formatHex(bytes).repeat(2)));
    }
    List<Row> read = rows(written(rows, EVERY));
    assertThat(read).hasSize(300);
    for (int i = 0; i < 300; i++)
      assertThat(read.get(i).text("text")).isEqualTo(rows.get(i).get("text"));
  }

  @Test
  void foreign_types_are_read() throws SQLException {
    Path file =
        made(
            """
            SELECT 127::TINYINT AS i8, 18446744073709551615::UBIGINT AS u64, 0.7::FLOAT AS f,
              'NaN'::DOUBLE AS nan, 12.340::DECIMAL(10,3) AS dec, '\\x00\\xFF'::BLOB AS bytes,
              TIMESTAMP '2026-01-31 12:00:00.5' AS ts, TIMESTAMPTZ '2026-01-31 12:00:00+02' AS tz,
              DATE '2026-01-31' AS day, {'role': 'user', 'n': [1, NULL]} AS st,
              [{'a': 'x'}] AS list, MAP {'k': 1} AS m, NULL AS nothing, '["p","q"]' AS json,
              '5e3c7f3e-0000-4000-8000-000000000001'::UUID AS id, 1 AS "odd ""name';--"
            """);
    Row row = rows(file).get(0);
    assertThat(row.optionalInt("i8")).isEqualTo(127);
    assertThat(row.text("u64")).isEqualTo("18446744073709551615");
    assertThat(row.optionalDouble("f")).isEqualTo(0.7);
    assertThat(row.text("dec")).isEqualTo("12.340");
    assertThat(row.text("ts")).isEqualTo("2026-01-31T12:00:00.5");
    assertThat(row.text("tz")).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(row.text("day")).isEqualTo("2026-01-31");
    assertThat(row.json("st")).hasToString("{\"role\":\"user\",\"n\":[1,null]}");
    assertThat(row.json("list")).hasToString("[{\"a\":\"x\"}]");
    assertThat(row.json("m")).hasToString("{\"k\":1}");
    assertThat(row.has("nothing")).isFalse();
    assertThat(row.texts("json")).containsExactly("p", "q");
    assertThat(row.text("id")).isEqualTo("5e3c7f3e-0000-4000-8000-000000000001");
    assertThat(row.text("odd \"name';--")).isEqualTo("1");
    assertThat(row.fields()).containsEntry("bytes", "AP8=");
    assertThatThrownBy(() -> row.optionalDouble("nan"))
        .isInstanceOf(TableProblem.class)
        .hasMessage(file + ", row 1: field 'nan' is \"NaN\"; allowed is a number such as 0.7");
    assertThatThrownBy(() -> row.text("bytes"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("this column holds bytes");
    assertThatThrownBy(() -> row.text("st"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1: field 'st'");
    assertThatThrownBy(() -> row.text("prompt"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1 has no field 'prompt'; it has i8, u64");
  }

  @Test
  void columns_that_differ_in_case_only_keep_their_names() throws SQLException, IOException {
    // DuckDB writes no such file; a name of the same length is put into its place.
    Path file = made("SELECT 'x' AS text, 'X' AS tixt");
    byte[] bytes = Files.readAllBytes(file);
    replace(bytes, "tixt", "Text");
    Files.write(file, bytes);
    Row row = rows(file).get(0);
    assertThat(row.names()).containsExactly("text", "Text");
    assertThat(row.text("Text")).isEqualTo("X");
    replace(bytes, "Text", "text");
    Files.write(file, bytes);
    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("column 'text' occurs twice");
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(
      strings = {"a*.parquet", "a?[b]{c}.parquet", "it's \"x\" 漢.parquet", "a/b c.parquet"})
  void a_name_is_taken_literally(String name) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.move(written(List.of(Map.of("text", "the one")), EVERY), file);
    Files.copy(written(List.of(Map.of("text", "another")), EVERY), dir.resolve("ab.parquet"));
    assertThat(rows(file)).extracting(r -> r.text("text")).containsExactly("the one");
  }

  @Test
  void links_and_relative_paths_are_followed() throws IOException {
    Path file = written(List.of(Map.of("text", "a")), EVERY);
    Path link = Files.createSymbolicLink(dir.resolve("link.parquet"), file.getFileName());
    assertThat(rows(link)).hasSize(1);
    assertThat(rows(Path.of("").toAbsolutePath().relativize(link.toAbsolutePath()))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999})
  void a_file_that_is_cut_off_is_an_error(double kept) throws IOException {
    byte[] whole = Files.readAllBytes(written(many(1000), EVERY));
    Path file = dir.resolve("cut.parquet");
    Files.write(file, Arrays.copyOf(whole, (int) (whole.length * kept)));
    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("cut.parquet begins as Parquet but does not end as such")
        .hasMessageContaining("copy or download");
  }

  @Test
  void damage_anywhere_is_an_error_or_harmless_but_never_a_crash_or_fewer_rows()
      throws IOException {
    byte[] whole = Files.readAllBytes(written(many(1000), EVERY));
    Path file = dir.resolve("damaged.parquet");
    int refused = 0;
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = whole.clone();
      int at = 4 + random.nextInt(bytes.length - 8);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        assertThat(rows(file)).as("byte %d", at).hasSize(1000);
      } catch (TableProblem e) {
        refused++;
        assertThat(e).as("byte %d", at).hasMessageContaining("damaged.parquet");
      }
    }
    assertThat(refused).isGreaterThan(15);
  }

  @Test
  void a_bomb_is_refused_before_it_is_unpacked() throws SQLException {
    Path declared = made("SELECT repeat('y', 4000000) || i AS a FROM range(40) t(i)");
    assertThatThrownBy(() -> rows(declared))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("300 : 1 is refused as a decompression bomb");
    // A dictionary unpacks to more than the file says.
    Path repeated = made("SELECT repeat('y', 200000) AS a FROM range(20000)");
    assertThatThrownBy(() -> rows(repeated))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("decompression bomb");
  }

  @Test
  void a_field_beyond_its_cap_is_an_error() {
    Path file = written(List.of(Map.of("text", "a"), Map.of("text", "x".repeat(1001))), EVERY);
    assertThatThrownBy(() -> rows(file, new Caps(1000, 100_000, 300, 1 << 24)))
        .isInstanceOf(TableProblem.class)
        .hasMessage(file + ", row 2: field 'text' has 1001 characters; allowed are 1000");
  }

  /** In 512 MB of memory: {@code -Dtest.jvm=-Xmx512m}. Nothing is kept but the sum. */
  @Test
  void many_rows_are_streamed_in_their_order() throws SQLException {
    Path file =
        made(
            "SELECT i AS n, sha256(i::VARCHAR) || repeat(sha256((i * 7)::VARCHAR), 6) AS text"
                + " FROM range(200000) t(i)");
    long expected = 0;
    try (RowReader rows = Tables.open(file)) {
      for (Row row : rows) {
        assertThat(row.optionalLong("n")).isEqualTo(expected++);
        assertThat(row.text("text")).hasSize(64 * 7);
      }
    }
    assertThat(expected).isEqualTo(200_000);
  }

  @Test
  void folders_of_use_are_gone_afterwards() throws IOException {
    rows(written(List.of(Map.of("text", "a")), EVERY));
    try (Stream<Path> left = Files.list(Path.of("target", "test-cache", "duckdb"))) {
      assertThat(left.filter(p -> p.getFileName().toString().startsWith("use-"))).isEmpty();
    }
  }

  static List<Map<String, Object>> many(int n) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++)
      rows.add(Map.of("text", "text " + i * 7919L % 10007, "whole", i, "texts", List.of("t" + i)));
    return rows;
  }

  private int made;

  private Path written(List<? extends Map<String, Object>> rows, List<Column> columns) {
    Path file = dir.resolve("w" + made++ + ".parquet");
    try (RowWriter writer = Tables.create(file, columns, CsvText.AS_IS)) {
      for (Map<String, Object> row : rows) writer.write(row);
      writer.finish();
    }
    return file;
  }

  /** A file that DuckDB writes, as somebody else would. */
  private Path made(String query) throws SQLException {
    Path file = dir.resolve("m" + made++ + ".parquet");
    try (var connection = ParquetHome.driver().connect("jdbc:duckdb:", new Properties());
        var statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
    }
    return file;
  }

  private static void replace(byte[] bytes, String from, String to) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    byte[] other = all.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(other, 0, bytes, 0, bytes.length);
  }

  private static List<Row> rows(Path file) {
    return rows(file, Caps.DEFAULT);
  }

  private static List<Row> rows(Path file, Caps caps) {
    List<Row> all = new ArrayList<>();
    try (RowReader rows = Tables.open(file, caps)) {
      for (Row row : rows) all.add(row);
    }
    return all;
  }
}
