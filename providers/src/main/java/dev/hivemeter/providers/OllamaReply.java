package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.port.Generator.Result;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply of Ollama's {@code /api/chat} or {@code /api/generate}.
 *
 * <ul>
 *   <li>The text is kept exactly as it came. Reasoning that Ollama gives apart ({@code thinking})
 *       is kept apart.
 *   <li>Only white space or nothing: Empty. Done reason {@code length}: Answered, cut.
 *   <li>No JSON object, or one that is not done: MALFORMED. An error in a reply of status 200 is a
 *       SERVER failure.
 * </ul>
 */
final class OllamaReply {
  private OllamaReply() {}

  /**
   * @param logprobs whether they were asked for
   */
  static Result read(Exchange exchange, Failures failures, @Nullable Long seed, boolean logprobs) {
    if (!exchange.isSuccess()) return failures.of(exchange);
    ObjectNode json = Json.object(exchange.body());
    if (json == null) return failures.malformed(exchange, "something that is not JSON");
    if (Json.text(json, "error") != null) return failures.inBody(exchange, 500);
    if (!json.path("done").asBoolean(false))
      return failures.malformed(exchange, "an unfinished reply");
    boolean chat = json.path("message").isObject();
    JsonNode message = chat ? json.path("message") : json;
    String text = Json.text(message, chat ? "content" : "response");
    String thinking = Json.text(message, "thinking");
    Integer counted = Counted.tokens(json, "eval_count");
    String finish = Json.text(json, "done_reason");
    Outcome outcome = Outcome.ofText(text, "length".equals(finish));
    return new Result.Replied(
        outcome,
        new Provenance(
            Counted.usage(Counted.tokens(json, "prompt_eval_count"), counted, outcome),
            finish,
            Json.text(json, "model"),
            null,
            exchange.requestId(),
            seed,
            exchange.latency().toMillis(),
            exchange.at()),
        new Aside(
            thinking == null || thinking.isEmpty() ? null : thinking,
            logprobs ? ReadLogprobs.list(json.path("logprobs"), counted) : null));
  }
}
