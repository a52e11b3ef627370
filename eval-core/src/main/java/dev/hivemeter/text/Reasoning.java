package dev.hivemeter.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes reasoning traces out of an answer before it is measured; the raw text is kept in the store.
 *
 * <p>{@code reasoning@1}: the tags {@code think}, {@code thinking}, {@code thought}, {@code
 * thoughts}, {@code reasoning}, {@code reflection} and {@code scratchpad} in angle brackets, {@code
 * [think]} in square ones (other words there are ordinary headings), and {@code
 * <|begin_of_thought|>} … {@code <|end_of_thought|>}, in any case of letters.
 *
 * <ul>
 *   <li>A closed block is taken out wherever it stands; it ends at the first closing tag.
 *   <li>A closing tag without an opening one takes everything before it along: chat templates that
 *       write the opening tag themselves leave such texts.
 *   <li>An opening tag that is never closed takes the rest of the text along if nothing but white
 *       space stands before it: the answer never came. Elsewhere it is left as it is.
 *   <li>A tag directly between backticks is a mention and stays.
 *   <li>A text without a trace comes back as it is, the same characters; otherwise white space at
 *       both ends goes too. The result may be empty: then there is no answer to measure.
 * </ul>
 */
public final class Reasoning {
  /** What a changed rule would change; stated with every score. */
  public static final String VERSION = "reasoning@1";

  private static final String NAMES = "think|thinking|thoughts?|reasoning|reflection|scratchpad";
  private static final Pattern TAG =
      Pattern.compile(
          "<(?<angle>/?)(?:"
              + NAMES
              + ")>|\\[(?<square>/?)think]|<\\|(?<word>begin|end)_of_thought\\|>",
          Pattern.CASE_INSENSITIVE);

  private Reasoning() {}

  /** The text without its reasoning traces. */
  public static String strip(String raw) {
    Matcher tag = TAG.matcher(raw);
    StringBuilder kept = new StringBuilder();
    boolean found = false;
    int from = 0;
    int open = -1;
    while (tag.find()) {
      if (quoted(raw, tag.start(), tag.end())) continue;
      if (!closes(tag)) {
        if (open < 0) open = tag.start();
        continue;
      }
      found = true;
      if (open < 0) kept.setLength(0);
      else kept.append(raw, from, open);
      from = tag.end();
      open = -1;
    }
    if (open >= 0 && kept.toString().isBlank() && raw.substring(from, open).isBlank()) return "";
    if (!found) return raw;
    return kept.append(raw, from, raw.length()).toString().strip();
  }

  private static boolean closes(Matcher tag) {
    if (tag.group("word") != null) return tag.group("word").equalsIgnoreCase("end");
    return "/".equals(tag.group("angle")) || "/".equals(tag.group("square"));
  }

  private static boolean quoted(String raw, int start, int end) {
    return start > 0
        && end < raw.length()
        && raw.charAt(start - 1) == '`'
        && raw.charAt(end) == '`';
  }
}
