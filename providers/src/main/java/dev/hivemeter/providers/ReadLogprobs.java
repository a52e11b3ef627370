package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import dev.hivemeter.model.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads log-probabilities in the shapes in which endpoints give them. Where they were asked for and
 * are not there, the list is empty, which says so.
 */
final class ReadLogprobs {
  private ReadLogprobs() {}

  /** A model that cannot give them, although the study asks for them. */
  static BadInput refusal(ModelSpec model, String who) {
    return new BadInput(
        "model '"
            + model.label()
            + "' is asked for logprobs, which "
            + who
            + " does not give; take logprobs out, or set them under the other models only");
  }

  /** The same with no more alternatives than were asked for. */
  static Logprobs atMost(int alternatives, Logprobs logprobs) {
    return new Logprobs(
        logprobs.tokens().stream()
            .map(
                t ->
                    new Token(
                        t.text(),
                        t.logprob(),
                        t.top().subList(0, Math.min(alternatives, t.top().size()))))
            .toList(),
        logprobs.counted());
  }

  /**
   * Of a choice in OpenAI's protocol: a list {@code content} of tokens (chat, and llama.cpp's
   * completions), or columns {@code tokens}, {@code token_logprobs}, {@code top_logprobs} (OpenAI's
   * and vLLM's completions).
   */
  static Logprobs openAi(JsonNode logprobs, @Nullable Integer counted) {
    JsonNode content = logprobs.path("content");
    return content.isArray() ? list(content, counted) : columns(logprobs, counted);
  }

  /** A list whose members have {@code logprob} and {@code top_logprobs} beside their text. */
  static Logprobs list(JsonNode tokens, @Nullable Integer counted) {
    List<Token> read = new ArrayList<>();
    for (JsonNode t : tokens) {
      List<Alternative> top = new ArrayList<>();
      for (JsonNode a : t.path("top_logprobs")) add(top, Json.text(a, "token"), a.get("logprob"));
      String text = Json.text(t, "token");
      read.add(new Token(text == null ? "" : text, finite(t.get("logprob")), top));
    }
    return new Logprobs(read, counted);
  }

  private static Logprobs columns(JsonNode logprobs, @Nullable Integer counted) {
    List<Token> read = new ArrayList<>();
    JsonNode tokens = logprobs.path("tokens");
    for (int i = 0; i < tokens.size(); i++) {
      List<Alternative> top = new ArrayList<>();
      for (var a : logprobs.path("top_logprobs").path(i).properties())
        add(top, a.getKey(), a.getValue());
      // A mapping has no order of its own.
      top.sort(
          Comparator.comparingDouble(Alternative::logprob)
              .reversed()
              .thenComparing(Alternative::text));
      read.add(
          new Token(tokens.get(i).asText(), finite(logprobs.path("token_logprobs").get(i)), top));
    }
    return new Logprobs(read, counted);
  }

  /** Gemini's {@code logprobsResult}: chosen candidates beside the top ones of each step. */
  static Logprobs gemini(JsonNode result, @Nullable Integer counted) {
    List<Token> read = new ArrayList<>();
    JsonNode chosen = result.path("chosenCandidates");
    for (int i = 0; i < chosen.size(); i++) {
      List<Alternative> top = new ArrayList<>();
      for (JsonNode a : result.path("topCandidates").path(i).path("candidates"))
        add(top, Json.text(a, "token"), a.get("logProbability"));
      String text = Json.text(chosen.get(i), "token");
      read.add(
          new Token(text == null ? "" : text, finite(chosen.get(i).get("logProbability")), top));
    }
    return new Logprobs(read, counted);
  }

  private static void add(List<Alternative> top, @Nullable String text, @Nullable JsonNode value) {
    Double logprob = finite(value);
    if (text != null && logprob != null) top.add(new Alternative(text, logprob));
  }

  private static @Nullable Double finite(@Nullable JsonNode value) {
    if (value == null || !value.isNumber()) return null;
    double v = value.doubleValue();
    return Double.isFinite(v) ? v : null;
  }
}
