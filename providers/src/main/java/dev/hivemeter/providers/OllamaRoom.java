package dev.hivemeter.providers;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Room for prompt and answer. What does not fit, Ollama drops without a word, the oldest messages
 * first: the model would be asked something else than the study says.
 *
 * @param tokens the context length that every call sends; one for the whole run, since another one
 *     would make Ollama load the model again
 */
record OllamaRoom(int tokens) {
  /** For a prompt beside the longest answer. */
  private static final int PROMPT = 2048;

  private static final int SMALLEST = 4096;

  /** Tokens that a chat template puts around a message. */
  private static final int FRAME = 16;

  private static final OpenAiTokens COUNTER = new OpenAiTokens();

  /**
   * @param trained the context length that the model was trained for; null where it is not known
   * @throws BadInput for a conversation that may outgrow the model
   */
  static OllamaRoom of(ModelSpec model, List<Condition> conditions, @Nullable Integer trained) {
    long wanted = SMALLEST;
    for (Condition c : conditions) {
      long needed = needed(c);
      wanted = Math.max(wanted, needed);
      if (trained == null || needed <= trained) continue;
      if (c.elicitation().approach() instanceof Approach.InContext talk)
        throw new BadInput(
            "model '"
                + model.label()
                + "' has room for "
                + trained
                + " tokens, and a conversation of "
                + talk.turns()
                + " turns with answers of up to "
                + c.sampling().maxTokens()
                + " tokens may need "
                + needed
                + "; Ollama would drop its beginning. Write fewer turns or a smaller maxTokens");
    }
    if (trained != null) wanted = Math.min(wanted, trained);
    return new OllamaRoom((int) Math.min(wanted, Integer.MAX_VALUE));
  }

  private static long needed(Condition c) {
    Integer most = c.sampling().maxTokens();
    long answer = most == null ? 0 : most;
    if (!(c.elicitation().approach() instanceof Approach.InContext talk)) return PROMPT + answer;
    return PROMPT + talk.turns() * (answer + 2L * FRAME + COUNTER.count(talk.again()));
  }

  /**
   * What is said instead of asking with a prompt that does not fit; null where it fits.
   *
   * <p>Counted as {@link OpenAiTokens} does, whose tokens are longer than most models': what it
   * finds too long is too long.
   */
  @Nullable Broke tooLong(ModelSpec model, Call call) {
    Integer most = call.condition().sampling().maxTokens();
    // Answers that are allowed more than there is room for at all were warned of.
    int answer = most == null || most >= tokens ? 0 : most;
    List<String> texts =
        model.mode() == ModelSpec.Mode.CHAT
            ? call.messages().stream().map(Message::text).toList()
            : List.of(Put.completion(model, call));
    long characters = texts.stream().mapToLong(String::length).sum();
    if (characters + answer <= tokens) return null;
    long prompt = texts.stream().mapToLong(COUNTER::count).sum();
    if (prompt + answer <= tokens) return null;
    return new Broke(
        FailureKind.INVALID_REQUEST,
        0,
        "not asked: about "
            + prompt
            + " tokens of prompt and "
            + answer
            + " of answer do not fit into the "
            + tokens
            + " that the model has room for; Ollama would drop the beginning",
        null);
  }
}
