package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A model behind Anthropic's messages, through langchain4j.
 *
 * <p>One call is one request, without retry; there is no seed. Newer models take a temperature or a
 * nucleus, not both, so what is neutral is not sent: {@link AnthropicSampling}. How a reply is
 * read: {@link AnthropicReply}.
 */
final class AnthropicGenerator implements Generator {
  /** The version of the protocol. */
  static final String VERSION = "2023-06-01";

  private final ModelSpec model;
  private final Target target;
  private final TapedHttpClient client;
  private final AnthropicChatModel chat;
  private volatile boolean prepared;
  private volatile boolean schema;

  AnthropicGenerator(ModelSpec model, Address address, Secret key, Wire wire) {
    Map<String, String> headers = new LinkedHashMap<>(key.headers("x-api-key"));
    headers.put("anthropic-version", VERSION);
    this.model = model;
    this.target = Target.of(model, address, key, headers, wire);
    ExtraBody extra = ExtraBody.of(model, ExtraBody.ANTHROPIC);
    this.client = new TapedHttpClient(wire, extra::into, headers);
    this.chat =
        AnthropicChatModel.builder()
            .httpClientBuilder(client.builder())
            .baseUrl(address.base())
            .apiKey(TapedHttpClient.NO_KEY)
            .version(VERSION)
            .modelName(model.name())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false)
            .build();
  }

  @Override
  public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
    check(model, conditions);
    Findings found = new Findings();
    found.engine("Anthropic");
    JsonNode listed = new ListedModel(target).look(found);
    found.warning(
        "Anthropic's newer models refuse a temperature beside top_p, so top_p and top_k are sent"
            + " only when the study sets them; its documentation names no default for them");
    schema = Structured.anthropic(model.name(), listed);
    List<String> fields = schema ? List.of("output_config.format") : List.of();
    Structured.check(model, conditions, fields, found);
    prepared = true;
    List<String> sent = new ArrayList<>();
    if (!conditions.isEmpty())
      sent.addAll(AnthropicSampling.of(conditions.get(0).sampling()).names());
    return found.facts(sent);
  }

  /** All that is refused; nothing of it needs to be asked. */
  static void check(ModelSpec model, List<Condition> conditions) {
    ExtraBody.of(model, ExtraBody.ANTHROPIC);
    Target.requireChat(model, "Anthropic has messages");
    if (model.asking().logprobs() != null) throw ReadLogprobs.refusal(model, "Anthropic");
    for (Condition c : conditions) AnthropicSampling.check(model, c.sampling());
  }

  @Override
  public Result call(Call call) throws InterruptedException {
    if (!prepared) throw new IllegalStateException("prepare was not called");
    AnthropicSampling s = AnthropicSampling.of(call.condition().sampling());
    DefaultChatRequestParameters.Builder<?> p = DefaultChatRequestParameters.builder();
    p.temperature(s.temperature()).topP(s.topP()).topK(s.topK()).maxOutputTokens(s.maxTokens());
    if (!model.stop().isEmpty()) p.stopSequences(model.stop());
    ChatRequest request =
        ChatRequest.builder().messages(Put.messages(call)).parameters(p.build()).build();
    boolean structured = schema && Structured.asked(call.condition());
    UnaryOperator<String> change =
        structured ? body -> withSchema(body, call.condition()) : UnaryOperator.identity();
    try {
      return AnthropicReply.read(
          client.during(() -> chat.chat(request), change), target.failures());
    } catch (IOException e) {
      return target.failures().of(e);
    }
  }

  private static String withSchema(String request, Condition condition) {
    ObjectNode body = Json.object(request);
    if (body == null) throw new IllegalStateException("a request that is no JSON object");
    return Json.write(body.set("output_config", Structured.ofAnthropic(condition)));
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}
}
