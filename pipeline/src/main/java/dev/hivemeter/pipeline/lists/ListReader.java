package dev.hivemeter.pipeline.lists;

import dev.hivemeter.model.Asking.Listed;
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
    String fenced = fenced(reply);
    List<Part> json = JsonList.read(fenced, form == Listed.Form.SEQUENCE);
    if (json.isEmpty() && !fenced.equals(reply))
      json = JsonList.read(reply, form == Listed.Form.SEQUENCE);
    if (!json.isEmpty() || form == Listed.Form.VERBALISED) return json;
    List<Part> plain = PlainList.read(reply, cut);
    return plain.isEmpty() && !fenced.equals(reply) ? PlainList.read(fenced, cut) : plain;
  }

  /** What stands in the first fenced block; the reply itself if it has none. */
  private static String fenced(String reply) {
    Matcher m = FENCE.matcher(reply);
    return m.find() ? m.group(1) : reply;
  }
}
