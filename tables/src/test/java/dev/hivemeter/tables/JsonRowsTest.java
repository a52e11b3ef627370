package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

  @Test
  void fields_keep_their_order_and_nested_values_are_compact_json() {
    Row row = Bytes.jsonl("{\"b\": \"x\", \"a\": {\"k\" : [1, 2.50]}, \"n\": null}").get(0);
    assertThat(row.names()).containsExactly("b", "a", "n");
    assertThat(row.fields())
        .containsExactly(
            java.util.Map.entry("b", "x"), java.util.Map.entry("a", "{\"k\":[1,2.50]}"));
    assertThat(row.has("n")).isFalse();
    assertThat(row.json("a")).hasToString("{\"k\":[1,2.50]}");
  }

  @Test
  void an_array_of_objects_gives_its_rows_with_their_lines() {
    List<Row> rows = Bytes.jsonl(" [\n{\"a\": 1},\n\n{\"a\": 2}\n]\n");
    assertThat(rows).extracting(Row::line).containsExactly(2L, 4L);
    assertThat(rows).extracting(r -> r.optionalInt("a")).containsExactly(1, 2);
  }

  @Test
  void blank_lines_carriage_returns_and_a_byte_order_mark_are_no_matter() {
    List<Row> rows = Bytes.jsonl("\uFEFF{\"a\": \"é\"}\r\n\r\n{\"a\": \"漢\"}\r\n");
    assertThat(rows).extracting(r -> r.text("a")).containsExactly("é", "漢");
    assertThat(rows.get(1).line()).isEqualTo(3);
  }

  @Test
  void an_escaped_surrogate_without_partner_survives() {
    assertThat(Bytes.jsonl("{\"a\": \"x\\uD83Cy\"}").get(0).text("a")).isEqualTo("x\uD83Cy");
  }

  @Test
  void no_rows_are_no_rows() {
    assertThat(Bytes.jsonl("")).isEmpty();
    assertThat(Bytes.jsonl(" \n")).isEmpty();
    assertThat(Bytes.jsonl("[]")).isEmpty();
  }

  @Test
  void broken_json_is_named_with_row_and_line() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": 1}\n{\"a\": oops}\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith("a.jsonl, row 2 (line 2, column")
        .hasMessageContaining("not JSON")
        .hasMessageContaining("oops");
  }

  @Test
  void a_file_cut_off_within_a_row_is_an_error() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": 1}\n{\"a\": \"hel"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("end-of-input");
    assertThatThrownBy(() -> Bytes.jsonl("[{\"a\": 1},"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("end-of-input");
  }

  @Test
  void a_row_that_is_no_object_is_an_error() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": 1}\n[1, 2]"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 2 (line 2")
        .hasMessageContaining("must be a JSON object");
    assertThatThrownBy(() -> Bytes.jsonl("\"text\""))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("'text'");
  }

  @Test
  void a_repeated_field_is_an_error() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": 1, \"a\": 2}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("Duplicate field 'a'");
  }

  @Test
  void something_after_an_array_is_an_error() {
    assertThatThrownBy(() -> Bytes.jsonl("[{\"a\": 1}] {\"a\": 2}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("follows the end");
  }

  @Test
  void deep_nesting_is_an_error_and_not_a_stack_overflow() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": " + "[".repeat(100_000)))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("nesting depth");
  }
}
