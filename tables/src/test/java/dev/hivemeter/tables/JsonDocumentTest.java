package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
  private static final Caps SMALL = new Caps(100, 200, 300, 1L << 24);

  @TempDir Path dir;

  @Test
  void an_outline_is_the_first_object_without_its_long_parts() throws IOException {
    String text =
        "{\"a\":{\"list\":[1,[2]],\"b\":1},\"c\":{\"d\":2},\"e\":[3],\"f\":{\"g\":4},\"h\":5}";
    assertThat(outline(text, "a.list", "c", "e[]", "f[]", "h"))
        .isEqualTo("{\"a\":{\"list\":[],\"b\":1},\"c\":{},\"e\":[],\"f\":{\"g\":4},\"h\":5}");
    assertThat(outline(text)).isEqualTo(text);
  }

  @Test
  void whether_it_stands_alone() throws IOException {
    assertThat(read("{} \n").alone()).isTrue();
    assertThat(read("{}\n{}").alone()).isFalse();
    assertThat(read("[{}]").alone()).isFalse();
    for (String text : List.of("[]", "7", "[[{}]]", ""))
      assertThat(JsonDocument.outline(file(text), Caps.DEFAULT, Set.of())).as(text).isNull();
  }

  @Test
  void elements_come_one_by_one_with_their_lines_and_without_what_is_left_out() throws IOException {
    String text =
        "{\"x\":[{}],\"a\":{\"y\":{\"list\":[9]},\n\"list\":[{\"k\":1,\"long\":[1]},\n7,\n{\"k\":{\"m\":[2]}}]},\"z\":1}";
    List<String> read = new ArrayList<>();
    try (JsonDocument d =
        JsonDocument.open(file(text), Caps.DEFAULT, "a.list", Set.of("long", "k.m"))) {
      d.forEach(e -> read.add(e.index() + " " + e.line() + " " + e.value()));
    }
    assertThat(read)
        .containsExactly("0 2 {\"k\":1,\"long\":[]}", "1 3 7", "2 4 {\"k\":{\"m\":[]}}");
    assertThat(elements(text, "a.none")).isEmpty();
    assertThat(elements(text, "z")).isEmpty();
    assertThat(elements("[1]", "a")).isEmpty();
  }

  @Test
  void a_document_may_be_longer_than_a_row_but_none_of_its_elements() throws IOException {
    String element = "{\"text\":\"" + "x".repeat(90) + "\"}";
    String many = String.join(",", Collections.nCopies(1000, element));
    String text = "{\"skipped\":[" + many + "],\"list\":[" + many + "]}";
    List<JsonDocument.Element> read = new ArrayList<>();
    Caps caps = new Caps(100, 40_000, 300, 1L << 24);
    try (JsonDocument d = JsonDocument.open(file(text), caps, "list", Set.of())) {
      d.forEach(read::add);
    }
    assertThat(read).hasSize(1000);
    assertThat(JsonDocument.outline(file(text), caps, Set.of("list", "skipped"))).isNotNull();
    assertThatThrownBy(() -> JsonDocument.outline(file(text), caps, Set.of("list")))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("a row is longer than 40000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"list\":[{\"a\":1},{\"a\":1,\"a\":2}]}",
        "{\"list\":[{\"a\":1},{\"a\":",
        "{\"list\":[{\"a\":1},{\"a\":2}],\"b\":",
        "{\"list\":[{\"a\":1},{\"a\":2}]} }",
      })
  void a_broken_document_is_told_with_its_place(String text) {
    assertThatThrownBy(() -> elements(text, "list"))
        .isInstanceOf(TableProblem.class)
        .hasMessageMatching(
            ".*file.json, list\\[[12]] \\(line 1, column [0-9]+\\): not JSON: .*(?s:.*)");
  }

  @Test
  void nesting_fields_and_encoding_are_held_to_their_limits() throws IOException {
    assertThatThrownBy(() -> outline("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("nesting depth");
    assertThatThrownBy(
            () ->
                JsonDocument.outline(file("{\"a\":\"" + "x".repeat(101) + "\"}"), SMALL, Set.of()))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("not JSON: String value length (101) exceeds");
    Path latin =
        Files.write(
            dir.resolve("latin.json"), "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> JsonDocument.outline(latin, SMALL, Set.of()))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("0xE9 at offset 6 is not UTF-8");
  }

  @Test
  void a_file_that_cannot_be_read_is_told() {
    assertThatThrownBy(() -> JsonDocument.outline(dir.resolve("none.json"), SMALL, Set.of()))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("none.json cannot be read: no such file");
    assertThatThrownBy(() -> JsonDocument.outline(dir, SMALL, Set.of()))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("is a folder");
  }

  private String outline(String text, String... left) throws IOException {
    return read(text, left).object().toString();
  }

  private JsonDocument.Outline read(String text, String... left) throws IOException {
    return Objects.requireNonNull(JsonDocument.outline(file(text), Caps.DEFAULT, Set.of(left)));
  }

  private List<JsonDocument.Element> elements(String text, String list) throws IOException {
    List<JsonDocument.Element> read = new ArrayList<>();
    try (JsonDocument d = JsonDocument.open(file(text), Caps.DEFAULT, list, Set.of())) {
      d.forEach(read::add);
    }
    return read;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("file.json"), text);
  }
}
