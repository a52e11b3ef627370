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
import org.jspecify.annotations.Nullable;

/**
 * A model behind OpenAI's protocol: chat through langchain4j, plain completions over the same wire.
 *
 * <p>One call is one request for one choice, without retry and, unless the call has one, without
 * seed. Every sampler field of the {@link Manner} is sent each time. How a reply is read: {@link
 * OpenAiReply}.
 */
final class OpenAiGenerator implements Generator {
  private final ModelSpec model;
  private final Target target;
  private final TapedHttpClient client;
  private final OpenAiChatModel chat;
  private final ExtraBody extra;
  private volatile @Nullable Manner manner;

  OpenAiGenerator(ModelSpec model, Address address, Secret key, Wire wire) {
    this.model = model;
    this.target = Target.of(model, address, key, key.headers(), wire);
    this.extra = ExtraBody.of(model, ExtraBody.OPENAI);
    this.client = new TapedHttpClient(wire, extra::into);
    this.chat =
        OpenAiChatModel.builder()
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
    Manner m = new OpenAiEndpoint(target.address(), model, target.probe()).look(conditions, found);
    for (Condition c : conditions) {
      m.check(model, c.sampling());
      Put.checkSystem(model, c);
    }
    check(model, m);
    List<String> schema =
        Structured.openAi(m, model) ? List.of(Structured.OPENAI_FIELD) : List.of();
    Structured.check(model, conditions, schema, found);
    manner = m;
    List<String> samplers =
        conditions.isEmpty()
            ? List.of()
            : List.copyOf(m.fields(conditions.get(0).sampling(), model.mode()).keySet());
    return found.facts(samplers);
  }

  /** What can be refused without asking; little where only asking tells who is there. */
  static void check(ModelSpec model, Address address, List<Condition> conditions) {
    ExtraBody.of(model, ExtraBody.OPENAI);
    for (Condition c : conditions) {
      Manner.requireStated(model, c.sampling());
      Put.checkSystem(model, c);
    }
    Dialect dialect = OpenAiEndpoint.known(model, address);
    if (dialect == null) return;
    Manner m = Manner.of(dialect, model, null);
    for (Condition c : conditions)
      // OpenRouter's list says what is left to each of its models.
      if (dialect == Dialect.OPENROUTER) dialect.check(model, c.sampling());
      else m.check(model, c.sampling());
    check(model, m);
  }

  private static void check(ModelSpec model, Manner m) {
    if (m.dialect() == Dialect.OPENAI && model.stop().size() > 4)
      throw new BadInput(
          "model '"
              + model.label()
              + "' has "
              + model.stop().size()
              + " stop strings; OpenAI takes at most 4");
    if (model.asking().logprobs() != null) checkLogprobs(model, m, model.asking().logprobs());
  }

  private static void checkLogprobs(ModelSpec model, Manner m, int n) {
    if (m.absent().contains("logprobs")) throw ReadLogprobs.refusal(model, m.dialect().title());
    boolean few = m.dialect() == Dialect.OPENAI && model.mode() == Mode.COMPLETION;
    if (few && n > 5)
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked for logprobs: "
              + n
              + "; OpenAI's completions give at most 5");
  }

  @Override
  public Result call(Call call) throws InterruptedException {
    Manner m = manner;
    if (m == null) throw new IllegalStateException("prepare was not called");
    Map<String, Object> fields = m.fields(call.condition().sampling(), model.mode());
    if (Structured.asked(call.condition()) && Structured.openAi(m, model))
      fields.put(Structured.OPENAI_FIELD, Structured.ofOpenAi(call.condition()));
    if (!model.stop().isEmpty()) fields.put("stop", model.stop());
    Long seed = Seed.sent(call.seed());
    if (seed != null) fields.put("seed", seed);
    addLogprobs(m, fields);
    try {
      Exchange reply = model.mode() == Mode.CHAT ? chat(call, fields) : complete(call, fields);
      return OpenAiReply.read(reply, target.failures(), seed, model.asking().logprobs());
    } catch (IOException e) {
      return target.failures().of(e);
    }
  }

  /**
   * Chat asks for them and for their alternatives apart; completions by one number. llama.cpp's
   * server gives none at all where it is asked for no alternative, so it is asked for one.
   */
  private void addLogprobs(Manner m, Map<String, Object> fields) {
    Integer asked = model.asking().logprobs();
    if (asked == null) return;
    int n = m.dialect() == Dialect.LLAMA_CPP ? Math.max(1, asked) : asked;
    boolean chat = model.mode() == Mode.CHAT;
    fields.put("logprobs", chat ? true : n);
    if (chat) fields.put("top_logprobs", n);
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
    return target.post("/completions", extra.into(Json.write(body)));
  }

  /** Nothing is held between calls. */
  @Override
  public void close() {}
}
