package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Sample;
import dev.hivemeter.pipeline.Conversations;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Message;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a slot's call.
 *
 * @param before the conversation so far, without the system text; empty at its beginning
 * @param asked the user's last words; null when they are not known, because what the slot follows
 *     on is not there
 */
record Said(List<Message> before, @Nullable String asked) {

  /**
   * @param samples of the cell, by index
   */
  static Said of(Cell cell, List<Sample> samples, int sample) {
    if (!Conversations.areSettled(samples, cell, sample)) return new Said(List.of(), null);
    List<String> earlier = Conversations.before(samples, cell, sample);
    List<Message> all =
        new Call(cell.prompt(), cell.condition(), sample, null, earlier)
            .messages().stream().filter(m -> m.role() != Message.Role.SYSTEM).toList();
    int last = all.size() - 1;
    return new Said(all.subList(0, last), all.get(last).text());
  }

  /** Lines for people; nothing where the prompt was asked as it is. */
  String text(String prompt) {
    StringBuilder b = new StringBuilder();
    for (Message m : before)
      b.append("\n  before, ").append(name(m)).append(": ").append(SlotView.indented(m.text()));
    if (asked == null) b.append("\n  asked as: not known, an answer before it is not there");
    else if (!asked.equals(prompt)) b.append("\n  asked as: ").append(SlotView.indented(asked));
    return b.toString();
  }

  void into(ObjectNode json) {
    json.put("asked", asked);
    if (before.isEmpty()) return;
    var array = json.putArray("said_before");
    for (Message m : before) array.addObject().put("role", name(m)).put("text", m.text());
  }

  private static String name(Message m) {
    return m.role().name().toLowerCase(Locale.ROOT);
  }
}
