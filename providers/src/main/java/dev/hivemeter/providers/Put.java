package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.port.Generator.Call;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/** How a prompt is put: as messages, or as one text to be continued. */
final class Put {
  private static final String PLACE = "{prompt}";

  private Put() {}

  /** The prompt as the user's message, after the elicitation's system text where it has one. */
  static List<ChatMessage> messages(Call call) {
    String system = call.condition().elicitation().system();
    UserMessage user = UserMessage.from(call.prompt().text());
    return system == null ? List.of(user) : List.of(SystemMessage.from(system), user);
  }

  /** The template with the prompt in every place for it; without a template the prompt as it is. */
  static String completion(ModelSpec model, Call call) {
    String template = model.template();
    String prompt = call.prompt().text();
    return template == null ? prompt : template.replace(PLACE, prompt);
  }

  /**
   * Whether the condition's system text has a place.
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
  }
}
