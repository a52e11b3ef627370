package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlRowsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- text: name a boat\n  tags: [a, b]\n- {text: 'b: c', n: 1.50}\n",
        "# with a key\nprompts:\n- text: name a boat\n  tags:\n  - a\n  - b\n- text: \"b: c\"\n  n: 1.50\n"
      })
  void a_list_of_mappings_gives_rows_under_a_key_or_not(String yaml) {
    List<Row> rows = yaml(yaml);
    assertThat(rows).extracting(r -> r.text("text")).containsExactly("name a boat", "b: c");
    assertThat(rows.get(0).texts("tags")).containsExactly("a", "b");
    assertThat(rows.get(1).text("n")).isEqualTo("1.50");
    assertThat(rows.get(0).where()).startsWith("a.yaml, row 1 (line ");
  }

  @Test
  void scalars_are_what_a_table_means_by_them() {
    Row row = yaml("- {a: 0x10, b: yes, c: true, d: ~, e: '7', f: .nan, g: 1_000}").get(0);
    assertThat(row.text("a")).isEqualTo("0x10");
    assertThat(row.text("b")).isEqualTo("yes");
    assertThat(row.optionalBoolean("c")).isTrue();
    assertThat(row.has("d")).isFalse();
    assertThat(row.text("e")).isEqualTo("7");
    assertThat(row.text("f")).isEqualTo(".nan");
  }

  @Test
  void nothing_is_no_rows() {
    assertThat(yaml("")).isEmpty();
    assertThat(yaml("# only a comment\n")).isEmpty();
    assertThat(yaml("[]")).isEmpty();
    assertThat(yaml("prompts: []")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "- &x {a: 1} | anchors and aliases",
        "- {a: *x} | anchors and aliases",
        "- {a: [1, *x]} | anchors and aliases",
        "- {<<: {a: 1}} | merge keys ('<<') are not allowed",
        "- {a: 1, a: 2} | key 'a' stands already",
        "- just a text | a row is no mapping",
        "a: 1 | 'a' is no list",
        "text | there is no list of rows",
        "{a: [], b: 1} | a second key, 'b'",
        "- {a: 'open | not YAML",
        "- {a: 1 | not YAML",
      })
  void what_is_no_list_of_plain_mappings_is_refused(String yaml, String message) {
    assertThatThrownBy(() -> yaml(yaml))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith("a.yaml, row 1")
        .hasMessageContaining(message);
  }

  @Test
  void second_documents_and_tabs_are_told_with_their_line() {
    assertThatThrownBy(() -> yaml("- a: 1\n---\n- a: 2\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("a second document");
    assertThatThrownBy(() -> yaml("- a: 1\n- b:\n\t- c\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("(line 3")
        .hasMessageContaining("not YAML");
  }

  @Test
  void deep_nesting_is_an_error_and_not_a_stack_overflow() {
    assertThatThrownBy(() -> yaml("- a: " + "[".repeat(100_000)))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("a.yaml, row 1");
  }

  @Test
  void a_field_beyond_its_cap_is_an_error() {
    byte[] bytes = Bytes.utf8("- a: " + "x".repeat(2000) + "\n");
    assertThatThrownBy(() -> Bytes.rows(bytes, "a.yaml", new Caps(1000, 100_000, 300, 1 << 24)))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("a.yaml, row 1 (line 1")
        .hasMessageContaining("a text of 2000 characters; allowed are 1000");
  }

  private static List<Row> yaml(String text) {
    return Bytes.rows(Bytes.utf8(text), "a.yaml");
  }
}
