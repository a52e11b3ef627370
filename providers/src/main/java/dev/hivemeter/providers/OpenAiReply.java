package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.port.Generator.Result;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply of the chat or the completions endpoint.
 *
 * <ul>
 *   <li>The text is kept exactly as it came, lone surrogates included. Reasoning that stands in the
 *       text stays there. Reasoning that a server gives apart ({@code reasoning_content}, {@code
 *       reasoning}) is kept apart.
 *   <li>Finish {@code content_filter}: Filtered. A {@code refusal} field: Refused. Only white space
 *       or nothing: Empty. Finish {@code length}: Answered, cut.
 *   <li>No JSON object or no choice: MALFORMED. An error in a reply of status 200 is sorted by the
 *       status that it names.
 * </ul>
 */
final class OpenAiReply {
  private OpenAiReply() {}

  /**
   * @param logprobs alternatives that were asked for; null for no log-probabilities
   */
  static Result read(
      Exchange exchange, Failures failures, @Nullable Long seed, @Nullable Integer logprobs) {
    if (!exchange.isSuccess()) return failures.of(exchange);
    ObjectNode json = Json.object(exchange.body());
    if (json == null) return failures.malformed(exchange, "something that is not JSON");
    JsonNode choice = json.path("choices").path(0);
    if (!choice.isObject()) {
      JsonNode error = json.path("error");
      if (error.isMissingNode() || error.isNull())
        return failures.malformed(exchange, "without choices");
      return failures.inBody(exchange, error.path("code").asInt(0));
    }
    Outcome outcome = outcome(choice);
    Provenance provenance = provenance(exchange, json, choice, outcome, seed);
    Integer counted = provenance.usage().completionTokens();
    return new Result.Replied(
        outcome,
        provenance,
        new Aside(
            reasoning(choice.path("message")),
            logprobs == null
                ? null
                : ReadLogprobs.atMost(
                    logprobs, ReadLogprobs.openAi(choice.path("logprobs"), counted))));
  }

  /** The first of the names under which servers give reasoning apart. */
  private static @Nullable String reasoning(JsonNode message) {
    String text = Json.text(message, "reasoning_content");
    if (text == null) text = Json.text(message, "reasoning");
    return text == null || text.isEmpty() ? null : text;
  }

  private static Outcome outcome(JsonNode choice) {
    JsonNode message = choice.path("message");
    String text = message.isObject() ? content(message.path("content")) : Json.text(choice, "text");
    String finish = finish(choice);
    if (finish.equals("content_filter")) return new Outcome.Filtered(text);
    String refusal = Json.text(message, "refusal");
    if (refusal != null && !refusal.isBlank()) return new Outcome.Refused(refusal);
    return Outcome.ofText(text, finish.equals("length"));
  }

  /** A string, or the text parts of a list of parts. */
  private static @Nullable String content(JsonNode content) {
    if (content.isTextual()) return content.textValue();
    if (!content.isArray()) return null;
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : content) {
      String text = Json.text(part, "text");
      if (text != null) joined.append(text);
    }
    return joined.toString();
  }

  private static String finish(JsonNode choice) {
    String finish = Json.text(choice, "finish_reason");
    return finish == null ? "" : finish;
  }

  private static Provenance provenance(
      Exchange exchange, ObjectNode json, JsonNode choice, Outcome outcome, @Nullable Long seed) {
    JsonNode usage = json.path("usage");
    String id = Json.text(json, "id");
    return new Provenance(
        Counted.usage(
            Counted.tokens(usage, "prompt_tokens"),
            Counted.tokens(usage, "completion_tokens"),
            outcome),
        Json.text(choice, "finish_reason"),
        Json.text(json, "model"),
        Json.text(json, "system_fingerprint"),
        id != null ? id : exchange.requestId(),
        seed,
        exchange.latency().toMillis(),
        exchange.at());
  }
}
