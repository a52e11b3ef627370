package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptDraftTest {
  @TempDir Path dir;

  @Test
  void what_stands_twice_is_kept_with_its_lines() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("p.jsonl"),
            """
            {"id": "a", "text": "one"}

            {"id": "a", "text": "two"}
            """);
    PromptFile.Draft draft = PromptFile.draft(file, Map.of());
    assertThat(draft.prompts()).extracting(Prompt::text).containsExactly("one", "two");
    assertThat(draft.places()).containsExactly("line 1", "line 3");
    assertThat(draft.unreadable()).isEmpty();
    assertThatThrownBy(() -> PromptFile.read(file, Map.of())).isInstanceOf(BadInput.class);
  }

  @Test
  void rows_that_are_no_prompts_are_told_and_the_others_read() throws IOException {
    Path file =
        Files.writeString(dir.resolve("p.csv"), "id,text\na,\nb,Name a boat.\n,Name a bay.\n");
    PromptFile.Draft draft = PromptFile.draft(file, Map.of());
    assertThat(draft.prompts())
        .extracting(Prompt::text)
        .containsExactly("Name a boat.", "Name a bay.");
    assertThat(draft.places()).containsExactly("line 3", "line 4");
    assertThat(draft.unreadable())
        .singleElement()
        .asString()
        .contains("p.csv, row 1 (line 2): field 'text' is empty");
  }

  @Test
  void a_map_that_fits_no_row_and_an_empty_file_are_refused() throws IOException {
    Path file = Files.writeString(dir.resolve("p.jsonl"), "{\"text\": \"one\"}\n");
    assertThatThrownBy(() -> PromptFile.draft(file, Map.of("text", "query")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no row has the field 'query'");
    Path empty = Files.writeString(dir.resolve("e.txt"), "\n\n");
    assertThatThrownBy(() -> PromptFile.draft(empty, Map.of()))
        .hasMessageContaining("has no prompts");
  }
}
