package dev.hivemeter.prompts.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.tables.TableProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryLogTest {
  @TempDir Path folder;

  private List<LoggedQuery> read(String name, String text, Map<String, String> map)
      throws IOException {
    List<LoggedQuery> all = new ArrayList<>();
    QueryLog.read(Files.writeString(folder.resolve(name), text), map, Long.MAX_VALUE, all::add);
    return all;
  }

  private List<LoggedQuery> read(String name, String text) throws IOException {
    return read(name, text, Map.of());
  }

  @Test
  void a_conversation_gives_its_first_turn_of_the_user() throws IOException {
    String row =
        "{\"conversation_hash\": \"1\", \"model\": \"m\", \"conversation\": ["
            + "{\"role\": \"system\", \"content\": \"be brief\"},"
            + "{\"role\": \"user\", \"content\": \"  what is home \\n\", \"language\": \"English\","
            + " \"toxic\": false, \"redacted\": true},"
            + "{\"role\": \"assistant\", \"content\": \"...\"},"
            + "{\"role\": \"user\", \"content\": \"and love\"}],"
            + " \"turn\": 2, \"language\": \"English\", \"toxic\": true, \"redacted\": false}\n";
    assertThat(read("log.jsonl", row))
        .containsExactly(new LoggedQuery(1, "what is home", "English", true, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"conversations\": [{\"from\": \"human\", \"value\": \"name a sea\"}]}",
        "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"name a"
            + " sea\"}, {\"type\": \"image_url\"}]}]}",
        "{\"prompt\": [{\"role\": \"user\", \"content\": \"name a sea\"}]}",
        "{\"id\": 1, \"query\": \"name a sea\"}",
        "{\"prompt\": \"name a sea\", \"answer\": \"no\"}",
        "{\"text\": \"name a sea\"}",
      })
  void other_shapes_are_told_by_their_fields(String row) throws IOException {
    assertThat(read("log.jsonl", row)).extracting(LoggedQuery::text).containsExactly("name a sea");
  }

  @Test
  void a_csv_and_a_map_of_its_columns() throws IOException {
    String csv = "q,lang,n\n\"name a \"\"sea\"\"\",German,1\n,English,2\n";
    assertThat(read("log.csv", csv, Map.of("text", "q", "language", "lang")))
        .containsExactly(
            new LoggedQuery(1, "name a \"sea\"", "German", false, false),
            new LoggedQuery(2, null, "English", false, false));
  }

  @Test
  void a_conversation_in_a_cell_of_a_csv_is_json() throws IOException {
    String csv =
        "conversation,toxic\n\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"name a sea\"\"}]\",True\n";
    assertThat(read("log.csv", csv))
        .containsExactly(new LoggedQuery(1, "name a sea", null, true, false));
  }

  @Test
  void rows_without_a_query_are_counted_and_do_not_stop() throws IOException {
    String log =
        """
        {"conversation": [{"role": "assistant", "content": "hello"}]}
        {"conversation": []}
        {"conversation": null}
        {"other": 1}
        {"conversation": [{"role": "user", "content": null}]}
        {"conversation": [{"role": "user", "content": "name a sea"}]}
        """;
    assertThat(read("log.jsonl", log))
        .extracting(LoggedQuery::text)
        .containsExactly(null, null, null, null, null, "name a sea");
  }

  @Test
  void a_row_of_another_shape_is_read_by_its_own_field() throws IOException {
    String log =
        """
        {"query": "name a sea"}
        {"conversation": [{"role": "user", "content": "name a lake"}]}
        {"prompt": "name a river"}
        {"other": "x"}
        """;
    assertThat(read("log.jsonl", log))
        .extracting(LoggedQuery::text)
        .containsExactly("name a sea", "name a lake", "name a river", null);
  }

  @Test
  void only_the_first_rows_are_read_when_told_so() throws IOException {
    Path log = Files.writeString(folder.resolve("log.jsonl"), "{\"text\":\"a\"}\n".repeat(9) + "{");
    List<LoggedQuery> all = new ArrayList<>();
    QueryLog.read(log, Map.of(), 4, all::add);
    assertThat(all).hasSize(4);
  }

  @Test
  void what_does_not_fit_is_told_with_its_place() {
    assertThatThrownBy(() -> read("log.jsonl", "{\"question\": \"x\"}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("it has question")
        .hasMessageContaining("--map text=FIELD");
    assertThatThrownBy(() -> read("log.jsonl", "{\"query\": \"x\"}", Map.of("text", "qery")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'query'");
    assertThatThrownBy(() -> read("log.jsonl", "{\"query\": \"x\"}", Map.of("txt", "query")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no part 'txt', did you mean 'text'");
    assertThatThrownBy(() -> read("log.jsonl", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no rows");
    assertThatThrownBy(() -> read("log.jsonl", "{\"query\":\"fine\"}\n{\"query\":{\"a\":1}}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("'query'");
    assertThatThrownBy(() -> read("log.jsonl", "{\"conversation\":[]}\n{\"conversation\":\"hi\"}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("a list of turns");
    assertThatThrownBy(() -> read("log.jsonl", "{\"query\":\"fine\"}\n{\"query\""))
        .isInstanceOf(TableProblem.class);
  }
}
