package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

  @Test
  void quoted_cells_keep_commas_quotes_and_line_breaks() {
    List<Row> rows = Bytes.csv("\uFEFFa,b\r\n\"x, \"\"y\"\"\",\"one\r\ntwo\"\r\n1,2\r\n");
    assertThat(rows.get(0).text("a")).isEqualTo("x, \"y\"");
    assertThat(rows.get(0).text("b")).isEqualTo("one\r\ntwo");
    assertThat(rows).extracting(Row::line).containsExactly(2L, 4L);
    assertThat(rows.get(1).where()).isEqualTo("a.csv, row 2 (line 4)");
  }

  @Test
  void an_empty_cell_is_an_empty_text_and_an_absent_value() {
    Row row = Bytes.csv("a,b\n,1\n").get(0);
    assertThat(row.text("a")).isEmpty();
    assertThat(row.optionalText("a")).isNull();
    assertThat(row.optionalDouble("a")).isNull();
    assertThat(row.has("a")).isTrue();
    assertThat(row.has("c")).isFalse();
  }

  @Test
  void a_header_alone_has_no_rows_but_no_header_is_an_error() {
    assertThat(Bytes.csv("a,b\n")).isEmpty();
    assertThatThrownBy(() -> Bytes.csv(""))
        .isInstanceOf(TableProblem.class)
        .hasMessage("a.csv is empty; its first line must name the columns");
  }

  @Test
  void a_ragged_row_is_an_error_in_both_directions() {
    assertThatThrownBy(() -> Bytes.csv("a,b\n1,2\n3\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageStartingWith(
            "a.csv, row 2 (line 3) has 1 cell but the header names 2 columns (a, b)");
    assertThatThrownBy(() -> Bytes.csv("a,b\n1,2,3\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1 (line 2) has 3 cells");
  }

  @Test
  void a_repeated_column_is_an_error_and_a_nameless_one_is_numbered() {
    assertThatThrownBy(() -> Bytes.csv("a,a\n1,2\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("column 'a' occurs twice");
    assertThat(Bytes.csv(",a\n0,x\n").get(0).names()).containsExactly("column 1", "a");
  }

  @Test
  void a_quote_left_open_is_an_error_with_its_line() {
    assertThatThrownBy(() -> Bytes.csv("a,b\n1,2\n\"open,3\n4,5\n"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row starting on line 3: not CSV");
  }

  @Test
  void a_cell_may_hold_a_list() {
    Row row = Bytes.csv("a,b,c\n\"[\"\"x\"\",\"\"y; z\"\"]\",x; y ;,\n").get(0);
    assertThat(row.texts("a")).containsExactly("x", "y; z");
    assertThat(row.texts("b")).containsExactly("x", "y");
    assertThat(row.texts("c")).isEmpty();
  }

  @Test
  void tabs_separate_where_the_name_says_so() {
    List<Row> rows = Bytes.rows(Bytes.utf8("a\tb\n1,5\t\"x\ty\"\n"), "a.tsv");
    assertThat(rows.get(0).text("a")).isEqualTo("1,5");
    assertThat(rows.get(0).text("b")).isEqualTo("x\ty");
    assertThatThrownBy(() -> Bytes.rows(Bytes.utf8("a\tb\n1\n"), "a.tsv"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("cells that hold tabs");
  }

  /** Only a writer that leaves something unquoted can mean something by quotation marks. */
  @Test
  void an_empty_text_in_quotation_marks_is_nothing_where_all_is_quoted() {
    Row told = Bytes.csv("a,b\n\"\",\n").get(0);
    assertThat(told.written("a")).isEmpty();
    assertThat(told.written("b")).isNull();
    assertThat(told.optionalText("a")).isNull();
    Row all = Bytes.csv("\"a\",\"b\"\n\"\",\"x\"\n").get(0);
    assertThat(all.written("a")).isNull();
    assertThat(all.text("a")).isEmpty();
  }
}
