package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowWriterTest {
  private static final List<Column> AB =
      List.of(Column.text("a"), new Column("b", Column.Type.REAL));

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {"a.jsonl", "a.jsonl.gz", "a.csv", "a.csv.gz", "a.parquet", "a.parquet.gz"})
  void what_is_written_is_read_again(String name) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    boolean utf8 = !name.contains("jsonl");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = Texts.any(random);
      texts.add(utf8 ? Utf16.repaired(text) : text);
    }
    Path file = dir.resolve(name);
    try (RowWriter writer = Tables.create(file, AB, CsvText.AS_IS)) {
      for (String text : texts) writer.write(Map.of("a", text, "b", 0.1 + 0.2));
      writer.finish();
      assertThat(writer.count()).isEqualTo(300);
    }
    try (RowReader rows = Tables.open(file)) {
      int i = 0;
      for (Row row : rows) {
        assertThat(row.text("a")).as("row %d, seed %d", i, seed).isEqualTo(texts.get(i++));
        assertThat(row.optionalDouble("b")).isEqualTo(0.1 + 0.2);
      }
      assertThat(rows.count()).isEqualTo(300);
    }
  }

  @Test
  void jsonl_is_well_formed_utf8_even_with_lone_surrogates() throws IOException {
    Path file = dir.resolve("a.jsonl");
    try (RowWriter writer = Tables.create(file, List.of(), CsvText.AS_IS)) {
      writer.write(Map.of("a", "x\uD83Cy\uD83D\uDE00"));
      writer.finish();
    }
    assertThat(Files.readString(file)).isEqualTo("{\"a\":\"x\\uD83Cy\uD83D\uDE00\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "'=1",
        "＝1",
        "－2",
        "'"
      })
  void a_formula_is_neutralised_and_can_be_restored(String text) {
    String cell = written(text, CsvText.NEUTRALISED);
    assertThat(cell).isEqualTo("'" + text);
    assertThat(CsvText.restored(cell)).isEqualTo(text);
    assertThat(written(text, CsvText.AS_IS)).isEqualTo(text);
  }

  @Test
  void numbers_and_harmless_texts_are_not_neutralised() {
    assertThat(written(-1.5, CsvText.NEUTRALISED)).isEqualTo("-1.5");
    assertThat(written("a=b", CsvText.NEUTRALISED)).isEqualTo("a=b");
    assertThat(written("", CsvText.NEUTRALISED)).isEmpty();
    assertThat(written(List.of(-0.5f), CsvText.NEUTRALISED)).isEqualTo("[-0.5]");
  }

  @Test
  void any_text_is_restored_after_neutralisation() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String text = Utf16.repaired(Texts.any(random));
      assertThat(CsvText.restored(CsvText.NEUTRALISED.of(text)))
          .as("seed %d", seed)
          .isEqualTo(text);
    }
  }

  @Test
  void null_is_an_empty_cell_and_an_unknown_column_is_refused() {
    Path file = dir.resolve("n.csv");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("a", null);
    try (RowWriter writer = Tables.create(file, AB, CsvText.AS_IS)) {
      writer.write(row);
      assertThatThrownBy(() -> writer.write(Map.of("c", 1)))
          .isInstanceOf(IllegalArgumentException.class);
      writer.finish();
    }
    assertThat(file).content().isEqualTo("a,b\r\n,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.jsonl", "e.csv", "e.parquet"})
  void null_is_not_the_empty_text(String name) {
    Path file = dir.resolve(name);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("a", null);
    row.put("b", 1);
    try (RowWriter writer = Tables.create(file, AB, CsvText.EXACT)) {
      writer.write(row);
      writer.write(Map.of("a", "", "b", 2));
      writer.finish();
    }
    try (RowReader rows = Tables.open(file)) {
      var each = rows.iterator();
      assertThat(each.next().written("a")).isNull();
      assertThat(each.next().written("a")).isEmpty();
      assertThat(each.hasNext()).isFalse();
    }
  }

  @Test
  void a_file_that_was_not_finished_never_appears() throws IOException {
    Path file = dir.resolve("a.jsonl");
    Files.writeString(file, "the old one");
    try (RowWriter writer = Tables.create(file, List.of(), CsvText.AS_IS)) {
      writer.write(Map.of("a", 1));
    }
    assertThat(file).content().isEqualTo("the old one");
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws IOException {
    assertThatThrownBy(
            () ->
                Tables.create(
                    dir.resolve("no/such/a.csv"), List.of(Column.text("a")), CsvText.AS_IS))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("a.csv cannot be written: no such file or folder");
    Path inTheWay = Files.createFile(dir.resolve("plain"));
    assertThatThrownBy(
            () ->
                Tables.create(inTheWay.resolve("a.csv"), List.of(Column.text("a")), CsvText.AS_IS))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("cannot be written");
  }

  private String written(Object value, CsvText text) {
    Path file = dir.resolve("w.csv");
    try (RowWriter writer = Tables.create(file, AB, text)) {
      writer.write(Map.of("a", value, "b", "x"));
      writer.finish();
    }
    try (RowReader rows = Tables.open(file)) {
      return rows.iterator().next().text("a");
    }
  }
}
