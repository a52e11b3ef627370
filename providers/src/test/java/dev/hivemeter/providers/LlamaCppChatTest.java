package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat endpoint, as llama.cpp's server speaks it. */
class LlamaCppChatTest extends GeneratorContract {
  static final String MODELS =
      "{\"data\":[{\"id\":\"some-model\",\"aliases\":[\"short\"],\"owned_by\":\"llamacpp\","
          + "\"meta\":{\"n_params\":134515008}},{\"id\":\"other-model\"}]}";
  private String seed = "4294967295";

  static String props(String seed) {
    return "{\"default_generation_settings\":{\"params\":{\"seed\":"
        + seed
        + ",\"min_p\":0.05},\"n_ctx\":1024},\"model_path\":\"/home/someone/weights.gguf\","
        + "\"model_alias\":\"some-model\",\"build_info\":\"b6700-abc\",\"chat_template\":\"T\"}";
  }

  static Reply aboutLlamaCpp(Request request, String seed) {
    return switch (request.path()) {
      case "/v1/models" -> Reply.ok(MODELS);
      case "/props" -> Reply.ok(props(seed));
      case "/apply-template" ->
          Reply.ok(
              "{\"prompt\":\"<|im_start|>system\\nYou are a kind model.<|im_end|>\\n"
                  + "<|im_start|>user\\nhivemeter-prompt<|im_end|>\\n<|im_start|>assistant\\n\"}");
      default -> Reply.of(404, "{}");
    };
  }

  static Map<String, Object> llamaCppNeutral() {
    Map<String, Object> f = new LinkedHashMap<>();
    f.put("temperature", 1.0);
    f.put("top_p", 1.0);
    f.put("presence_penalty", 0.0);
    f.put("frequency_penalty", 0.0);
    f.put("max_tokens", 64);
    f.put("top_k", 0);
    f.put("min_p", 0.0);
    f.put("typical_p", 1.0);
    f.put("top_n_sigma", -1.0);
    f.put("repeat_penalty", 1.0);
    f.put("repeat_last_n", 0);
    f.put("dry_multiplier", 0.0);
    f.put("xtc_probability", 0.0);
    f.put("dynatemp_range", 0.0);
    f.put("mirostat", 0);
    f.put("adaptive_target", -1.0);
    f.put(
        "samplers",
        List.of(
            "penalties",
            "dry",
            "top_n_sigma",
            "top_k",
            "typ_p",
            "top_p",
            "min_p",
            "xtc",
            "temperature"));
    f.put("ignore_eos", false);
    f.put("reasoning_format", "none");
    return f;
  }

  @Override
  ModelSpec model(Connection connection) {
    return ModelSpec.chat("openai:some-model", connection);
  }

  @Override
  String baseUrl(String address) {
    return address + "/v1";
  }

  @Override
  Reply about(Request request) {
    return aboutLlamaCpp(request, seed);
  }

  @Override
  String path() {
    return "/v1/chat/completions";
  }

  @Override
  String reply(String jsonText, String finish) {
    return "{\"id\":\"cmpl-1\",\"model\":\"served-model\",\"system_fingerprint\":\"fp\","
        + "\"choices\":[{\"index\":0,\"finish_reason\":\""
        + finish
        + "\",\"message\":{\"role\":\"assistant\",\"content\":"
        + jsonText
        + "}}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5,\"total_tokens\":16}}";
  }

  @Override
  String reasoned(String reasoning, String text) {
    return reply(text + ",\"reasoning_content\":" + reasoning, "stop");
  }

  @Override
  JsonNode samplers(JsonNode request) {
    return request;
  }

  @Override
  Map<String, Object> neutral() {
    return llamaCppNeutral();
  }

