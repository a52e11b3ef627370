package dev.hivemeter.providers;

import dev.hivemeter.model.Approach.InContext;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Message;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/** How a prompt is put: as messages, or as one text to be continued. */
final class Put {
  private static final String PLACE = "{prompt}";

  private Put() {}

  /** What the call says, in langchain4j's words. */
  static List<ChatMessage> messages(Call call) {
    return call.messages().stream().map(Put::message).toList();
  }

  private static ChatMessage message(Message message) {
    return switch (message.role()) {
      case SYSTEM -> SystemMessage.from(message.text());
      case USER -> UserMessage.from(message.text());
      case ASSISTANT -> AiMessage.from(message.text());
    };
  }

  /** The template with the prompt in every place for it; without a template the prompt as it is. */
  static String completion(ModelSpec model, Call call) {
    String template = model.template();
    String prompt = call.text();
    return template == null ? prompt : template.replace(PLACE, prompt);
  }

  /**
   * Whether the condition's system text and its conversation have a place.
   *
   * @throws BadInput for plain completions, which have none
   */
  static void checkSystem(ModelSpec model, Condition c) {
    if (model.mode() == Mode.COMPLETION && c.elicitation().system() != null)
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked for plain completions, which have no place for the system text of"
              + " elicitation '"
              + c.elicitation().name()
              + "'; leave that elicitation out for it, or put the text into its template");
    if (model.mode() == Mode.COMPLETION && c.elicitation().approach() instanceof InContext)
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked for plain completions, which are no conversation as elicitation '"
              + c.elicitation().name()
              + "' needs; leave that elicitation out for it");
  }
}
