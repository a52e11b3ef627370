package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

  @Test
  void gzip_is_told_by_its_first_bytes_and_not_by_the_name() {
    byte[] plain = Bytes.utf8("{\"a\": 1}\n");
    assertThat(Bytes.rows(Bytes.gzip(plain), "a.jsonl")).hasSize(1);
    assertThat(Bytes.rows(plain, "a.jsonl.gz")).hasSize(1);
  }

  @Test
  void gzip_in_several_members_is_read_to_its_end() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(Bytes.gzip(Bytes.utf8("{\"a\": 1}\n")));
    both.write(Bytes.gzip(Bytes.utf8("{\"a\": 2}\n")));
    assertThat(Bytes.rows(both.toByteArray(), "a.jsonl")).hasSize(2);
  }

  @Test
  void gzip_that_is_cut_off_is_an_error_and_not_a_shorter_file() {
    byte[] whole = Bytes.gzip(Bytes.utf8("{\"a\": 1}\n".repeat(1000)));
    for (int keep : new int[] {2, 9, whole.length / 2, whole.length - 4})
      assertThatThrownBy(() -> Bytes.rows(Arrays.copyOf(whole, keep), "a.jsonl.gz"))
          .isInstanceOf(TableProblem.class)
          .hasMessageContaining("the gzip data is cut off");
  }

  @Test
  void gzip_that_is_damaged_is_an_error() {
    byte[] bytes = Bytes.gzip(Bytes.utf8("{\"a\": 1}\n".repeat(1000)));
    bytes[bytes.length - 6] ^= 1;
    assertThatThrownBy(() -> Bytes.rows(bytes, "a.jsonl.gz"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void a_decompression_bomb_is_refused_while_it_is_read() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] rows = Bytes.utf8("{\"a\":\"" + "x".repeat(1 << 17) + "\"}\n");
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      for (int i = 0; i < 200; i++) gz.write(rows);
    }
    assertThatThrownBy(() -> Bytes.rows(out.toByteArray(), "a.jsonl.gz"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("300 : 1 is refused as a decompression bomb");
  }

  @Test
  void bytes_that_are_not_utf8_are_named_with_line_and_offset() {
    byte[] latin1 = "{\"a\": 1}\n{\"a\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Bytes.rows(latin1, "a.jsonl"))
        .isInstanceOf(TableProblem.class)
        .hasMessage(
            "a.jsonl, line 2, column 11: byte 0xE9 at offset 19 is not UTF-8; save the file as UTF-8");
  }

  @Test
  void the_offset_counts_the_byte_order_mark_and_long_files() {
    byte[] good = Bytes.utf8("\uFEFF" + "{\"a\": \"\u6f22\"}\n".repeat(5000));
    byte[] bytes = Arrays.copyOf(good, good.length + 1);
    bytes[good.length] = (byte) 0xE6;
    assertThatThrownBy(() -> Bytes.rows(bytes, "a.jsonl"))
        .isInstanceOf(TableProblem.class)
        .hasMessage(
            "a.jsonl, line 5001, column 1: byte 0xE6 at offset "
                + good.length
                + " is not UTF-8; save the file as UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE,1,UTF-16",
    "UTF-16BE,1,UTF-16",
    "UTF-16LE,0,UTF-16",
    "UTF-16BE,0,UTF-16",
    "UTF-32LE,1,UTF-32",
    "UTF-32BE,1,UTF-32",
    "UTF-32LE,0,UTF-32",
    "UTF-32BE,0,UTF-32"
  })
  void other_unicode_is_named_as_such(String charset, int mark, String named) {
    String text = (mark == 1 ? "\uFEFF" : "") + "a,b\n1,2\n";
    assertThatThrownBy(() -> Bytes.rows(text.getBytes(Charset.forName(charset)), "a.csv"))
        .isInstanceOf(TableProblem.class)
        .hasMessage("a.csv is " + named + "; save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 100_000})
  void what_follows_gzip_is_an_error_and_not_passed_over(int garbage) {
    byte[] whole = Bytes.gzip(Bytes.utf8("{\"a\": 1}\n".repeat(1000)));
    byte[] more = Arrays.copyOf(whole, whole.length + garbage);
    Arrays.fill(more, whole.length, more.length, (byte) 'x');
    assertThatThrownBy(() -> Bytes.rows(more, "a.jsonl.gz"))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith(
            "a.jsonl.gz: something that is not gzip follows the end of its gzip data");
  }

  @Test
  void a_file_that_is_another_format_than_its_name_says_is_told() {
    for (String name : List.of("a.jsonl", "a.csv", "a.yaml", "a.tsv"))
      assertThatThrownBy(() -> Bytes.rows(Bytes.utf8("PAR1....PAR1"), name))
          .isInstanceOf(TableProblem.class)
          .hasMessageContaining(name + " is Parquet, not ")
          .hasMessageContaining("name it .parquet");
    assertThatThrownBy(() -> Bytes.rows(Bytes.utf8("a,b\n1,2\n"), "a.parquet"))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith(
            "a.parquet is no Parquet: it does not begin with PAR1 but with \"a,b 1,2 \"");
    assertThatThrownBy(() -> Bytes.rows(new byte[0], "a.parquet"))
        .hasMessageContaining("does not begin with PAR1, it is empty");
    assertThatThrownBy(() -> Bytes.rows(Bytes.utf8("PK\u0003\u0004.."), "a.csv"))
        .hasMessageContaining("a.csv is a zip archive")
        .hasMessageContaining("save its sheet as CSV");
    assertThatThrownBy(() -> Bytes.rows(Bytes.gzip(Bytes.gzip(Bytes.utf8("a\n1\n"))), "a.csv.gz"))
        .hasMessageContaining("compressed twice");
  }

  @Test
  void characters_across_buffer_borders_are_read_whole() {
    String text = "x" + "\uD83D\uDE00漢é".repeat(20_000);
    for (int pad = 0; pad < 5; pad++) {
      String shifted = "y".repeat(pad) + text;
      assertThat(Bytes.jsonl("{\"a\": \"" + shifted + "\"}").get(0).text("a")).isEqualTo(shifted);
      assertThat(Bytes.csv("a\n" + shifted + "\n").get(0).text("a")).isEqualTo(shifted);
    }
  }

  @Test
  void a_field_or_row_beyond_its_cap_is_an_error() {
    Caps caps = new Caps(1000, 100_000, 300, 1 << 24);
    String cell = "x".repeat(1001);
    assertThatThrownBy(() -> Bytes.rows(Bytes.utf8("a\n" + cell + "\n"), "a.csv", caps))
        .isInstanceOf(TableProblem.class)
        .hasMessage("a.csv, row 1 (line 2): field 'a' has 1001 characters; allowed are 1000");
    assertThatThrownBy(() -> Bytes.rows(Bytes.utf8("{\"a\": \"" + cell + "\"}"), "a.jsonl", caps))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1 (line 1");
    String open = "a,b\n\"" + "y\n".repeat(100_000);
    assertThatThrownBy(() -> Bytes.rows(Bytes.utf8(open), "a.csv", caps))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("a row is longer than 100000 characters");
    assertThat(Bytes.rows(Bytes.utf8("a\n" + "x\n".repeat(200_000)), "a.csv", caps))
        .hasSize(200_000);
  }

  @Test
  void files_that_are_not_there_or_not_files_are_named(@TempDir Path dir) throws IOException {
    assertThatThrownBy(() -> Tables.open(dir.resolve("none.csv")))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("none.csv cannot be read: no such file");
    Path folder = Files.createDirectory(dir.resolve("folder.csv"));
    assertThatThrownBy(() -> Tables.open(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> Tables.open(dir.resolve("a.xlsx")))
        .hasMessageContaining("must end in .jsonl");
  }
}
