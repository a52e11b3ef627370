package dev.hivemeter.providers;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model on Ollama's own protocol: chat through langchain4j; completions through {@code
 * /api/generate} with {@code raw}, past the model's chat template.
 *
 * <p>One call is one request, without retry and, unless the call has one, without seed. Every
 * option of {@link OllamaOptions} is sent each time. How a reply is read: {@link OllamaReply}.
 */
final class OllamaGenerator implements Generator {
  private final ModelSpec model;
  private final Target target;
  private final TapedHttpClient client;
  private final ExtraBody extra;
  private final OllamaChatModel chat;
  private volatile OllamaEndpoint.@Nullable Manner manner;

  OllamaGenerator(ModelSpec model, Address address, Secret key, Wire wire) {
    this.model = model;
    this.target = Target.of(model, address, key, key.headers(), wire);
    this.extra = ExtraBody.of(model, ExtraBody.OLLAMA);
    this.client = new TapedHttpClient(wire, this::mended);
    this.chat =
        OllamaChatModel.builder()
            .httpClientBuilder(client.builder())
            .baseUrl(address.base())
            .modelName(model.name())
            .customHeaders(target.headers())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false)
            .build();
  }

  @Override
  public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
    Findings found = new Findings();
    OllamaEndpoint.Manner m =
        new OllamaEndpoint(target.address(), model, target.probe()).look(conditions, found);
    check(model, conditions);
    List<String> schema = model.mode() == Mode.CHAT ? List.of("format") : List.of();
    Structured.check(model, conditions, schema, found);
    manner = m;
    Sampling any = conditions.isEmpty() ? Sampling.neutral(1, 1) : conditions.get(0).sampling();
    return found.facts(
        List.copyOf(new OllamaOptions(any, m.room().tokens(), List.of(), null).json().keySet()));
  }

  /** What is refused whatever the server says. */
  static void check(ModelSpec model, List<Condition> conditions) {
    ExtraBody.of(model, ExtraBody.OLLAMA);
    for (Condition c : conditions) {
      Manner.requireStated(model, c.sampling());
      Manner.checkSilent(model, c.sampling(), "Ollama", List.of());
      Put.checkSystem(model, c);
    }
  }

  @Override
  public Result call(Call call) throws InterruptedException {
    OllamaEndpoint.Manner m = manner;
    if (m == null) throw new IllegalStateException("prepare was not called");
    Broke tooLong = m.room().tooLong(model, call);
    if (tooLong != null) return tooLong;
    Long seed = Seed.sent(call.seed());
    OllamaOptions options =
        new OllamaOptions(call.condition().sampling(), m.room().tokens(), model.stop(), seed);
    try {
      Exchange reply = model.mode() == Mode.CHAT ? chat(call, options, m) : complete(call, options);
      return OllamaReply.read(reply, target.failures(), seed, model.asking().logprobs() != null);
    } catch (IOException e) {
      return target.failures().of(e);
    }
  }

  private Exchange chat(Call call, OllamaOptions options, OllamaEndpoint.Manner m)
      throws IOException, InterruptedException {
    List<ChatMessage> messages = Put.messages(call);
    OllamaChatRequestParameters.Builder parameters = options.langchain4j();
    if (m.thinks()) parameters.think(false);
    if (Structured.asked(call.condition()))
      parameters.responseFormat(Structured.ofOllama(call.condition()));
    ChatRequest request =
        ChatRequest.builder().messages(messages).parameters(parameters.build()).build();
    return client.during(() -> chat.chat(request));
  }

  /** A request of langchain4j's, with what it has no names for. */
  private String mended(String request) {
    return extra.into(OllamaOptions.mend(request, model.asking().logprobs()));
  }

  private Exchange complete(Call call, OllamaOptions options)
      throws IOException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", model.name());
    body.put("prompt", Put.completion(model, call));
    body.put("raw", true);
    body.put("stream", false);
    body.put("options", options.json());
    if (model.asking().logprobs() != null) {
      body.put("logprobs", true);
      body.put("top_logprobs", model.asking().logprobs());
    }
    return target.post("/api/generate", extra.into(Json.write(body)));
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}
}