  @Test
  void nothing_else_is_sent() throws Exception {
    ask();
    Set<String> expected = new HashSet<>(neutral().keySet());
    expected.add("model");
    expected.add("messages");
    assertThat(sent().fieldNames())
        .toIterable()
        .filteredOn(name -> !name.equals("stream"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void stop_strings_of_a_chat_model_are_sent() throws Exception {
    ModelSpec plain = condition(Sampling.neutral(1, 64)).model();
    ModelSpec m =
        new ModelSpec(
            "stopping",
            "openai",
            plain.name(),
            plain.mode(),
            null,
            List.of("END"),
            plain.connection());
    ask(new Condition(m, Sampling.neutral(1, 64), Elicitation.DIRECT), null);
    assertThat(sent().get("stop").toString()).isEqualTo("[\"END\"]");
  }

  @Test
  void top_k_and_min_p_are_sent() throws Exception {
    ask(condition(new Sampling(0.7, 0.9, 17, 0.02, 33, Seeds.NONE)), null);
    assertThat(sent().get("top_k").asInt()).isEqualTo(17);
    assertThat(sent().get("min_p").asDouble()).isEqualTo(0.02);
  }

  @Test
  void prompt_and_system_text_are_messages() throws Exception {
    ask();
    assertThat(sent().get("messages").toString())
        .isEqualTo("[{\"role\":\"user\",\"content\":\"Name a sea.\"}]");
    ask(condition(Sampling.neutral(1, 64), PIRATE, null), null);
    assertThat(sent().get("messages").toString())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"You are a pirate.\"},"
                + "{\"role\":\"user\",\"content\":\"Name a sea.\"}]");
  }

  @Test
  void the_facts_tell_engine_weights_and_defaults_but_no_folder() throws Exception {
    Facts facts = prepare(condition(Sampling.neutral(1, 64)));
    assertThat(facts.engine()).isEqualTo("llama.cpp b6700-abc");
    assertThat(facts.details())
        .contains("\"weights\":\"weights.gguf\"", "\"min_p\":0.05", "\"n_params\":134515008")
        .doesNotContain("/home/someone");
    assertThat(facts.warnings()).anyMatch(w -> w.endsWith("\"You are a kind model.\""));
  }

  private Condition withLogprobs(int n) {
    Condition plain = with(Map.of());
    ModelSpec m = plain.model();
    return new Condition(
        new ModelSpec(
            m.label(),
            m.provider(),
            m.name(),
            m.mode(),
            null,
            List.of(),
            m.connection(),
            new Asking(null, Map.of(), n)),
        plain.sampling(),
        Elicitation.DIRECT);
  }

  @Test
  void log_probabilities_are_asked_for_read_and_compared_with_the_count() throws Exception {
    String token =
        "{\"token\":\"%s\",\"logprob\":%s,\"top_logprobs\":[{\"token\":\"B\",\"logprob\":-2}]}";
    String five = String.join(",", Collections.nCopies(5, String.format(token, "A", "-0.5")));
    answer(r -> Reply.ok(logprobs("{\"content\":[" + five + "]}")));
    Logprobs whole = read(ask(withLogprobs(1), null));
    assertThat(sent().get("logprobs").asBoolean()).isTrue();
    assertThat(sent().get("top_logprobs").asInt()).isEqualTo(1);
    assertThat(whole.complete()).isTrue();
    assertThat(whole.tokens().get(4))
        .isEqualTo(new Token("A", -0.5, List.of(new Alternative("B", -2))));
    answer(r -> Reply.ok(logprobs("{\"content\":[" + String.format(token, "A", "-0.5") + "]}")));
    assertThat(read(ask(withLogprobs(1), null)).complete()).isFalse();
    answer(r -> Reply.ok(logprobs("{\"content\":[" + five.replaceFirst("-0.5", "null") + "]}")));
    Logprobs holed = read(ask(withLogprobs(1), null));
    assertThat(holed.complete()).isFalse();
    assertThat(holed.tokens().get(0).logprob()).isNull();
    answer(r -> Reply.ok(logprobs("{\"content\":[" + five + "]}")));
    Logprobs bare = read(ask(withLogprobs(0), null));
    assertThat(sent().get("top_logprobs").asInt()).isEqualTo(1);
    assertThat(bare.complete()).isTrue();
    assertThat(bare.tokens().get(0)).isEqualTo(new Token("A", -0.5, List.of()));
    answer(r -> Reply.ok(logprobs("null")));
    assertThat(read(ask(withLogprobs(1), null))).isEqualTo(new Logprobs(List.of(), 5));
  }

  private String logprobs(String json) {
    return reply("\"Aral\"", "stop")
        .replace("\"index\":0,", "\"index\":0,\"logprobs\":" + json + ",");
  }

  private static Logprobs read(Result result) {
    Logprobs logprobs = ((Replied) result).aside().logprobs();
    if (logprobs == null) throw new AssertionError("no log-probabilities");
    return logprobs;
  }

  private Condition with(Map<String, String> extraBody) {
    ModelSpec plain = condition(Sampling.neutral(1, 64)).model();
    return new Condition(
        new ModelSpec(
            plain.label(),
            plain.provider(),
            plain.name(),
            plain.mode(),
            null,
            List.of(),
            plain.connection(),
            new Asking(null, extraBody, null)),
        Sampling.neutral(1, 64),
        Elicitation.DIRECT);
  }

  @Test
  void extra_fields_are_sent_beside_ours() throws Exception {
    ask(with(Map.of("grammar", "\"root ::= [a-z]+\"", "id_slot", "3")), null);
    assertThat(sent().get("grammar").asText()).isEqualTo("root ::= [a-z]+");
    assertThat(sent().get("id_slot").asInt()).isEqualTo(3);
    assertThat(sent().get("min_p").asDouble()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"min_p", "n", "seed", "max_tokens", "messages", "samplers"})
  void extra_fields_that_are_ours_are_refused(String name) {
    assertThatThrownBy(() -> prepare(with(Map.of(name, "1"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("extraBody may not set " + name);
  }

  @Test
  void an_alias_is_a_name() throws Exception {
    ModelSpec m =
        ModelSpec.chat("openai:short", new Connection(baseUrl(server.address()), null, null));
    assertThat(prepare(new Condition(m, Sampling.neutral(1, 64), Elicitation.DIRECT)).engine())
        .startsWith("llama.cpp");
  }

  @Test
  void a_server_with_a_fixed_seed_is_refused_unless_seeds_are_sent() throws Exception {
    seed = "42";
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("fixed seed 42")
        .hasMessageContaining("seeds: derived");
    assertThat(prepare(condition(new Sampling(1.0, 1.0, 0, 0.0, 64, Seeds.DERIVED))).engine())
        .startsWith("llama.cpp");
  }

  @Test
  void answers_longer_than_the_servers_room_are_warned_of() throws Exception {
    assertThat(prepare(condition(Sampling.neutral(1, 1024))).warnings())
        .anyMatch(w -> w.contains("room for 1024 tokens"));
  }

  @Test
  void a_refusal_field_is_a_refusal() throws Exception {
    answer(r -> Reply.ok(reply("null,\"refusal\":\"I cannot help with that.\"", "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Refused("I cannot help with that."));
  }

  @Test
  void a_null_refusal_field_is_none() throws Exception {
    answer(r -> Reply.ok(reply("\"Aral\",\"refusal\":null", "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("Aral", false));
  }

  @Test
  void a_content_filter_is_an_outcome() throws Exception {
    answer(r -> Reply.ok(reply("null", "content_filter")));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered(null));
    answer(r -> Reply.ok(reply("\"half a\"", "content_filter")));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered("half a"));
    answer(r -> Reply.ok("{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}"));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered(null));
    answer(r -> Reply.of(400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}"));
    Replied reply = (Replied) ask();
    assertThat(reply.outcome()).isEqualTo(new Outcome.Filtered(null));
    assertThat(reply.provenance().finishReason()).isEqualTo("content_filter");
  }

  @Test
  void text_parts_are_joined() throws Exception {
    answer(
        r ->
            Reply.ok(
                reply(
                    "[{\"type\":\"text\",\"text\":\"The \"},{\"type\":\"thinking\"},"
                        + "{\"type\":\"text\",\"text\":\"Aral\"}]",
                    "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("The Aral", false));
  }

  @Test
  void a_reply_with_more_choices_than_asked_for_is_not_lost() throws Exception {
    answer(
        r ->
            Reply.ok(
                "{\"choices\":[{\"message\":{\"content\":\"a\"}},"
                    + "{\"message\":{\"content\":\"b\"}}]}"));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("a", false));
  }

  @Test
  void an_error_within_a_reply_of_status_200_is_sorted_by_its_code() throws Exception {
    answer(
        r -> Reply.ok("{\"error\":{\"code\":429,\"message\":\"busy\"}}").with("Retry-After", "2"));
    Broke broke = broke();
    assertThat(broke.kind()).isEqualTo(FailureKind.RATE_LIMIT);
    assertThat(broke.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    answer(r -> Reply.ok("{\"error\":\"odd\",\"choices\":[]}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void the_replys_own_id_and_fingerprint_are_kept() throws Exception {
    Replied reply = (Replied) ask();
    assertThat(reply.provenance().requestId()).isEqualTo("cmpl-1");
    assertThat(reply.provenance().fingerprint()).isEqualTo("fp");
  }
}
