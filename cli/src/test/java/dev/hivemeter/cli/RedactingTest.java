package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunStore.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Beside answers every key of four characters or more is taken out. */
  @Test
  void a_short_key_is_taken_out_of_everything_but_what_a_model_wrote() throws Exception {
    Aside aside =
        new Aside(
            "lm-studio thinks",
            new Logprobs(List.of(new Logprobs.Token("lm-studio", -1.0, List.of())), 1));
    Generator.Result reply =
        new Generator.Result.Replied(
            new Outcome.Answered("ask lm-studio", false),
            new Provenance(
                Usage.UNKNOWN,
                "lm-studio",
                "m lm-studio",
                "f lm-studio",
                "lm-studio",
                1L,
                2L,
                null),
            aside);
    assertThat(of(() -> reply).call(call()))
        .isEqualTo(
            new Generator.Result.Replied(
                new Outcome.Answered("ask lm-studio", false),
                new Provenance(Usage.UNKNOWN, "[key]", "m [key]", "f [key]", "[key]", 1L, 2L, null),
                aside));
    assertThat(
            of(() ->
                    new Generator.Result.Broke(
                        FailureKind.AUTH, 401, "(request for Bearer lm-studio)", null))
                .call(call()))
        .isEqualTo(
            new Generator.Result.Broke(FailureKind.AUTH, 401, "(request for Bearer [key])", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "abc", " abc\n"})
  void what_is_too_short_to_be_a_key_is_looked_for_nowhere(String value) {
    Secrets few = new Secrets(Map.of("KEY", value)::get);
    assertThat(few.read("KEY")).isEqualTo(value);
    assertThat(few.redact("abc a\n  abc")).isEqualTo("abc a\n  abc");
    assertThat(few.areIn("abc a  abc")).isFalse();
    assertThat(few.names()).containsExactly("KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-Q/7+w\\9=\"abcdef",
        "sk-Q\\/7+w\\\\9=\\\"abcdef",
        "\\u0073\\u006B-Q/7\\u002bw\\u005C9=\\u0022abcdef",
        "\\\\u0073k-Q/7\\\\u002Bw\\\\\\\\9=\\\\\\\"abcdef",
        "sk-Q%2F7%2Bw%5C9%3D%22abcdef",
        "sk-Q%2f7%252bw%5c9%3D%22abcdef",
        "\\sk-Q\\/7\\+w\\\\9\\=\\\"abcde\\f"
      })
  void a_key_is_found_however_it_is_escaped(String written) {
    String key = "sk-Q/7+w\\9=\"abcdef";
    Secrets odd = new Secrets(Map.of("KEY", key)::get);
    odd.read("KEY");
    assertThat(odd.areIn("x" + written + "y")).isTrue();
    assertThat(odd.redactAnswer("x " + written + " y")).matches("x \\\\*\\[key] y");
    String half = written.substring(0, written.length() - 3);
    assertThat(odd.redact(half)).isEqualTo(half);
  }

  @Test
  void a_key_in_base64_is_found() {
    secrets.read("KEY");
    String coded = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
    assertThat(secrets.redact("Basic " + coded)).isEqualTo("Basic [key]");
  }

  @Test
  void of_two_keys_the_longer_is_taken_out_first() {
    Secrets two = new Secrets(Map.of("A", "abcd", "B", "abcdefgh")::get);
    two.read("A");
    two.read("B");
    assertThat(two.redact("abcdefgh abcd")).isEqualTo("[key] [key]");
  }

  @Test
  void a_key_in_several_tokens_is_in_none_of_them() throws Exception {
    List<Logprobs.Token> tokens =
        Stream.of("The ", "sk-0123", "456789", "abcdef.", " End")
            .map(
                t ->
                    new Logprobs.Token(
                        t,
                        -1.0,
                        List.of(
                            new Logprobs.Alternative(t, -1), new Logprobs.Alternative("a", -2))))
            .toList();
    Generator.Result reply =
        new Generator.Result.Replied(
            new Outcome.Answered("fine", false),
            Provenance.UNKNOWN,
            new Aside(null, new Logprobs(tokens, 5)));
    Logprobs clean =
        Objects.requireNonNull(
            ((Generator.Result.Replied) of(() -> reply).call(call())).aside().logprobs());
    assertThat(clean.tokens())
        .extracting(Logprobs.Token::text)
        .containsExactly("The ", "[key]", "[key]", "[key]", " End");
    assertThat(clean.tokens())
        .extracting(t -> t.top().get(0).text() + t.top().get(1).text())
        .containsExactly("The a", "[key]a", "[key]a", "[key]a", " Enda");
    assertThat(clean.complete()).isTrue();
  }

  @Test
  void a_key_that_reasoning_splits_does_not_come_together() throws Exception {
    Generator.Result reply =
        new Generator.Result.Replied(
            new Outcome.Answered("It is sk-01234<think>hm</think>56789abcdef.", false),
            Provenance.UNKNOWN);
    assertThat(((Generator.Result.Replied) of(() -> reply).call(call())).outcome())
        .isEqualTo(new Outcome.Answered("It is [key].", false));
  }

  @Test
  void an_endpoints_description_stays_json() {
    Secrets odd = new Secrets(Map.of("A", "null", "B", "1234", "C", "a\"b\\c")::get);
    for (String name : List.of("A", "B", "C")) odd.read(name);
    assertThat(
            RedactedJson.of(
                odd,
                "{\"x\":null,\"n\":[1234,0.5,true],\"null\":\"a null\",\"t\":\"a\\\"b\\\\c!\"}"))
        .isEqualTo(
            "{\"x\":null,\"n\":[\"[key]\",0.5,true],\"[key]\":\"a [key]\",\"t\":\"[key]!\"}");
    assertThat(RedactedJson.of(odd, "{\"x\" :  1}")).isEqualTo("{\"x\" :  1}");
    assertThat(RedactedJson.of(odd, "no JSON: 1234")).isEqualTo("no JSON: [key]");
  }

  @Test
  void what_is_read_in_a_reply_later_passes_the_door() {
    of(() -> null);
    UnaryOperator<Write> door = new RedactedWrites(new Redaction(secrets));
    CellKey cell = new CellKey("0".repeat(64));
    Provenance from =
        new Provenance(Usage.UNKNOWN, null, "lm-studio", null, "id " + KEY, null, null, null);
    Sample sample =
        new Sample(
            3,
            new Outcome.Answered("ask lm-studio", true),
            from,
            Map.of("quality", "1"),
            List.of(new Part("a " + KEY, 0.5, true), new Part("lm-studio", null, false)));
    assertThat(door.apply(new Write.OfSample(cell, sample, new Aside("r " + KEY, null))))
        .isEqualTo(
            new Write.OfSample(
                cell,
                new Sample(
                    3,
                    new Outcome.Answered("ask lm-studio", true),
                    new Provenance(
                        Usage.UNKNOWN, null, "[key]", null, "id [key]", null, null, null),
                    Map.of("quality", "1"),
                    List.of(new Part("a [key]", 0.5, true), new Part("lm-studio", null, false))),
                new Aside("r [key]", null)));
    for (Outcome o :
        List.of(
            new Outcome.Unparsed("u " + KEY, true),
            new Outcome.Failed(FailureKind.SERVER, 500, "f lm-studio")))
      assertThat(door.apply(new Write.OfSample(cell, new Sample(0, o, from, Map.of()))).toString())
          .doesNotContain(KEY)
          .doesNotContain("lm-studio")
          .contains("[key]");
    Attempt attempt =
        new Attempt(
            1,
            FailureKind.AUTH,
            401,
            "m lm-studio",
            Duration.ZERO,
            5,
            Usage.UNKNOWN,
            Instant.EPOCH);
    assertThat(door.apply(new Write.OfAttempt(cell, 2, attempt)))
        .isEqualTo(
            new Write.OfAttempt(
                cell,
                2,
                new Attempt(
                    1,
                    FailureKind.AUTH,
                    401,
                    "m [key]",
                    Duration.ZERO,
                    5,
                    Usage.UNKNOWN,
                    Instant.EPOCH)));
  }
}
