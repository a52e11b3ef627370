package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

  @Test
  void a_missing_field_is_named_with_those_that_are_there() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": 1, \"b\": 2}").get(0).text("prompt"))
        .isInstanceOf(TableProblem.class)
        .hasMessage("a.jsonl, row 1 (line 1) has no field 'prompt'; it has a, b");
  }

  @Test
  void null_is_no_text() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"a\": null}").get(0).text("a"))
        .isInstanceOf(TableProblem.class)
        .hasMessage("a.jsonl, row 1 (line 1): field 'a' is null; allowed is a text");
    assertThat(Bytes.jsonl("{\"a\": null}").get(0).optionalText("a")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0.7,0.7", "-1,-1", "1e-3,0.001", ".5,0.5", "3.,3", "' 2 ',2"})
  void numbers_are_read_from_text_and_from_json(String text, double value) {
    assertThat(Bytes.jsonl("{\"a\": \"" + text + "\"}").get(0).optionalDouble("a"))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hot", "NaN", "Infinity", "1e999", "0x10", "1,5", "1d", "--1"})
  void what_is_no_finite_number_is_an_error(String text) {
    Row row = Bytes.jsonl("{\"temperature\": \"" + text + "\"}").get(0);
    assertThatThrownBy(() -> row.optionalDouble("temperature"))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith(
            "a.jsonl, row 1 (line 1): field 'temperature' is \"" + text + "\"; allowed is a");
  }

  @Test
  void numbers_keep_their_digits_as_text() {
    Row row = Bytes.jsonl("{\"a\": 0.70, \"b\": 12345678901234567890, \"c\": true}").get(0);
    assertThat(row.text("a")).isEqualTo("0.70");
    assertThat(row.text("b")).isEqualTo("12345678901234567890");
    assertThat(row.text("c")).isEqualTo("true");
    assertThat(row.optionalBoolean("c")).isTrue();
    assertThatThrownBy(() -> row.optionalLong("b")).hasMessageContaining("at most 64 bits");
    assertThatThrownBy(() -> row.optionalLong("a")).hasMessageContaining("a whole number");
    assertThatThrownBy(() -> row.optionalBoolean("a")).hasMessageContaining("true or false");
  }

  @Test
  void whole_numbers_may_end_in_point_zero() {
    Row row = Bytes.jsonl("{\"a\": 3.0, \"b\": 3000000000, \"c\": 1e1000000000}").get(0);
    assertThat(row.optionalInt("a")).isEqualTo(3);
    assertThat(row.optionalLong("b")).isEqualTo(3_000_000_000L);
    assertThatThrownBy(() -> row.optionalInt("b")).hasMessageContaining("at most 32 bits");
    assertThatThrownBy(() -> row.optionalLong("c")).hasMessageContaining("a whole number");
    assertThatThrownBy(() -> row.optionalDouble("c")).hasMessageContaining("a finite number");
  }

  @Test
  void a_nested_value_is_no_text_and_a_list_must_hold_texts() {
    Row row = Bytes.jsonl("{\"a\": {\"b\": 1}, \"l\": [\"x\", 1], \"t\": \"one\"}").get(0);
    assertThatThrownBy(() -> row.text("a"))
        .hasMessage(
            "a.jsonl, row 1 (line 1): field 'a' is \"{\"b\":1}\"; allowed is one text or number, not"
                + " a list or object");
    assertThatThrownBy(() -> row.texts("l")).hasMessageContaining("a list of texts");
    assertThat(row.texts("t")).containsExactly("one");
    assertThat(row.texts("nothing")).isEmpty();
  }

  /** Each of these is a valid JSON number. */
  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e999999999", "123456789012345678901234567890e300"})
  void a_number_beyond_double_is_named_and_not_infinite(String number) {
    Row row = Bytes.jsonl("{\"t\": " + number + "}").get(0);
    assertThatThrownBy(() -> row.optionalDouble("t"))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith("a.jsonl, row 1 (line 1): field 't' is ")
        .hasMessageEndingWith("allowed is a finite number");
    assertThatThrownBy(() -> row.optionalLong("t")).isInstanceOf(TableProblem.class);
  }

  @Test
  void a_number_of_a_thousand_digits_and_a_bare_nan_are_no_json() {
    assertThatThrownBy(() -> Bytes.jsonl("{\"t\": " + "9".repeat(5000) + "}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1 (line 1");
    assertThatThrownBy(() -> Bytes.jsonl("{\"t\": NaN}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1 (line 1")
        .hasMessageContaining("not JSON");
  }
}
