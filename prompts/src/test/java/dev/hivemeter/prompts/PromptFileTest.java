package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PromptFileTest {
  @TempDir Path dir;

  @Test
  void json_lines_carry_every_part() throws IOException {
    Path file =
        file(
            "a.jsonl",
            """
            {"id":"boat","text":"name a boat","family":"f","categories":["Recommendations"],"tags":["x"],"language":"en","extra":1}

            {"id":"cat","text":"name a cat"}
            """);
    assertThat(PromptFile.read(file, Map.of()))
        .containsExactly(
            new Prompt("boat", "name a boat", "f", List.of("Recommendations"), List.of("x"), "en"),
            Prompt.of("cat", "name a cat"));
  }

  @Test
  void a_json_array_reads_like_json_lines() throws IOException {
    Path file = file("a.json", "[{\"text\":\"name a boat\"},\n {\"text\":\"name a cat\"}]\n");
    assertThat(PromptFile.read(file, Map.of()))
        .containsExactly(Prompt.of("name a boat"), Prompt.of("name a cat"));
  }

  @Test
  void csv_keeps_line_breaks_and_commas_of_a_quoted_text() throws IOException {
    Path file =
        file(
            "a.csv", "id,text,categories\nq1,\"first,\nsecond\",Recommendations;Problem Solving\n");
    assertThat(PromptFile.read(file, Map.of()))
        .containsExactly(
            new Prompt(
                "q1",
                "first,\nsecond",
                null,
                List.of("Recommendations", "Problem Solving"),
                List.of(),
                "und"));
  }

  @Test
  void plain_text_is_one_prompt_a_line_without_the_blank_ones() throws IOException {
    Path file = file("a.txt", "\uFEFFname a boat  \r\n\r\n   \nécris un poème\n");
    assertThat(PromptFile.read(file, Map.of()))
        .containsExactly(Prompt.of("name a boat"), Prompt.of("écris un poème"));
  }

  @Test
  void compressed_files_are_read() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"text\":\"name a boat\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    Path file = dir.resolve("a.jsonl.gz");
    Files.write(file, bytes.toByteArray());
    assertThat(PromptFile.read(file, Map.of())).containsExactly(Prompt.of("name a boat"));
  }

  @Test
  void a_field_map_finds_the_question_under_another_name() throws IOException {
    Path file =
        file("a.jsonl", "{\"query\":\"name a boat\",\"n\":7,\"category\":\"Recommendations\"}");
    assertThat(PromptFile.read(file, Map.of("text", "query", "id", "n", "categories", "category")))
        .containsExactly(
            new Prompt("7", "name a boat", null, List.of("Recommendations"), List.of(), "und"));
  }

  @Test
  void the_same_text_has_the_same_id_in_every_format() throws IOException {
    String id = PromptFile.read(file("a.txt", "name a boat\n"), Map.of()).get(0).id();
    assertThat(id).isEqualTo(Prompt.of("name a boat").id()).startsWith("p-");
    assertThat(PromptFile.read(file("a.csv", "text\nname a boat\n"), Map.of()).get(0).id())
        .isEqualTo(id);
  }

  @Test
  void a_missing_question_names_file_row_line_field_and_the_next_step() throws IOException {
    refused(file("a.jsonl", "{\"text\":\"x\"}\n\n{\"query\":\"y\"}\n"))
        .hasMessageContaining("a.jsonl, row 2 (line 3)")
        .hasMessageContaining("'text'")
        .hasMessageContaining("it has query")
        .hasMessageContaining("map: { text: query }");
    refused(file("b.jsonl", "{\"txt\":\"x\"}")).hasMessageContaining("did you mean 'txt'?");
    refused(file("c.jsonl", "{\"text\":null}")).hasMessageContaining("no field 'text'");
    refused(file("d.jsonl", "{}")).hasMessageContaining("it has none");
  }

  @Test
  void an_empty_question_or_id_is_refused_where_it_stands() throws IOException {
    refused(file("a.jsonl", "{\"text\":\"x\"}\n{\"text\":\"  \"}\n"))
        .hasMessageContaining("a.jsonl, row 2 (line 2): field 'text' is empty");
    refused(file("b.jsonl", "{\"text\":\"x\",\"id\":\" \"}\n"))
        .hasMessageContaining("row 1 (line 1): field 'id' is empty");
  }

  @Test
  void two_prompts_with_one_id_are_refused_with_both_lines() throws IOException {
    refused(file("a.jsonl", "{\"id\":\"q\",\"text\":\"x\"}\n\n{\"id\":\"q\",\"text\":\"y\"}\n"))
        .hasMessageContaining("line 3")
        .hasMessageContaining("'q' is taken by another prompt on line 1");
  }

  @Test
  void one_text_twice_without_ids_is_refused_with_both_lines() throws IOException {
    refused(file("a.txt", "name a boat\nname a cat\nname a boat\n"))
        .hasMessageContaining("line 3: the prompt of line 1 again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.json", "a.txt", "a.csv"})
  void an_empty_file_is_refused(String name) throws IOException {
    refused(file(name, "")).hasMessageContaining(name);
    refused(file(name, "\n\n")).hasMessageContaining(name);
  }

  @Test
  void an_empty_file_says_what_to_do() throws IOException {
    refused(file("a.jsonl", "\n"))
        .hasMessageContaining("has no prompts")
        .hasMessageContaining("bank: core");
    refused(file("b.json", "[]")).hasMessageContaining("has no prompts");
    refused(file("c.csv", "id,text\n")).hasMessageContaining("has no prompts");
  }

  @Test
  void a_missing_file_a_folder_and_an_unknown_ending_are_refused() throws IOException {
    refused(dir.resolve("no.jsonl"))
        .hasMessageContaining("no.jsonl")
        .hasMessageContaining("no such");
    refused(dir.resolve("no.txt")).hasMessageContaining("no.txt").hasMessageContaining("no such");
    Files.createDirectory(dir.resolve("folder.txt"));
    Files.createDirectory(dir.resolve("folder.csv"));
    refused(dir.resolve("folder.txt")).hasMessageContaining("is a folder");
    refused(dir.resolve("folder.csv")).hasMessageContaining("is a folder");
    refused(file("a.docx", "name a boat"))
        .hasMessageContaining(".jsonl")
        .hasMessageContaining(".txt");
  }

  @Test
  void broken_data_names_the_place() throws IOException {
    refused(file("a.jsonl", "{\"text\":\"x\"}\n{\"text\": \n")).hasMessageContaining("row 2");
    refused(file("b.jsonl", "{\"text\":\"x\",\"tags\":3}\n")).hasMessageContaining("'tags'");
    Path latin = dir.resolve("latin.txt");
    Files.write(latin, "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(latin).hasMessageContaining("is not UTF-8");
  }

  @Test
  void a_field_map_is_checked() throws IOException {
    Path file = file("a.jsonl", "{\"query\":\"x\",\"lang\":\"en\"}\n");
    assertThatThrownBy(() -> PromptFile.read(file, Map.of("txt", "query")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no part 'txt', did you mean 'text'?");
    assertThatThrownBy(() -> PromptFile.read(file, Map.of("text", "query", "language", "lan")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no row has the field 'lan'")
        .hasMessageContaining("did you mean 'lang'?");
    assertThatThrownBy(() -> PromptFile.read(file, Map.of("text", " ")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("without a name");
    Path plain = file("a.txt", "x\n");
    assertThatThrownBy(() -> PromptFile.read(plain, Map.of("text", "query")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("remove the field map");
  }

  private Path file(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, content);
    return file;
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(Path file) {
    return assertThatThrownBy(() -> PromptFile.read(file, Map.of())).isInstanceOf(BadInput.class);
  }
}
