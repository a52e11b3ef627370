package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RedactingTest {
  private static final String KEY = "sk-0123456789abcdef";

  private final Secrets secrets =
      new Secrets(Map.of("KEY", KEY, "SHORT", "lm-studio", "BLANK", " ")::get);

  private Generator of(Callable<Generator.Result> answer) {
    secrets.read("KEY");
    secrets.read("SHORT");
    return new Redacting(
        new Generator() {
          @Override
          public Facts prepare(List<Condition> conditions) throws Unreachable {
            throw new Unreachable(FailureKind.AUTH, "the key " + KEY + " is not taken");
          }

          @Override
          public Result call(Call call) throws InterruptedException {
            try {
              return answer.call();
            } catch (RuntimeException | InterruptedException e) {
              throw e;
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void close() {}
        },
        secrets);
  }

  private static Generator.Call call() {
    return new Generator.Call(
        Prompt.of("ask"),
        new Condition(
            ModelSpec.chat("openai:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 9),
            Elicitation.DIRECT),
        0,
        null);
  }

  @Test
  void a_reply_without_the_key_is_the_same_object() throws Exception {
    Generator.Result reply =
        new Generator.Result.Replied(
            new Outcome.Answered("ask lm-studio, \uD83C not sk-0123", false), Provenance.UNKNOWN);
    assertThat(of(() -> reply).call(call())).isSameAs(reply);
  }

  @Test
  void every_outcome_and_every_failure_loses_the_key() throws Exception {
    for (Outcome o :
        List.of(
            new Outcome.Answered("a " + KEY, true),
            new Outcome.Refused("b " + KEY),
            new Outcome.Filtered("c " + KEY))) {
      Generator.Result clean =
          of(() -> new Generator.Result.Replied(o, Provenance.UNKNOWN)).call(call());
      assertThat(clean.toString()).doesNotContain(KEY).contains("[key]");
    }
    assertThat(
            of(() -> new Generator.Result.Broke(FailureKind.SERVER, 500, "x " + KEY, null))
                .call(call()))
        .isEqualTo(new Generator.Result.Broke(FailureKind.SERVER, 500, "x [key]", null));
  }

  @Test
  void an_exception_loses_it_with_all_its_causes() {
    RuntimeException inner = new IllegalArgumentException("header Bearer " + KEY);
    assertThatThrownBy(
            () ->
                of(() -> {
                      throw new IllegalStateException("outside", inner);
                    })
                    .call(call()))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty());
    assertThatThrownBy(
            () ->
                of(() -> {
                      throw new BadInput("write " + KEY + " elsewhere");
                    })
                    .call(call()))
        .isInstanceOf(BadInput.class)
        .hasMessage("write [key] elsewhere");
    assertThatThrownBy(() -> of(() -> null).prepare(List.of()))
        .isInstanceOf(Generator.Unreachable.class)
        .hasMessage("the key [key] is not taken");
  }

  @Test
  void what_came_beside_an_answer_is_kept_and_loses_the_key() throws Exception {
    Logprobs.Token token =
        new Logprobs.Token(KEY, -0.5, List.of(new Logprobs.Alternative("x" + KEY, -1)));
    Aside aside = new Aside("I was given " + KEY, new Logprobs(List.of(token), 1));
    Generator.Result reply =
        new Generator.Result.Replied(
            new Outcome.Answered("fine", false), Provenance.UNKNOWN, aside);
    Logprobs.Token clean =
        new Logprobs.Token("[key]", -0.5, List.of(new Logprobs.Alternative("x[key]", -1)));
    assertThat(((Generator.Result.Replied) of(() -> reply).call(call())).aside())
        .isEqualTo(new Aside("I was given [key]", new Logprobs(List.of(clean), 1)));
  }

  @Test
  void an_embedder_tells_no_key_when_it_opens_or_embeds() throws Exception {
    secrets.read("KEY");
    assertThatThrownBy(
            () ->
                RedactingEmbedder.open(
                    secrets,
                    () -> {
                      throw new BadInput(KEY + " is refused");
                    }))
        .isInstanceOf(BadInput.class)
        .hasMessage("[key] is refused");
    try (Embedder embedder = RedactingEmbedder.open(secrets, Echo::new)) {
      assertThat(embedder.identity().dimension()).isEqualTo(1);
      assertThatThrownBy(() -> embedder.embed("a")).hasMessage("[key] cannot embed a");
      assertThatThrownBy(() -> embedder.embedAll(List.of("b"))).hasMessage("[key] cannot embed b");
    }
  }

  private static final class Echo implements Embedder {
    @Override
    public Identity identity() {
      return new Identity("openai:e", "", 1, 0, Set.of());
    }

    @Override
    public int workers() {
      return 1;
    }

    @Override
    public Embedding embed(String text) {
      throw new BadInput(KEY + " cannot embed " + text);
    }

    @Override
    public void close() {}
  }

  @Test
  void names_are_told_and_values_are_not() {
    secrets.read("KEY");
    secrets.read("ABSENT");
    assertThat(secrets.names()).containsExactly("KEY");
    assertThat(secrets.redact("KEY=" + KEY)).isEqualTo("KEY=[key]");
  }
}
