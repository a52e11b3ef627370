package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.port.Generator.Result;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply of Gemini's {@code generateContent}.
 *
 * <ul>
 *   <li>Text parts are joined as they came; parts that are marked as thoughts are kept apart.
 *   <li>A blocked prompt, and the finish reasons of its filters: Filtered. {@code MAX_TOKENS}:
 *       Answered, cut. Only white space or nothing: Empty.
 *   <li>Thoughts are billed as answer tokens, so they are counted with them; log-probabilities are
 *       compared with the answer's own.
 *   <li>No JSON object, or neither a candidate nor a reason to block: MALFORMED.
 * </ul>
 */
final class GeminiReply {
  private static final Set<String> FILTERS =
      Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE");

  private GeminiReply() {}

  /**
   * @param logprobs whether they were asked for
   */
  static Result read(Exchange exchange, Failures failures, @Nullable Long seed, boolean logprobs) {
    if (!exchange.isSuccess()) return failures.of(exchange);
    ObjectNode json = Json.object(exchange.body());
    if (json == null) return failures.malformed(exchange, "something that is not JSON");
    JsonNode error = json.path("error");
    if (error.isObject()) return failures.inBody(exchange, error.path("code").asInt(500));
    JsonNode candidate = json.path("candidates").path(0);
    String blocked = Json.text(json.path("promptFeedback"), "blockReason");
    if (!candidate.isObject() && blocked == null)
      return failures.malformed(exchange, "without candidates");
    String finish = Json.text(candidate, "finishReason");
    Integer own = Counted.tokens(json.path("usageMetadata"), "candidatesTokenCount");
    JsonNode parts = candidate.path("content").path("parts");
    Outcome outcome =
        candidate.isObject()
            ? outcome(joined(parts, false), finish == null ? "" : finish)
            : new Outcome.Filtered(null);
    return new Result.Replied(
        outcome,
        provenance(exchange, json, outcome, finish == null ? blocked : finish, seed),
        new Aside(
            emptyToNull(joined(parts, true)),
            logprobs ? ReadLogprobs.gemini(candidate.path("logprobsResult"), own) : null));
  }

  private static Outcome outcome(String text, String finish) {
    if (FILTERS.contains(finish)) return new Outcome.Filtered(emptyToNull(text));
    return Outcome.ofText(text, finish.equals("MAX_TOKENS"));
  }

  private static String joined(JsonNode parts, boolean thoughts) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : parts) {
      String text = Json.text(part, "text");
      if (text != null && part.path("thought").asBoolean(false) == thoughts) joined.append(text);
    }
    return joined.toString();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Provenance provenance(
      Exchange exchange,
      ObjectNode json,
      Outcome outcome,
      @Nullable String finish,
      @Nullable Long seed) {
    JsonNode usage = json.path("usageMetadata");
    Integer answer = Counted.sum(usage, "candidatesTokenCount", "thoughtsTokenCount");
    String id = Json.text(json, "responseId");
    return new Provenance(
        Counted.usage(Counted.tokens(usage, "promptTokenCount"), answer, outcome),
        finish,
        Json.text(json, "modelVersion"),
        null,
        id != null ? id : exchange.requestId(),
        seed,
        exchange.latency().toMillis(),
        exchange.at());
  }
}
