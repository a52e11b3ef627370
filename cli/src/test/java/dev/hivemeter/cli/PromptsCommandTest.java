package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hivemeter.prompts.PromptBank;
import dev.hivemeter.prompts.PromptFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The banks at the command line, and prompts of one's own looked over. */
class PromptsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void a_list_alone_also_says_which_banks_there_are_and_the_licence() {
    InProcess list = prompts("list");
    assertThat(list.code()).isZero();
    assertThat(list.out().lines()).hasSize(221);
    assertThat(list.out()).startsWith("core-poem-bus-rain  Write a four line poem");
    for (String bank : PromptBank.names())
      assertThat(list.err()).contains("  " + bank + " ").contains(PromptBank.about(bank));
    assertThat(list.err()).contains("221 prompts of bank core, licence Apache-2.0");
    assertThat(prompts("list", "--bank", "core").err()).doesNotContain("Banks:");
  }

  @Test
  void a_list_can_be_narrowed() {
    assertThat(prompts("list", "--tag", "quick").out())
        .isEqualTo(prompts("list", "--bank", "quick").out());
    assertThat(
            rows(
                "list",
                "--bank",
                "multilingual",
                "--language",
                "de",
                "--language",
                "zh",
                "--category",
                "Controversial Questions",
                "--json"))
        .extracting(n -> n.path("id").asText())
        .containsExactly(
            "multi-view-of-zoos-de",
            "multi-view-of-zoos-zh",
            "multi-cars-out-de",
            "multi-cars-out-zh");
  }

  @Test
  void one_object_a_line_has_everything_that_a_prompt_file_takes() throws IOException {
    InProcess list = prompts("list", "--bank", "paraphrases", "--json");
    Path file = Files.writeString(folder.resolve("again.jsonl"), list.out());
    InProcess again = prompts("validate", "again.jsonl");
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("again.jsonl: 255 prompts, nothing found");
    assertThat(PromptFile.read(file, Map.of())).isEqualTo(PromptBank.load("paraphrases"));
  }

  @Test
  void a_prompt_is_shown_with_its_family_wherever_it_is() {
    InProcess shown = prompts("show", "para-zoos-2");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .startsWith("I'd like to hear where you stand")
        .contains("kind: open; language: en")
        .contains("banks: paraphrases")
        .contains("family: zoos")
        .contains("  core-zoos  What do you think")
        .contains("  para-zoos-4  share")
        .doesNotContain("  para-zoos-2  ")
        .contains("licence: Apache-2.0");
    assertThat(prompts("show", "core-zoos").out()).contains("banks: core, quick, paraphrases");
  }

  @Test
  void a_translation_is_shown_with_the_others() {
    assertThat(prompts("show", "multi-no-night-zh").out())
        .contains("language: zh")
        .contains("  multi-no-night-de  Wie würde sich")
        .doesNotContain("family:");
    JsonNode node = rows("show", "multi-no-night-zh", "--json").get(0);
    assertThat(node.path("banks").toString()).isEqualTo("[\"multilingual\"]");
    assertThat(node.path("text").asText()).startsWith("如果黑夜");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --bank cor | there is no prompt bank 'cor', did you mean 'core'?",
        "list --tag quik | no prompt of bank 'core' has the tag 'quik', did you mean 'quick'?",
        "list --language fr | no prompt of bank 'core' has the language 'fr'",
        "show core-zoo | no prompt has the id 'core-zoo', did you mean 'core-zoos'?",
        "validate | nothing to validate; name a file, or a shipped bank with --bank",
        "validate a.jsonl --bank core | both a file and --bank core are given",
        "validate --bank core --map text=query | --map goes with a file",
        "validate nowhere.jsonl | nowhere.jsonl"
      })
  void what_is_not_there_is_said(String arguments, String message) {
    InProcess r = prompts(arguments.split(" "));
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.out()).isEmpty();
    assertThat(r.err()).contains(message);
  }

  @Test
  void findings_tell_file_line_and_kind_and_errors_are_exit_code_2() throws IOException {
    Files.writeString(
        folder.resolve("mine.jsonl"),
        """
        {"id": "a", "query": "name a boat", "language": "en"}
        {"id": "b", "query": "  ", "language": "en"}

        {"id": "c", "query": "Name a BOAT!", "language": "en"}
        {"id": "a", "query": "tell me about rivers", "language": "en"}
        {"id": "e", "query": "is it far?", "language": "deutsch"}
        """);
    InProcess r = prompts("validate", "mine.jsonl", "--map", "text=query");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.out().replace(folder + "/", ""))
        .isEqualTo(
            """
            error    mine.jsonl, row 2 (line 2): field 'query' is empty; write the question or remove the row [unreadable]
            warning  mine.jsonl, line 4: prompt 'c' has the words of 'a'; keep one, or give both one family [near-duplicate]
            error    mine.jsonl, line 5: prompt 'a' has the id of an earlier prompt; rename one [duplicate-id]
            error    mine.jsonl, line 6: prompt 'e' has the language 'deutsch', which is no BCP 47 tag of a known language; write for example en, pt-BR or zh-Hant [malformed-language]
            """);
    assertThat(r.err())
        .contains("mine.jsonl: 4 prompts, 3 to mend (error), 1 to look at (warning)");
    List<JsonNode> rows = rows("validate", "mine.jsonl", "--map", "text=query", "--json");
    assertThat(rows)
        .extracting(n -> n.path("level").asText())
        .containsExactly("error", "warning", "error", "error");
    assertThat(rows.get(0).path("place").isNull()).isTrue();
    assertThat(rows.get(1).path("place").asText()).isEqualTo("line 4");
    assertThat(rows.get(1).path("prompt_id").asText()).isEqualTo("c");
  }

  @Test
  void warnings_alone_are_exit_code_0() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "is it far?\nwrite about Orla Quimby\n");
    InProcess r = prompts("validate", "mine.txt");
    assertThat(r.code()).isZero();
    assertThat(r.out()).contains("mine.txt, line 1").contains("[no-language]");
    Files.writeString(
        folder.resolve("mine.jsonl"),
        """
        {"text": "is it far?", "language": "en"}
        {"text": "write about Orla Quimby", "language": "en"}
        """);
    InProcess english = prompts("validate", "mine.jsonl");
    assertThat(english.code()).isZero();
    assertThat(english.out()).contains("[closed-question]").contains("'Orla Quimby'");
  }

  @Test
  void a_study_takes_every_bank_and_may_narrow_it() throws IOException {
    for (String bank : PromptBank.names()) {
      study("{ bank: " + bank + " }");
      assertThat(plan().out())
          .containsPattern(PromptBank.load(bank).size() + " prompts( \\([^)]*\\))? × 1 models");
    }
    study("{ bank: multilingual, languages: [zh], limit: 7 }");
    assertThat(plan().out()).contains("7 prompts × 1 models");
    study("{ bank: core, tags: [hard], categories: [Writing Genres] }");
    assertThat(plan().out()).contains("3 prompts × 1 models");
    study("{ bank: multilingual, languages: [fr] }");
    InProcess none = plan();
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("no prompt of bank 'multilingual' has the language 'fr'");
    study("{ bank: core, tags: [quick], categories: [Concept Explanation], limit: 1 }");
    assertThat(plan().code()).isZero();
    study("{ bank: quick, tags: [short], categories: [Personal Advice] }");
    assertThat(plan().err()).contains("no prompt of bank 'quick' has a category, a tag and a");
  }

  private InProcess plan() {
    return InProcess.run(folder, "plan", "study.yaml");
  }

  private void study(String prompts) throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        "name: banks\nprompts: " + prompts + "\nmodels: [\"control:parrot\"]\n");
  }

  private InProcess prompts(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "prompts";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return InProcess.run(folder, all);
  }

  private List<JsonNode> rows(String... arguments) {
    return prompts(arguments).out().lines().map(PromptsCommandTest::read).toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
