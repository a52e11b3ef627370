package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log-probabilities as JSON: {@code {complete, counted, tokens: [{token, logprob, top: [[token,
 * logprob], …]}, …]}}.
 */
final class LogprobsJson {
  private LogprobsJson() {}

  static ObjectNode of(Logprobs logprobs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("complete", logprobs.complete());
    json.put("counted", logprobs.counted());
    ArrayNode tokens = json.putArray("tokens");
    for (Token t : logprobs.tokens()) {
      ObjectNode token = tokens.addObject();
      token.put("token", t.text());
      token.put("logprob", t.logprob());
      if (t.top().isEmpty()) continue;
      ArrayNode top = token.putArray("top");
      for (Alternative a : t.top()) top.addArray().add(a.text()).add(a.logprob());
    }
    return json;
  }

  static Logprobs read(JsonNode json) {
    List<Token> tokens = new ArrayList<>();
    for (JsonNode t : json.path("tokens")) {
      List<Alternative> top = new ArrayList<>();
      for (JsonNode a : t.path("top"))
        top.add(new Alternative(a.path(0).asText(), a.path(1).asDouble()));
      tokens.add(new Token(t.path("token").asText(), number(t.path("logprob")), top));
    }
    JsonNode counted = json.path("counted");
    return new Logprobs(tokens, counted.isInt() ? counted.intValue() : null);
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : null;
  }
}
