package dev.hivemeter.port;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.port.Generator.Call;
import java.util.ArrayList;
import java.util.List;

/** One message of a chat. */
public record Message(Role role, String text) {
  /** Who speaks. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /**
   * The elicitation's system text where it has one, the user's text, and for each earlier answer
   * that answer and the request for another one.
   */
  static List<Message> of(Call call) {
    Elicitation elicitation = call.condition().elicitation();
    List<Message> messages = new ArrayList<>();
    if (elicitation.system() != null) messages.add(new Message(Role.SYSTEM, elicitation.system()));
    messages.add(new Message(Role.USER, call.text()));
    for (String answer : call.earlier()) {
      messages.add(new Message(Role.ASSISTANT, answer));
      messages.add(new Message(Role.USER, again(elicitation)));
    }
    return List.copyOf(messages);
  }

  private static String again(Elicitation elicitation) {
    if (elicitation.approach() instanceof Approach.InContext conversation)
      return conversation.again();
    throw new IllegalArgumentException(
        "elicitation '" + elicitation.name() + "' is no conversation, but follows on answers");
  }
}
