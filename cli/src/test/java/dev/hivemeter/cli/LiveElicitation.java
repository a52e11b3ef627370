package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every elicitation against a real server with SmolLM2: see scripts/live. What a model of 135
 * million weights writes is not promised; that it is asked, told apart and counted is.
 */
final class LiveElicitation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of(
          "direct",
          "system",
          "paraphrase",
          "in-context-3",
          "sequence-3",
          "verbalised-3",
          "in-words");

  private final Path folder;
  private final List<JsonNode> answers;

  /**
   * Runs the study.
   *
   * @param model as a study names it
   * @param variable that names the server's address
   */
  LiveElicitation(String model, String variable, Path folder) throws Exception {
    String base = System.getenv(variable);
    assertThat(base)
        .as(variable + " names the address of a real server; see scripts/live")
        .isNotBlank();
    this.folder = folder;
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: live
        prompts: { bank: quick, limit: 2 }
        models: [{ id: "%s", baseUrl: "%s" }]
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
            .formatted(model, base));
    InProcess run = InProcess.run(folder, "run", "study.yaml");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Elicitation (the same model").contains("Lists of ");
    answers = exported();
  }

  private List<JsonNode> of(String elicitation) {
    return answers.stream()
        .filter(a -> a.path("elicitation").asText().equals(elicitation))
        .toList();
  }

  /** Every mode has an answer, or what became of one, for each of its calls. */
  LiveElicitation everyModeAnswers() {
    for (String e : NAMES) assertThat(of(e)).as(e).hasSizeGreaterThanOrEqualTo(6);
    assertThat(answers).noneMatch(a -> a.path("outcome").asText().equals("failed"));
    return this;
  }

  /** The server's grammar makes it JSON, whoever writes it, and holds it to our names. */
  LiveElicitation schemaHolds() {
    assertThat(of("verbalised-3"))
        .anyMatch(a -> a.path("probability").isNumber())
        .allMatch(
            a ->
                a.path("part").asInt() > 0
                    || a.path("outcome").asText().equals("unparsed")
                    || a.path("reply").asText().startsWith("{"));
    return this;
  }

  /** A turn names the one before it, and its prompt holds what was said so far. */
  LiveElicitation conversationsGrow() {
    assertThat(of("in-context-3"))
        .allMatch(a -> a.path("predecessor").isNull() == (a.path("sample").asInt() == 0));
    int[] prompt = new int[3];
    for (JsonNode a : of("in-context-3"))
      prompt[a.path("sample").asInt()] += a.path("prompt_tokens").asInt();
    assertThat(prompt[0]).isLessThan(prompt[1]);
    assertThat(prompt[1]).isLessThan(prompt[2]);
    return this;
  }

  private List<JsonNode> exported() throws Exception {
    InProcess export =
        InProcess.run(folder, "export", "runs/live", "--what", "answers", "-o", "a.jsonl");
    assertThat(export.code()).as(export.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("a.jsonl")))
      if (!line.startsWith("{\"hivemeter_export\"")) rows.add(JSON.readTree(line));
    return rows;
  }
}
