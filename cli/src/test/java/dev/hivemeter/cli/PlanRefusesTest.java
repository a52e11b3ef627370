package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plan refuses what a generation refuses before it asks anybody, in the same words; without a
 * network and without a key.
 */
@Timeout(60)
class PlanRefusesTest {
  /** Nobody listens there. */
  private static final String NOWHERE = "baseUrl: \"http://127.0.0.1:1/v1\"";

  @TempDir Path folder;

  private void study(String models, String sampling, String more) throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: refused
        prompts: { bank: quick, limit: 1 }
        models: [{ %s }]
        sampling: { samples: 3, %s }
        %s
        """
            .formatted(models.replace("NOWHERE", NOWHERE), sampling, more));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: 'anthropic:claude-sonnet-4-5' | temperatures: [1.5] | Anthropic takes temperatures up",
        "id: 'anthropic:claude-sonnet-4-5', logprobs: 2 | topP: 1 | which Anthropic does not give",
        "id: 'anthropic:claude-sonnet-4-5' | seeds: derived | takes no seed; leave seeds out",
        "id: 'gemini:gemini-2.5-flash' | minP: 0.1 | Gemini takes only temperature, topP, topK",
        "id: 'gemini:gemini-2.5-flash' | temperatures: [2.5] | it takes temperatures up to 2.0",
        "id: 'openai:gpt-4o-mini' | topK: 40 | topK 40, but OpenAI takes only temperature",
        "id: 'openai:o3' | topP: 1 | but it takes none: OpenAI refuses or ignores it",
        "id: 'openai:m', NOWHERE, dialect: lm-studio | minP: 0.1 | minP 0.1, but LM Studio takes",
        "id: 'openai:m', NOWHERE, dialect: lmstudio | topP: 1 | did you mean 'lm-studio'?",
        "id: 'openai:m', NOWHERE, extraBody: { seed: 1 } | topP: 1 | extraBody may not set seed",
        "id: 'openai:m', baseUrl: 'https://openrouter.ai/api/v1' | temperatures: [3] | up to 2.0",
        "id: 'ollama:m', acceptProviderDefaults: true | topP: 1 | has no effect, because every",
        "id: 'ollama:m', baseUrl: 'http://me:pw@127.0.0.1' | topP: 1 | holds a user name or",
        "id: 'opnai:m' | topP: 1 | unknown provider 'opnai', did you mean 'openai'?",
        "id: 'control:cat' | topP: 1 | control:parrot and control:dice are",
        "id: 'recorded:m', file: nowhere.jsonl | topP: 1 | the recording of model 'recorded:m'",
      })
  void what_a_provider_can_never_honour(String model, String sampling, String message)
      throws IOException {
    study(model.replace('\'', '"'), sampling, "");
    refused(message);
  }

  @Test
  void a_system_text_for_plain_completions() throws IOException {
    study(
        "id: \"openai:m\", NOWHERE, mode: completion, template: \"{prompt}\"",
        "topP: 1",
        "elicitation: [system]");
    refused("which have no place for the system text of elicitation 'system'");
  }

  @Test
  void a_budget_of_cost_without_a_price() throws IOException {
    study("id: \"openai:m\", NOWHERE", "topP: 1", "budget: { maxCostUsd: 2 }");
    refused("maxCostUsd 2.00 cannot be kept: the price of model 'openai:m' is not known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: 'anthropic:claude-sonnet-4-5' | temperatures: [1.0]",
        "id: 'gemini:gemini-2.5-flash', acceptProviderDefaults: true | topP: 1",
        "id: 'openai:gpt-4o-mini' | temperatures: [2.0]",
        "id: 'openai:x/y', baseUrl: 'https://openrouter.ai/api/v1', acceptProviderDefaults: true"
            + " | minP: 0.1",
        "id: 'openai:m', NOWHERE | minP: 0.1",
      })
  void what_only_the_server_can_say_is_planned_without_asking_it(String model, String sampling)
      throws IOException {
    study(model.replace('\'', '"'), sampling, "");
    InProcess plan = InProcess.run(folder, "plan", "study.yaml");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("3 calls");
  }

  private void refused(String message) {
    InProcess plan = InProcess.run(folder, "plan", "study.yaml");
    assertThat(plan.code()).as(plan.out()).isEqualTo(2);
    assertThat(plan.out()).isEmpty();
    assertThat(plan.err()).contains(message);
    InProcess generate = InProcess.run(folder, "generate", "study.yaml");
    assertThat(generate.code()).isEqualTo(2);
    assertThat(generate.err()).isEqualTo(plan.err());
  }

  @Test
  void a_family_that_changed_under_a_run() throws IOException {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, r) -> ChatServer.answer("answer " + n))) {
      Files.writeString(
          folder.resolve("study.yaml"),
          """
          name: refused
          prompts: { file: prompts.jsonl }
          models: [{ id: "openai:small", baseUrl: "%s" }]
          elicitation: [paraphrase]
          sampling: { samples: 3, maxTokens: 9 }
          """
              .formatted(server.baseUrl()));
      String two = prompt("a", "Name a sea.") + prompt("b", "Which sea comes to mind?");
      Files.writeString(folder.resolve("prompts.jsonl"), two);
      InProcess first = InProcess.run(folder, "generate", "study.yaml");
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(InProcess.run(folder, "plan", "study.yaml").code()).isZero();
      Files.writeString(folder.resolve("prompts.jsonl"), two + prompt("c", "Tell me a sea."));
      String message = "the run already asked 'openai:small T=1.0";
      InProcess plan = InProcess.run(folder, "plan", "study.yaml");
      assertThat(plan.code()).isEqualTo(2);
      assertThat(plan.err()).contains(message).contains("with another way of asking");
      InProcess generate = InProcess.run(folder, "generate", "study.yaml");
      assertThat(generate.code()).isEqualTo(2);
      assertThat(generate.err()).endsWith(plan.err());
      assertThat(server.received.get()).isEqualTo(6);
    }
  }

  private static String prompt(String id, String text) {
    return "{\"id\":\"%s\",\"text\":\"%s\",\"family\":\"sea\"}%n".formatted(id, text);
  }
}
