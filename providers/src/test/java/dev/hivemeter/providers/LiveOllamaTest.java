package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Ollama with SmolLM2: see scripts/live. */
@Tag("live")
class LiveOllamaTest {
  private static final Prompt PROMPT =
      Prompt.of("bookshop", "Suggest a name for a small bookshop.");

  private final String address = Live.address("HIVEMETER_LIVE_OLLAMA");
  private final LanguageModels models =
      new LanguageModels(name -> null, Clock.systemUTC(), Limits.DEFAULT);

  private Condition condition(Mode mode, Sampling sampling) {
    ModelSpec model =
        new ModelSpec(
            "smollm2",
            "ollama",
            "smollm2:135m",
            mode,
            mode == Mode.CHAT ? null : "Question: {prompt}\nAnswer:",
            mode == Mode.CHAT ? List.of() : List.of("\nQuestion:"),
            new ModelSpec.Connection(address, null, null));
    return new Condition(model, sampling, Elicitation.DIRECT);
  }

  /**
   * Ollama does not tell what it used. At temperature 5 its law is nearly flat, so a field that
   * leaves one token over shows that it arrived, and different answers show that none was left on.
   */
  @Test
  void each_truncation_that_is_sent_is_honoured() throws Exception {
    for (Mode mode : Mode.values()) {
      assertThat(distinct(mode, new Sampling(5.0, 1.0, 0, 0.0, 8, Seeds.NONE))).isEqualTo(3);
      assertThat(distinct(mode, new Sampling(5.0, 1.0, 1, 0.0, 8, Seeds.NONE))).isEqualTo(1);
      assertThat(distinct(mode, new Sampling(5.0, 1.0, 0, 0.99, 8, Seeds.NONE))).isEqualTo(1);
      assertThat(distinct(mode, new Sampling(0.0, 1.0, 0, 0.0, 8, Seeds.NONE))).isEqualTo(1);
    }
  }

  private int distinct(Mode mode, Sampling sampling) throws Exception {
    Condition c = condition(mode, sampling);
    Set<String> texts = new HashSet<>();
    try (Generator g = models.open(c.model())) {
      g.prepare(List.of(c));
      for (int i = 0; i < 3; i++) {
        Result.Replied reply = (Result.Replied) g.call(new Call(PROMPT, c, i, null));
        assertThat(reply.provenance().usage().completionTokens()).isBetween(1, 8);
        texts.add(reply.outcome().toString());
      }
    }
    return texts.size();
  }

  @Test
  void the_facts_hold_version_digest_and_weights() throws Exception {
    Condition c = condition(Mode.CHAT, Sampling.neutral(1, 16));
    try (Generator g = models.open(c.model())) {
      Generator.Facts facts = g.prepare(List.of(c));
      assertThat(facts.engine()).startsWith("Ollama ");
      assertThat(facts.details())
          .contains(
              "\"digest\":", "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53");
      assertThat(facts.samplers()).contains("min_p", "repeat_penalty", "presence_penalty");
      Result.Replied reply = (Result.Replied) g.call(new Call(PROMPT, c, 0, 7L));
      assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
      assertThat(reply.provenance().usage().promptTokens()).isPositive();
      assertThat(reply.provenance().seed()).isEqualTo(7);
      assertThat(((Result.Replied) g.call(new Call(PROMPT, c, 1, 7L))).outcome())
          .isEqualTo(reply.outcome());
    }
  }

  @Test
  void its_openai_endpoint_is_refused_with_the_remedy() throws Exception {
    ModelSpec behindV1 =
        ModelSpec.chat(
            "openai:smollm2:135m", new ModelSpec.Connection(address + "/v1", null, null));
    try (Generator g = models.open(behindV1)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("use ollama:smollm2:135m with baseUrl " + address);
    }
  }

  @Test
  void a_model_that_is_not_there_is_refused_with_the_command_that_fetches_it() throws Exception {
    ModelSpec other =
        ModelSpec.chat("ollama:smolm2:135m", new ModelSpec.Connection(address, null, null));
    try (Generator g = models.open(other)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("write ollama:smollm2:135m")
          .hasMessageContaining("ollama pull smolm2:135m");
    }
  }
}
