package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.tables.Column;
import dev.hivemeter.tables.CsvText;
import dev.hivemeter.tables.RowWriter;
import dev.hivemeter.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptShapeTest {
  @TempDir Path dir;

  @Test
  void the_evaluation_set_of_infinity_chat_is_told_by_its_query() throws IOException {
    var loaded = load("a.jsonl", "{\"query\":\"name a boat\",\"rank\":1}\n{\"query\":\"b\"}\n");
    assertThat(loaded.prompts()).containsExactly(Prompt.of("name a boat"), Prompt.of("b"));
    assertThat(loaded.notes())
        .containsExactly(
            dir.resolve("a.jsonl")
                + ": read as Infinity-Chat's evaluation set; another reading is told with a field map",
            dir.resolve("a.jsonl") + ": these fields were left out: rank");
  }

  @ParameterizedTest
  @CsvSource({"messages", "conversation"})
  void the_taxonomys_own_categories_are_kept_and_others_are_tags(String field) throws IOException {
    var loaded =
        load(
            "a.jsonl",
            "{\"conversation_id\":\"c1\",\""
                + field
                + "\":[{\"role\":\"user\",\"content\":\"name a boat\",\"language\":\"German\"},"
                + "{\"role\":\"assistant\",\"content\":\"x\"}],\"lm_judge_annotation\":{},"
                + "\"categories\":[\"Recommendations\",\"brainstorm and ideation\","
                + "\"Open-Endedness: Philosophical Questions\",\"Coding\"]}\n");
    assertThat(loaded.prompts())
        .containsExactly(
            new Prompt(
                "c1",
                "name a boat",
                null,
                List.of("Recommendations", "Brainstorm & Ideation", "Philosophical Questions"),
                List.of("Coding"),
                "de"));
    assertThat(loaded.notes())
        .anyMatch(n -> n.contains("read as Infinity-Chat's taxonomy"))
        .anyMatch(n -> n.contains("left out: lm_judge_annotation"))
        .anyMatch(n -> n.contains("of 1 conversations with further turns the user's first"));
  }

  @Test
  void the_paraphrases_of_novelty_bench_become_one_family() throws IOException {
    var loaded =
        load(
            "a.json",
            "[{\"id\":\"q7\",\"category\":\"Creativity\",\"prompt\":\"name a boat\","
                + "\"prompt_paraphrases\":[\"a boat's name?\",\"call a boat\"]},"
                + "{\"id\":\"q8\",\"category\":\"Recommendations\",\"prompt\":\"b\","
                + "\"prompt_paraphrases\":[]}]");
    assertThat(loaded.prompts())
        .containsExactly(
            prompt("q7", "name a boat", "q7", List.of(), List.of("Creativity")),
            prompt("q7-paraphrase-1", "a boat's name?", "q7", List.of(), List.of("Creativity")),
            prompt("q7-paraphrase-2", "call a boat", "q7", List.of(), List.of("Creativity")),
            prompt("q8", "b", null, List.of("Recommendations"), List.of()));
  }

  @Test
  void the_first_thing_a_user_of_wild_chat_says_is_taken() throws IOException {
    var loaded =
        load(
            "a.jsonl",
            """
            {"conversation_hash":"h1","model":"m","turn":2,"language":"English","conversation":[{"role":"user","content":"name a boat","language":"English"},{"role":"assistant","content":"x"},{"role":"user","content":"another"}]}
            {"conversation_hash":"h2","turn":1,"language":"Klingon","conversation":[{"role":"user","content":"b"}]}
            {"conversation_hash":"h3","turn":1,"language":"French","conversation":[{"role":"assistant","content":"x"}]}
            """);
    assertThat(loaded.prompts())
        .containsExactly(
            new Prompt("h1", "name a boat", null, List.of(), List.of(), "en"),
            Prompt.of("h2", "b"));
    assertThat(loaded.notes())
        .anyMatch(n -> n.contains("read as WildChat"))
        .anyMatch(n -> n.contains("1 conversations without a user's question were left out"));
  }

  @Test
  void nested_fields_may_be_json_in_a_cell() throws IOException {
    var loaded =
        load(
            "a.csv",
            """
            conversation_hash,language,conversation
            h1,English,"[{""role"":""user"",""content"":""name a boat""}]"
            """);
    assertThat(loaded.prompts()).extracting(Prompt::text).containsExactly("name a boat");
  }

  @Test
  void instructions_of_alpaca_eval_keep_their_data_set_as_a_tag() throws IOException {
    var loaded =
        load(
            "a.json",
            "[{\"dataset\":\"helpful_base\",\"instruction\":\"name a boat\",\"output\":\"x\","
                + "\"generator\":\"g\"}]");
    assertThat(loaded.prompts())
        .containsExactly(
            new Prompt(
                Prompt.of("name a boat").id(),
                "name a boat",
                null,
                List.of(),
                List.of("helpful_base"),
                "und"));
    Path file = file("b.json", "[{\"instruction\":\"sum up\",\"input\":\"a text\"}]");
    assertThatThrownBy(() -> PromptFile.read(file, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 1 (line 1): field 'input'")
        .hasMessageContaining("join the two");
  }

  @Test
  void what_could_be_two_is_an_error_that_names_the_map() throws IOException {
    Path file = file("a.jsonl", "{\"query\":\"x\",\"instruction\":\"y\"}\n");
    assertThatThrownBy(() -> PromptFile.read(file, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.jsonl, row 1 (line 1) has the fields query, instruction")
        .hasMessageContaining("Infinity-Chat's evaluation set or AlpacaEval's instructions")
        .hasMessageContaining("--map text=FIELD");
    assertThat(PromptFile.read(file, Map.of("text", "query"))).containsExactly(Prompt.of("x"));
  }

  @Test
  void a_field_called_text_is_the_text_whatever_else_there_is() throws IOException {
    var loaded = load("a.jsonl", "{\"text\":\"x\",\"query\":\"y\",\"instruction\":\"z\"}\n");
    assertThat(loaded.prompts()).containsExactly(Prompt.of("x"));
    assertThat(loaded.notes()).hasSize(1).allMatch(n -> n.endsWith("left out: instruction, query"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"conversation_hash\":\"h\",\"conversation\":\"no list\"} | field 'conversation'",
        "{\"conversation_hash\":\"h\",\"conversation\":[{\"content\":\"x\"}]} | turns that have a role",
        "{\"id\":\"q\",\"prompt\":\"x\",\"prompt_paraphrases\":[\" \"]} | texts that are not blank",
        "{\"id\":\"q\",\"prompt\":\" \",\"prompt_paraphrases\":[]} | field 'prompt' is empty",
        "{\"query\":null} | no field 'query'",
      })
  void a_broken_row_names_its_field(String row, String message) throws IOException {
    Path file = file("a.jsonl", row + "\n");
    assertThatThrownBy(() -> PromptFile.read(file, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.jsonl, row 1 (line 1)")
        .hasMessageContaining(message);
  }

  @Test
  void parquet_yaml_and_tsv_are_read_like_jsonl() throws IOException {
    Prompt boat =
        prompt("boat", "name a boat", null, List.of("Recommendations"), List.of("a", "b"));
    Path parquet = dir.resolve("a.parquet");
    try (RowWriter out =
        Tables.create(
            parquet,
            List.of(
                Column.text("id"),
                Column.text("text"),
                new Column("categories", Column.Type.TEXTS),
                new Column("tags", Column.Type.TEXTS)),
            CsvText.AS_IS)) {
      out.write(
          Map.of(
              "id",
              "boat",
              "text",
              "name a boat",
              "categories",
              List.of("Recommendations"),
              "tags",
              List.of("a", "b")));
      out.finish();
    }
    assertThat(PromptFile.read(parquet, Map.of())).containsExactly(boat);
    assertThat(
            load(
                    "a.yaml",
                    "prompts:\n  - id: boat\n    text: name a boat\n    categories:"
                        + " [Recommendations]\n    tags: [a, b]\n")
                .prompts())
        .containsExactly(boat);
    assertThat(
            load("a.tsv", "id\ttext\tcategories\ttags\nboat\tname a boat\tRecommendations\ta;b\n")
                .prompts())
        .containsExactly(boat);
  }

  @Test
  void a_parquet_file_without_the_column_names_those_it_has() throws IOException {
    Path parquet = dir.resolve("a.parquet");
    try (RowWriter out = Tables.create(parquet, List.of(Column.text("question")), CsvText.AS_IS)) {
      out.write(Map.of("question", "x"));
      out.write(Map.of("question", "x"));
      out.finish();
    }
    assertThatThrownBy(() -> PromptFile.read(parquet, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.parquet, row 1 has no field 'text'; it has question");
    assertThatThrownBy(() -> PromptFile.read(parquet, Map.of("text", "question")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.parquet, row 2: the prompt of row 1 again");
  }

  @Test
  void an_import_takes_each_text_once_and_stops_at_its_limit() throws IOException {
    Path a = file("a.jsonl", "{\"query\":\"x\"}\n{\"query\":\"y\"}\n{\"query\":\"x\"}\n");
    Path b = file("b.txt", "y\nz\nlast\n");
    PromptImport all = PromptImport.of(List.of(a, b), Map.of(), null);
    assertThat(all.prompts()).extracting(Prompt::text).containsExactly("x", "y", "z", "last");
    assertThat(all.duplicates()).isEqualTo(2);
    PromptImport three = PromptImport.of(List.of(a, b), Map.of(), 3);
    assertThat(three.prompts()).extracting(Prompt::text).containsExactly("x", "y", "z");
    Path c = file("c.jsonl", "{\"id\":\"q\",\"text\":\"x\"}\n{\"id\":\"q\",\"text\":\"y\"}\n");
    assertThatThrownBy(() -> PromptImport.of(List.of(c), Map.of(), null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("c.jsonl, line 2: the id 'q' is taken");
  }

  @ParameterizedTest
  @CsvSource({"English,en", "german,de", "Chinese,zh", "fr,fr", "Klingon,und", "'',und"})
  void a_language_by_name_becomes_its_tag(String name, String tag) {
    assertThat(FirstTurn.tag(name)).isEqualTo(tag);
  }

  private static Prompt prompt(
      String id, String text, @Nullable String family, List<String> categories, List<String> tags) {
    return new Prompt(id, text, family, categories, tags, "und");
  }

  private PromptFile.Loaded load(String name, String content) throws IOException {
    return PromptFile.load(file(name, content), Map.of());
  }

  private Path file(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, content);
    return file;
  }
}
