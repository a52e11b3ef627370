package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.port.Generator;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A model behind OpenAI's protocol: chat through langchain4j, plain completions over the same wire.
 *
 * <p>One call is one request for one choice, without retry and, unless the call has one, without
 * seed. Every sampler field of the {@link Dialect} is sent each time. How a reply is read: {@link
 * OpenAiReply}.
 */
final class OpenAiGenerator implements Generator {
  private final ModelSpec model;
  private final Address address;
  private final Wire wire;
  private final Failures failures;
  private final Map<String, String> headers;
  private final TapedHttpClient client;
  private final OpenAiChatModel chat;
  private volatile @Nullable Dialect dialect;

  OpenAiGenerator(ModelSpec model, Address address, Secret key, Wire wire) {
    this.model = model;
    this.address = address;
    this.wire = wire;
    this.failures = new Failures(address, key, wire.limits().maxRetryAfter());
    this.client = new TapedHttpClient(wire, UnaryOperator.identity());
    this.headers = key.headers();
    this.chat =
        OpenAiChatModel.builder()
            .httpClientBuilder(client.builder())
            .baseUrl(address.base())
            .modelName(model.name())
            .customHeaders(headers)
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false)
            .build();
  }

  @Override
  public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
    Findings found = new Findings();
    Probe probe = new Probe(wire, failures, headers);
    Dialect d = new OpenAiEndpoint(address, model, probe).look(conditions, found);
    for (Condition c : conditions) {
      d.check(model, c.sampling());
      Put.checkSystem(model, c);
    }
    if (d == Dialect.OPENAI && model.stop().size() > 4)
      throw new BadInput(
          "model '"
              + model.label()
              + "' has "
              + model.stop().size()
              + " stop strings; OpenAI takes at most 4");
    Structured.note(conditions, Structured.knows(d) && model.mode() == Mode.CHAT, found);
    dialect = d;
    List<String> samplers =
        conditions.isEmpty()
            ? List.of()
            : List.copyOf(d.fields(conditions.get(0).sampling(), model.mode()).keySet());
    return found.facts(samplers);
  }

  @Override
  public Result call(Call call) throws InterruptedException {
    Dialect d = dialect;
    if (d == null) throw new IllegalStateException("prepare was not called");
    Map<String, Object> fields = d.fields(call.condition().sampling(), model.mode());
    Structured.put(call, d, model, fields);
    if (!model.stop().isEmpty()) fields.put("stop", model.stop());
    Long seed = Seed.sent(call.seed());
    if (seed != null) fields.put("seed", seed);
    try {
      Exchange reply = model.mode() == Mode.CHAT ? chat(call, fields) : complete(call, fields);
      return OpenAiReply.read(reply, failures, seed);
    } catch (IOException e) {
      return failures.of(e);
    }
  }

  private Exchange chat(Call call, Map<String, Object> fields)
      throws IOException, InterruptedException {
    ChatRequest request =
        ChatRequest.builder()
            .messages(Put.messages(call))
            .parameters(OpenAiChatRequestParameters.builder().customParameters(fields).build())
            .build();
    return client.during(() -> chat.chat(request));
  }

  private Exchange complete(Call call, Map<String, Object> fields)
      throws IOException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", model.name());
    body.put("prompt", Put.completion(model, call));
    body.putAll(fields);
    return wire.post(
        address.at("/completions"), headers, Json.write(body), wire.limits().attempt());
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}
}
