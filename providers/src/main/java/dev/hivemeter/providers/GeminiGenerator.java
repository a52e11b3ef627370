package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.port.Generator;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model behind Google's Gemini API, through langchain4j.
 *
 * <p>One call is one request for one candidate, without retry and, unless the call has one, without
 * seed. The key goes into a header, never into the address. What the model says of its own samplers
 * is asked first: {@link GeminiModel}. How a reply is read: {@link GeminiReply}.
 */
final class GeminiGenerator implements Generator {
  private final ModelSpec model;
  private final Target target;
  private final TapedHttpClient client;
  private final GoogleAiGeminiChatModel chat;

  private volatile boolean prepared;

  GeminiGenerator(ModelSpec model, Address address, Secret key, Wire wire) {
    this.model = model;
    this.target = Target.of(model, address, key, key.headers("x-goog-api-key"), wire);
    ExtraBody extra = ExtraBody.of(model, ExtraBody.GEMINI);
    this.client = new TapedHttpClient(wire, extra::into, target.headers());
    this.chat =
        GoogleAiGeminiChatModel.builder()
            .httpClientBuilder(client.builder())
            .baseUrl(address.base())
            .apiKey(TapedHttpClient.NO_KEY)
            .modelName(model.name())
            .maxRetries(0)
            .logRequestsAndResponses(false)
            .build();
  }

  @Override
  public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
    check(model, conditions);
    Findings found = new Findings();
    found.engine("Gemini");
    GeminiModel about = new GeminiModel.Look(target).at(found);
    for (Condition c : conditions) about.check(model, c.sampling());
    List<String> schema = Structured.gemini(model.name()) ? Structured.GEMINI_FIELDS : List.of();
    Structured.check(model, conditions, schema, found);
    prepared = true;
    return found.facts(
        conditions.isEmpty()
            ? List.of()
            : List.copyOf(samplers(model.name(), conditions.get(0).sampling()).keySet()));
  }

  /** What is refused whatever the server tells of the model. */
  static void check(ModelSpec model, List<Condition> conditions) {
    ExtraBody.of(model, ExtraBody.GEMINI);
    Target.requireChat(model, "Gemini has a chat");
    if (model.stop().size() > 5)
      throw new BadInput(
          "model '"
              + model.label()
              + "' has "
              + model.stop().size()
              + " stop strings; Gemini takes at most 5");
    for (Condition c : conditions)
      GeminiModel.check(model, c.sampling(), GeminiModel.USUAL_HOTTEST);
  }

  @Override
  public Result call(Call call) throws InterruptedException {
    if (!prepared) throw new IllegalStateException("prepare was not called");
    Map<String, Object> config = samplers(model.name(), call.condition().sampling());
    if (!model.stop().isEmpty()) config.put("stopSequences", model.stop());
    Long seed = Seed.sent(call.seed());
    if (seed != null) config.put("seed", seed);
    Integer logprobs = model.asking().logprobs();
    if (logprobs != null) {
      config.put("responseLogprobs", true);
      config.put("logprobs", logprobs);
    }
    if (Structured.asked(call.condition()) && Structured.gemini(model.name()))
      config.putAll(Structured.ofGemini(call.condition()));
    ChatRequest request = ChatRequest.builder().messages(Put.messages(call)).build();
    try {
      Exchange reply = client.during(() -> chat.chat(request), body -> amended(body, config));
      return GeminiReply.read(reply, target.failures(), seed, logprobs != null);
    } catch (IOException e) {
      return target.failures().of(e);
    }
  }

  /** Neutral values are sent where there is one; no value of topK is neutral. */
  private static Map<String, Object> samplers(String model, Sampling s) {
    Map<String, Object> config = new LinkedHashMap<>();
    if (s.maxTokens() != null) config.put("maxOutputTokens", s.maxTokens());
    if (GeminiModel.takesNone(model)) return config;
    if (s.temperature() != null) config.put("temperature", s.temperature());
    if (!s.leaves(Field.TOP_P)) config.put("topP", s.topP() == null ? 1.0 : s.topP());
    if (s.topK() != null && s.topK() != 0) config.put("topK", s.topK());
    return config;
  }

  /** The generation's configuration is ours alone; of langchain4j's request the contents stay. */
  private static String amended(String request, Map<String, Object> config) {
    ObjectNode body = Json.object(request);
    if (body == null) throw new IllegalStateException("a request that is no JSON object");
    ObjectNode own = Json.object();
    for (String name : List.of("contents", "systemInstruction")) {
      JsonNode value = body.get(name);
      if (value != null && !value.isNull()) own.set(name, value);
    }
    own.set("generationConfig", Json.MAPPER.valueToTree(config));
    return Json.write(own);
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}
}
