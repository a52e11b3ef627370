package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Finding.Level;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointCheckTest {
  private static final ModelSpec MODEL = ModelSpec.chat("openai:small", ModelSpec.Connection.NONE);

  private final List<Call> calls = new ArrayList<>();

  /** An endpoint that honours everything: the text depends on temperature, seed and call. */
  private static String honest(Call call, int n) {
    boolean cold = Double.valueOf(0).equals(call.condition().sampling().temperature());
    if (cold) return "cold";
    return call.seed() == null ? "drawn " + n : "of seed " + call.seed();
  }

  private static Result reply(String text, @Nullable String id, Usage usage, String model) {
    return new Result.Replied(
        new Outcome.Answered(text, true),
        new Provenance(usage, "length", model, null, id, null, 1L, null));
  }

  private List<Finding> examine(Sampling.Seeds seeds, BiFunction<Call, Integer, Result> answer)
      throws InterruptedException {
    Sampling sampling = new Sampling(0.7, 1.0, 0, 0.0, 100, seeds);
    return EndpointCheck.examine(
            MODEL,
            List.of(new Condition(MODEL, sampling, Elicitation.DIRECT)),
            new Scripted(answer),
            true)
        .findings();
  }

  private List<Finding> examine(Function<Call, String> text) throws InterruptedException {
    return examine(
        Sampling.Seeds.NONE,
        (call, n) -> reply(text.apply(call), "id-" + n, new Usage(18, 24), "small"));
  }

  private static Map<String, Level> worst(List<Finding> findings) {
    Map<String, Level> worst = new TreeMap<>();
    for (Finding f : findings)
      worst.merge(
          f.about().replace("openai:small: ", ""), f.level(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    return worst;
  }

  @Test
  void an_honest_endpoint_is_all_well_after_seven_short_calls() throws Exception {
    List<Finding> findings = examine(call -> honest(call, calls.size()));
    assertThat(findings).extracting(Finding::level).containsOnly(Level.OK);
    assertThat(worst(findings).keySet())
        .containsExactly("endpoint", "model", "prompt", "seed", "temperature", "usage");
    assertThat(calls).hasSize(EndpointCheck.MOST_CALLS);
    assertThat(calls)
        .allSatisfy(
            c ->
                assertThat(c.condition().sampling().maxTokens())
                    .isEqualTo(EndpointCheck.MOST_TOKENS));
    assertThat(calls)
        .extracting(Call::seed)
        .containsExactly(null, null, null, null, null, 11L, 11L);
  }

  @Test
  void a_temperature_that_is_not_read_is_a_failure() throws Exception {
    List<Finding> findings = examine(call -> "always this");
    assertThat(worst(findings)).containsEntry("temperature", Level.FAIL);
    assertThat(findings).anyMatch(f -> f.what().contains("the temperature is not read"));
    assertThat(calls).extracting(Call::seed).endsWith(11L, 12L);
  }

  @Test
  void an_endpoint_that_draws_at_temperature_0_too_is_worth_knowing() throws Exception {
    List<Finding> findings = examine(call -> "drawn " + calls.size());
    assertThat(worst(findings))
        .containsEntry("temperature", Level.WARN)
        .containsEntry("seed", Level.OK);
  }

  @Test
  void a_frozen_seed_is_told_from_a_temperature_that_is_not_read() throws Exception {
    List<Finding> findings =
        examine(call -> call.condition().sampling().temperature() + " " + call.seed());
    assertThat(worst(findings)).containsEntry("seed", Level.FAIL).doesNotContainKey("temperature");
    assertThat(findings)
        .filteredOn(f -> f.level() == Level.FAIL)
        .allMatch(f -> f.remedy().contains("seeds: derived"));
  }

  @Test
  void a_cache_is_known_by_its_ids() throws Exception {
    List<Finding> findings =
        examine(
            Sampling.Seeds.NONE,
            (call, n) -> {
              String key = call.condition().sampling().temperature() + " " + call.seed();
              return reply("text of " + key, "id of " + key, new Usage(18, 20), "small");
            });
    assertThat(worst(findings)).containsEntry("cache", Level.FAIL).doesNotContainKey("seed");
  }

  @Test
  void one_id_for_everything_says_nothing_about_a_cache() throws Exception {
    List<Finding> findings =
        examine(
            Sampling.Seeds.NONE,
            (call, n) -> reply(honest(call, n), "constant", new Usage(18, 20), "small"));
    assertThat(worst(findings)).doesNotContainKey("cache").containsEntry("temperature", Level.OK);
  }

  @Test
  void missing_usage_and_hidden_texts_and_overlong_answers_and_other_models_are_worth_knowing()
      throws Exception {
    assertThat(
            worst(
                examine(
                    Sampling.Seeds.NONE,
                    (call, n) -> reply(honest(call, n), null, Usage.UNKNOWN, "small"))))
        .containsEntry("usage", Level.WARN)
        .doesNotContainKey("prompt");
    assertThat(
            worst(
                examine(
                    Sampling.Seeds.NONE,
                    (call, n) -> reply(honest(call, n), null, new Usage(42, 90), "other-7b"))))
        .containsEntry("usage", Level.OK)
        .containsEntry("prompt", Level.WARN)
        .containsEntry("length", Level.WARN)
        .containsEntry("model", Level.WARN);
  }

  @Test
  void a_dated_name_is_the_same_model_and_two_names_are_not() throws Exception {
    assertThat(
            worst(
                examine(
                    Sampling.Seeds.NONE,
                    (call, n) ->
                        reply(honest(call, n), null, new Usage(18, 9), "small-2024-07-18"))))
        .containsEntry("model", Level.OK);
    assertThat(
            worst(
                examine(
                    Sampling.Seeds.NONE,
                    (call, n) -> reply(honest(call, n), null, new Usage(18, 9), "small-" + n % 2))))
        .containsEntry("model", Level.WARN);
  }

  @Test
  void a_seed_that_is_not_honoured_matters_where_the_study_sends_seeds() throws Exception {
    BiFunction<Call, Integer, Result> answer =
        (call, n) ->
            reply(
                call.seed() == null ? honest(call, n) : "drawn " + n,
                null,
                new Usage(18, 9),
                "small");
    assertThat(worst(examine(Sampling.Seeds.NONE, answer))).containsEntry("seed", Level.OK);
    calls.clear();
    assertThat(worst(examine(Sampling.Seeds.DERIVED, answer))).containsEntry("seed", Level.WARN);
  }

  @Test
  void replies_that_are_no_answers_decide_nothing() throws Exception {
    List<Finding> findings =
        examine(
            Sampling.Seeds.NONE,
            (call, n) ->
                new Result.Replied(
                    new Outcome.Empty(),
                    new Provenance(
                        new Usage(18, 24), "length", "small", null, null, null, 1L, null)));
    assertThat(worst(findings)).containsEntry("temperature", Level.WARN).doesNotContainKey("seed");
  }

  @Test
  void an_endpoint_that_breaks_is_asked_no_further() throws Exception {
    List<Finding> findings =
        examine(
            Sampling.Seeds.NONE,
            (call, n) -> new Result.Broke(FailureKind.QUOTA, 429, "used up", null));
    assertThat(calls).hasSize(1);
    assertThat(findings)
        .anyMatch(f -> f.level() == Level.FAIL && f.what().contains("QUOTA: used up"));
  }

  @Test
  void what_cannot_be_prepared_is_never_asked() throws Exception {
    Generator refusing =
        new Scripted((call, n) -> reply("", null, Usage.UNKNOWN, "small")) {
          @Override
          public Facts prepare(List<Condition> conditions) throws Unreachable {
            if (conditions.isEmpty()) throw new Unreachable(FailureKind.AUTH, "no such key");
            throw new BadInput("model 'x' is not there, it serves y");
          }
        };
    Condition condition = new Condition(MODEL, Sampling.neutral(1, 9), Elicitation.DIRECT);
    assertThat(EndpointCheck.examine(MODEL, List.of(condition), refusing, true).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo("model 'x' is not there, it serves y"));
    assertThat(EndpointCheck.examine(MODEL, List.of(), refusing, true).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo("AUTH: no such key"));
    assertThat(calls).isEmpty();
  }

  private class Scripted implements Generator {
    private final BiFunction<Call, Integer, Result> answer;

    Scripted(BiFunction<Call, Integer, Result> answer) {
      this.answer = answer;
    }

    @Override
    public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
      return new Facts("scripted", "{}", List.of(), List.of());
    }

    @Override
    public Result call(Call call) {
      calls.add(call);
      return answer.apply(call, calls.size());
    }

    @Override
    public void close() {}
  }
}
