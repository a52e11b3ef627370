package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result.Replied;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real llama.cpp server with a base model: see scripts/live. */
@Tag("live")
class LiveGemmaTest {
  @Test
  void a_base_model_answers_a_template_and_stops_where_it_is_told() throws Exception {
    ModelSpec model =
        new ModelSpec(
            "gemma",
            "openai",
            "gemma-3-270m",
            Mode.COMPLETION,
            "Question: {prompt}\nAnswer:",
            List.of("\nQuestion:"),
            new ModelSpec.Connection(Live.address("HIVEMETER_LIVE_GEMMA"), null, null));
    Condition c =
        new Condition(
            model, new Sampling(0.7, 0.9, 0, 0.0, 32, Sampling.Seeds.NONE), Elicitation.DIRECT);
    List<Outcome> outcomes = new ArrayList<>();
    try (Generator g =
        new LanguageModels(name -> null, Clock.systemUTC(), Limits.DEFAULT).open(model)) {
      Generator.Facts facts = g.prepare(List.of(c));
      assertThat(facts.details())
          .contains("\"weights\":\"gemma")
          .contains("\"n_params\":268098176");
      for (int i = 0; i < 6; i++) {
        Replied reply =
            (Replied) g.call(new Call(Prompt.of("q", "Name a good thing."), c, i, null));
        assertThat(reply.provenance().usage().completionTokens()).isBetween(1, 32);
        outcomes.add(reply.outcome());
      }
    }
    assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Answered.class);
    assertThat(outcomes)
        .allMatch(o -> o instanceof Outcome.Empty || o instanceof Outcome.Answered)
        .noneMatch(o -> o instanceof Outcome.Answered a && a.text().contains("\nQuestion:"));
    assertThat(outcomes.stream().distinct().count()).isGreaterThan(2);
  }
}
