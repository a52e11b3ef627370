package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.port.Generator.Result;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply of Anthropic's messages.
 *
 * <ul>
 *   <li>Text blocks are joined as they came; thinking blocks are kept apart.
 *   <li>Stop reason {@code refusal}: Refused. {@code max_tokens} and {@code
 *       model_context_window_exceeded}: Answered, cut. Only white space or nothing: Empty.
 *   <li>No JSON object or no content: MALFORMED. An error in a reply of status 200 is the server's.
 * </ul>
 */
final class AnthropicReply {
  private AnthropicReply() {}

  static Result read(Exchange exchange, Failures failures) {
    if (!exchange.isSuccess()) return failures.of(exchange);
    ObjectNode json = Json.object(exchange.body());
    if (json == null) return failures.malformed(exchange, "something that is not JSON");
    if ("error".equals(Json.text(json, "type"))) return failures.inBody(exchange, 500);
    JsonNode content = json.get("content");
    if (content == null || !content.isArray())
      return failures.malformed(exchange, "without content");
    String stop = Json.text(json, "stop_reason");
    Outcome outcome = outcome(joined(content, "text", "text"), stop == null ? "" : stop);
    return new Result.Replied(
        outcome,
        provenance(exchange, json, outcome, stop),
        new Aside(emptyToNull(joined(content, "thinking", "thinking")), null));
  }

  private static Outcome outcome(String text, String stop) {
    if (stop.equals("refusal")) return new Outcome.Refused(emptyToNull(text));
    boolean cut = stop.equals("max_tokens") || stop.equals("model_context_window_exceeded");
    return Outcome.ofText(text, cut);
  }

  private static String joined(JsonNode content, String type, String field) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode block : content) {
      String text = type.equals(Json.text(block, "type")) ? Json.text(block, field) : null;
      if (text != null) joined.append(text);
    }
    return joined.toString();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Tokens that were read from a cache, or written to one, are tokens of the prompt too. */
  private static Provenance provenance(
      Exchange exchange, ObjectNode json, Outcome outcome, @Nullable String stop) {
    JsonNode usage = json.path("usage");
    Integer prompt =
        Counted.sum(
            usage, "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens");
    String id = Json.text(json, "id");
    return new Provenance(
        Counted.usage(prompt, Counted.tokens(usage, "output_tokens"), outcome),
        stop,
        Json.text(json, "model"),
        null,
        id != null ? id : exchange.requestId(),
        null,
        exchange.latency().toMillis(),
        exchange.at());
  }
}
