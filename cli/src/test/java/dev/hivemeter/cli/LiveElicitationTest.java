package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every elicitation against real servers with SmolLM2: see scripts/live. What a model of 135
 * million weights writes is not promised; that it is asked, told apart and counted is.
 */
@Tag("live")
class LiveElicitationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void every_mode_on_a_real_server() throws Exception {
    String base = System.getenv("HIVEMETER_LIVE_LLAMA");
    assertThat(base)
        .as("HIVEMETER_LIVE_LLAMA names the address of a llama.cpp server; see scripts/live")
        .isNotBlank();
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: live
        prompts: { bank: quick, limit: 2 }
        models: [{ id: "openai:smollm2-135m-instruct", baseUrl: "%s" }]
        elicitation:
          - direct
          - system
          - paraphrase
          - { mode: in-context, turns: 3 }
          - { mode: sequence, k: 3 }
          - { mode: verbalised, k: 3 }
          - { mode: verbalised, name: in-words, k: 3, structured: false }
        sampling: { samples: 3, temperatures: [0.8], maxTokens: 160 }
        concurrency: 2
        """
            .formatted(base));
    InProcess run = InProcess.run(folder, "run", "study.yaml");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Elicitation (the same model").contains("Lists of ");
    List<JsonNode> answers = answers();
    for (String e :
        List.of(
            "direct",
            "system",
            "paraphrase",
            "in-context-3",
            "sequence-3",
            "verbalised-3",
            "in-words"))
      assertThat(answers.stream().filter(a -> a.path("elicitation").asText().equals(e)))
          .as(e)
          .hasSizeGreaterThanOrEqualTo(6);
    assertThat(answers).noneMatch(a -> a.path("outcome").asText().equals("failed"));
    // The grammar of the server makes it JSON, whoever writes it.
    assertThat(answers)
        .filteredOn(a -> a.path("elicitation").asText().equals("verbalised-3"))
        .anyMatch(a -> a.path("probability").isNumber())
        .allMatch(
            a ->
                a.path("part").asInt() > 0
                    || a.path("outcome").asText().equals("unparsed")
                    || a.path("reply").asText().startsWith("{"));
    assertThat(answers)
        .filteredOn(a -> a.path("elicitation").asText().equals("in-context-3"))
        .allMatch(a -> a.path("predecessor").isNull() == (a.path("sample").asInt() == 0));
    int[] prompt = new int[3];
    for (JsonNode a : answers)
      if (a.path("elicitation").asText().equals("in-context-3"))
        prompt[a.path("sample").asInt()] += a.path("prompt_tokens").asInt();
    assertThat(prompt[0]).isLessThan(prompt[1]);
    assertThat(prompt[1]).isLessThan(prompt[2]);
  }

  private List<JsonNode> answers() throws Exception {
    InProcess export =
        InProcess.run(folder, "export", "runs/live", "--what", "answers", "-o", "a.jsonl");
    assertThat(export.code()).as(export.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("a.jsonl")))
      if (!line.startsWith("{\"hivemeter_export\"")) rows.add(JSON.readTree(line));
    return rows;
  }
}
