package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator.Result;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply of Ollama's {@code /api/chat} or {@code /api/generate}.
 *
 * <ul>
 *   <li>The text is kept exactly as it came. Reasoning that Ollama gives apart ({@code thinking})
 *       is not part of the answer, so it is neither measured nor kept.
 *   <li>Only white space or nothing: Empty. Done reason {@code length}: Answered, cut.
 *   <li>No JSON object, or one that is not done: MALFORMED. An error in a reply of status 200 is a
 *       SERVER failure.
 * </ul>
 */
final class OllamaReply {
  private OllamaReply() {}

  static Result read(Exchange exchange, Failures failures, @Nullable Long seed) {
    if (!exchange.isSuccess()) return failures.of(exchange);
    ObjectNode json = Json.object(exchange.body());
    if (json == null) return failures.malformed(exchange, "something that is not JSON");
    if (Json.text(json, "error") != null) return failures.inBody(exchange, 500);
    if (!json.path("done").asBoolean(false))
      return failures.malformed(exchange, "an unfinished reply");
    JsonNode message = json.path("message");
    String text =
        Json.text(message.isObject() ? message : json, message.isObject() ? "content" : "response");
    String finish = Json.text(json, "done_reason");
    Outcome outcome =
        text == null || text.isBlank()
            ? new Outcome.Empty()
            : new Outcome.Answered(text, "length".equals(finish));
    return new Result.Replied(
        outcome,
        new Provenance(
            new Usage(Json.integer(json, "prompt_eval_count"), Json.integer(json, "eval_count")),
            finish,
            Json.text(json, "model"),
            null,
            exchange.requestId(),
            seed,
            exchange.latency().toMillis(),
            exchange.at()));
  }
}
