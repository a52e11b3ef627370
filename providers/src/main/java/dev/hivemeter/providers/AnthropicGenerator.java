package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.port.Generator;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Address address;
  private final Wire wire;
  private final Failures failures;
  private final Map<String, String> headers;
  private final TapedHttpClient client;
  private final AnthropicChatModel chat;
  private volatile boolean prepared;

  AnthropicGenerator(ModelSpec model, Address address, Secret key, Wire wire) {
    this.model = model;
    this.address = address;
    this.wire = wire;
    this.failures = new Failures(address, key, wire.limits().maxRetryAfter());
    this.headers = new LinkedHashMap<>(key.headers("x-api-key"));
    headers.put("anthropic-version", VERSION);
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
    new ListedModel(model, address, new Probe(wire, failures, headers)).look(found);
    found.warning(
        "Anthropic's newer models refuse a temperature beside top_p, so top_p and top_k are sent"
            + " only when the study sets them; its documentation names no default for them");
    prepared = true;
    List<String> sent = new ArrayList<>();
    if (!conditions.isEmpty())
      sent.addAll(AnthropicSampling.of(conditions.get(0).sampling()).names());
    return found.facts(sent);
  }

  /** All that is refused; nothing of it needs to be asked. */
  static void check(ModelSpec model, List<Condition> conditions) {
    ExtraBody.of(model, ExtraBody.ANTHROPIC);
    if (model.mode() == Mode.COMPLETION)
      throw new BadInput(
          "model '"
              + model.label()
              + "' has mode completion, but Anthropic has messages only; leave the mode out");
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
    try {
      return AnthropicReply.read(client.during(() -> chat.chat(request)), failures);
    } catch (IOException e) {
      return failures.of(e);
    }
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}

  /**
   * The sampler fields of a request; null where one is not sent.
   *
   * @param maxTokens always sent
   */
  record AnthropicSampling(
      @Nullable Double temperature,
      @Nullable Double topP,
      @Nullable Integer topK,
      @Nullable Integer maxTokens) {

    /** A nucleus alone stands for temperature 1, which is the documented default. */
    static AnthropicSampling of(Sampling s) {
      Double topP = s.topP() == null || s.topP() == 1 ? null : s.topP();
      Integer topK = s.topK() == null || s.topK() == 0 ? null : s.topK();
      Double t = s.temperature();
      boolean one = t != null && t == 1;
      return new AnthropicSampling(topP != null && one ? null : t, topP, topK, s.maxTokens());
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      if (temperature != null) names.add("temperature");
      if (topP != null) names.add("top_p");
      if (topK != null) names.add("top_k");
      names.add("max_tokens");
      return names;
    }

    static void check(ModelSpec model, Sampling s) {
      Manner.requireStated(model, s);
      Manner.checkSilent(model, s, "Anthropic", List.of());
      if (s.minP() != null && s.minP() != 0)
        throw refusal(model, "minP " + s.minP(), "takes temperature, topP, topK and maxTokens");
      if (s.temperature() != null && s.temperature() > 1)
        throw refusal(model, "temperature " + s.temperature(), "takes temperatures up to 1.0");
      if (s.seeds() == Sampling.Seeds.DERIVED)
        throw refusal(model, "seeds: derived", "takes no seed; leave seeds out");
      boolean none = model.name().matches("claude-opus-4-[7-9].*");
      if (none && !s.leaves(Field.TEMPERATURE))
        throw refusal(
            model,
            "temperature " + s.temperature(),
            "took the samplers out of this model; write temperatures: [providerDefault] under it,"
                + " which every table then shows");
      AnthropicSampling sent = of(s);
      boolean old = model.name().matches("claude-(2|3|instant).*");
      if (!old && sent.temperature != null && sent.topP != null)
        throw refusal(
            model,
            "temperature " + s.temperature() + " and topP " + s.topP(),
            "takes one of the two with this model; set the other to 1");
      if (none && (sent.topP != null || sent.topK != null))
        throw refusal(model, s.label(), "took the samplers out of this model");
    }

    private static BadInput refusal(ModelSpec model, String asked, String can) {
      return new BadInput(
          "model '" + model.label() + "' is asked with " + asked + ", but Anthropic " + can);
    }
  }
}
