package dev.hivemeter.pipeline.lists;

import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Part;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers in a reply that was asked for a list.
 *
 * <ul>
 *   <li>A sequence is a numbered list; where there is none, a list of bullets; where the reply, or
 *       a fenced block in it, begins as JSON, that is read first.
 *   <li>Verbalised answers are JSON, wherever in the reply it begins. Words with numbers behind
 *       them are not taken for it: what belongs to an answer would be a guess.
 *   <li>Nothing is made up: what cannot be read as a list gives no answer, and as many answers come
 *       out as there are, fewer or more than were asked for, copies included.
 * </ul>
 */
public final class ListReader {
  private static final Pattern FENCE =
      Pattern.compile(
          "^[ \\t]*(?:```|~~~)[^\\n]*\\n(.*?)(?:^[ \\t]*(?:```|~~~)|\\z)",
          Pattern.DOTALL | Pattern.MULTILINE);

  private ListReader() {}

  /**
   * The answers in their order.
   *
   * @param reply without its reasoning
   * @param cut whether the token limit ended it
   * @return none if the reply is no such list
   */
  public static List<Part> read(String reply, boolean cut, Listed.Form form) {
    boolean atStart = form == Listed.Form.SEQUENCE;
    Matcher fence = FENCE.matcher(reply);
    boolean fenced = fence.find();
    if (fenced) {
      List<Part> json = JsonList.read(fence.group(1), atStart);
      if (!json.isEmpty()) return json;
    }
    List<Part> json = JsonList.read(reply, atStart);
    if (!json.isEmpty() || form == Listed.Form.VERBALISED) return json;
    // A block that stands within an answer, such as a program, is no list by itself.
    if (fenced && PlainList.read(reply.substring(0, fence.start()), false).isEmpty()) {
      List<Part> block = PlainList.read(fence.group(1), cut && fence.end() == reply.length());
      if (!block.isEmpty()) return block;
    }
    return PlainList.read(reply, cut);
  }
}
