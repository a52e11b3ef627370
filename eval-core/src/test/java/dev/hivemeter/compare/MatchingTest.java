package dev.hivemeter.compare;

import static dev.hivemeter.compare.Sides.arm;
import static dev.hivemeter.compare.Sides.condition;
import static dev.hivemeter.compare.Sides.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final Arm COLD = arm(condition("a", 0.2), "x", 0.5);
  private static final Arm WARM = arm(condition("a", 1.0), "y", 0.5);

  @Test
  void a_contrast_lets_its_own_fact_differ_and_no_other() {
    Matching m = Matching.of(List.of(COLD), List.of(WARM), Contrast.TEMPERATURE);
    assertThat(m.matches()).hasSize(1);
    assertThat(m.matches().get(0).declared())
        .extracting(Object::toString)
        .containsExactly("temperature 0.2 against 1.0");

    Condition c = condition("a", 1.0);
    Arm nucleus =
        arm(
            new Condition(
                c.model(),
                new Sampling(1.0, 0.9, 0, 0.0, 64, Sampling.Seeds.NONE),
                Elicitation.DIRECT),
            "y",
            0.5);
    Matching refused = Matching.of(List.of(COLD), List.of(nucleus), Contrast.TEMPERATURE);
    assertThat(refused.matches()).isEmpty();
    assertThat(refused.refused())
        .extracting(Matching.Refused::reason)
        .singleElement()
        .asString()
        .contains(
            "differ in more than temperature: top-p 1.0 against 0.9, max tokens 100 against 64");
  }

  @Test
  void the_same_name_with_another_setting_is_refused_and_another_name_is_absent() {
    Condition c = condition("a", 0.2);
    Arm changed =
        arm(
            new Condition(c.model(), c.sampling(), new Elicitation("direct", "Be unusual.")),
            "x",
            0.5);
    Matching m = Matching.of(List.of(COLD, WARM), List.of(changed), Contrast.DATE);
    assertThat(m.refused().get(0).reason())
        .endsWith("differ in system text none against \"Be unusual.\"");
    assertThat(m.onlyBefore()).containsExactly(WARM);
    assertThat(m.onlyAfter()).isEmpty();
  }

  @Test
  void a_base_models_template_goes_along_with_the_model_and_is_told() {
    ModelSpec base =
        new ModelSpec(
            "base",
            "openai",
            "gemma",
            ModelSpec.Mode.COMPLETION,
            "Question: {prompt}\nAnswer:",
            List.of("\nQuestion:"),
            ModelSpec.Connection.NONE);
    Arm before = arm(new Condition(base, Sampling.neutral(0.2, 100), Elicitation.DIRECT), "x", 0.5);
    Matching m = Matching.of(List.of(before), List.of(COLD), Contrast.MODEL);
    assertThat(m.matches().get(0).declared())
        .extracting(Facts.Difference::fact)
        .containsExactly("model", "model id", "mode", "template", "stop strings");
    assertThat(m.matches().get(0).declared().toString())
        .contains("template \"Question: {prompt}\\nAnswer:\" against none");
    assertThat(Matching.of(List.of(before), List.of(COLD), Contrast.DATE).matches()).isEmpty();
  }

  @Test
  void who_answers_a_recording_is_not_known_and_so_does_not_disagree() {
    ModelSpec live = ModelSpec.chat("openai:a", ModelSpec.Connection.NONE);
    ModelSpec replayed =
        new ModelSpec(
            live.label(),
            "recorded",
            "a",
            ModelSpec.Mode.CHAT,
            null,
            List.of(),
            ModelSpec.Connection.NONE);
    Sampling s = Sampling.neutral(0.2, 100);
    Arm a = arm(new Condition(live, s, Elicitation.DIRECT), "x", 0.5);
    Arm b = arm(new Condition(replayed, s, Elicitation.DIRECT), "x", 0.5);
    assertThat(Matching.of(List.of(a), List.of(b), Contrast.DATE).matches()).hasSize(1);
  }

  @Test
  void several_counterparts_are_never_chosen_from() {
    Arm other = arm(condition("b", 0.2), "z", 0.5);
    assertThatThrownBy(() -> Matching.of(List.of(COLD), List.of(COLD, other), Contrast.MODEL))
        .isInstanceOf(Incomparable.class)
        .hasMessageContaining("could be held against 2 conditions")
        .hasMessageContaining("--from and --to");
    assertThatThrownBy(() -> Matching.of(List.of(COLD, other), List.of(COLD), Contrast.MODEL))
        .isInstanceOf(Incomparable.class);
  }

  @Test
  void runs_that_differ_in_embedder_text_metric_version_or_prompts_are_refused_by_name() {
    Snapshot a = snapshot(COLD);
    Snapshot b =
        new Snapshot(
            "other",
            a.asked(),
            new Snapshot.Embedding("local:x@limit-128", "weights", 128),
            "measured-text@2",
            List.of("mean-pairwise-cosine@2"),
            List.of(new Snapshot.Asked("p0", "another", null, List.of(), List.of(), "en")),
            a.arms());
    assertThatThrownBy(() -> Comparability.require(a, b, a.metrics(), true))
        .isInstanceOfSatisfying(
            Incomparable.class,
            e ->
                assertThat(e.reasons())
                    .satisfiesExactly(
                        r ->
                            assertThat(r)
                                .contains("local:x@limit-256 (model weights, limit 256) against")
                                .contains("local:x@limit-128"),
                        r ->
                            assertThat(r)
                                .isEqualTo("measured text measured-text@1 against measured-text@2"),
                        r ->
                            assertThat(r)
                                .isEqualTo(
                                    "metric version mean-pairwise-cosine@1 against"
                                        + " mean-pairwise-cosine@2"),
                        r -> assertThat(r).contains("the text of 'p0' is another")));
    assertThatThrownBy(() -> Comparability.require(a, b, a.metrics(), false))
        .isInstanceOfSatisfying(Incomparable.class, e -> assertThat(e.reasons()).hasSize(3));
    Comparability.require(a, a, a.metrics(), true);
  }

  @Test
  void what_the_endpoints_count_differently_is_warned_about() {
    Arm few =
        Arm.of(
            condition("a", 0.2),
            false,
            Map.of("engine", "llama.cpp b1"),
            List.of(Sides.pool("p0", 10, "d", 0.5, 15)));
    Arm many =
        Arm.of(
            condition("a", 0.2),
            false,
            Map.of("engine", "llama.cpp b2"),
            List.of(Sides.pool("p0", 10, "d", 0.5, 36)));
    assertThat(Warnings.of(new Matching.Match(few, many, List.of())))
        .satisfiesExactly(
            w -> assertThat(w).isEqualTo("engine llama.cpp b1 against llama.cpp b2"),
            w ->
                assertThat(w)
                    .contains("15 against 36 for prompt 'p0'")
                    .contains("hidden system prompt"));
    assertThat(Warnings.of(new Matching.Match(few, few, List.of()))).isEmpty();
  }

  @Test
  void a_contrast_that_does_not_exist_is_answered_with_the_nearest() {
    assertThat(Contrast.of("top-p")).isEqualTo(Contrast.TOP_P);
    assertThatThrownBy(() -> Contrast.of("temprature"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'temperature'?");
  }
}
