package dev.hivemeter.pipeline.lists;

import dev.hivemeter.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers in a numbered list, or in one of bullets, as people write them.
 *
 * <ul>
 *   <li>Numbers count up from 1 at the indentation of the first; other numbers belong to the answer
 *       in which they stand. A second 1 at that indentation ends the list: a model has begun anew.
 *   <li>A list of one number whose line goes on with 2, 3 … is one on a single line.
 *   <li>Bullets are a list from two on, all of one sign and indentation.
 *   <li>What stands before the first item is left out. So is what follows the last one after an
 *       empty line, unless the other answers have empty lines inside as well.
 *   <li>Emphasis around the number ({@code **1.**}) or around the whole answer goes; all other
 *       marks stay.
 * </ul>
 */
final class PlainList {
  private static final Pattern NUMBER =
      Pattern.compile(
          "([ \\t]*)(\\*\\*|__)?\\(?(\\d{1,4})[.):](\\*\\*|__)?(?:[ \\t]+(.*)|[ \\t]*)");
  private static final Pattern BULLET = Pattern.compile("([ \\t]*)([-*+•–])[ \\t]+(.*)");

  private final List<StringBuilder> items = new ArrayList<>();
  private boolean ended;
  private boolean block;

  private PlainList() {}

  static List<Part> read(String text, boolean cut) {
    String[] lines = text.split("\\R", -1);
    PlainList numbered = new PlainList();
    numbered.numbers(lines);
    numbered.splitLine();
    if (!numbered.items.isEmpty()) return numbered.parts(cut);
    PlainList bullets = new PlainList();
    bullets.bullets(lines);
    return bullets.items.size() < 2 ? List.of() : bullets.parts(cut);
  }

  private void numbers(String[] lines) {
    String indent = null;
    for (String line : lines) {
      Matcher m = NUMBER.matcher(line);
      if (inBlock(line) || !m.matches() || (indent != null && !indent.equals(m.group(1)))) {
        more(line);
        continue;
      }
      int number = Integer.parseInt(m.group(3));
      if (number == items.size() + 1) {
        indent = m.group(1);
        // Emphasis that opens before the number and closes behind the answer is taken off later.
        String open = m.group(2) != null && m.group(4) == null ? m.group(2) : "";
        items.add(new StringBuilder(open).append(m.group(5) == null ? "" : m.group(5)));
      } else if (number == 1 && indent != null) {
        ended = true;
        return;
      } else {
        more(line);
      }
    }
  }

  private void bullets(String[] lines) {
    String mark = null;
    for (String line : lines) {
      Matcher m = BULLET.matcher(line);
      if (!inBlock(line) && m.matches() && (mark == null || mark.equals(m.group(1) + m.group(2)))) {
        mark = m.group(1) + m.group(2);
        items.add(new StringBuilder(m.group(3)));
      } else {
        more(line);
      }
    }
  }

  /** Whether the line belongs to a fenced block within an answer, such as a program. */
  private boolean inBlock(String line) {
    boolean fence = !items.isEmpty() && line.strip().startsWith("```");
    if (fence) block = !block;
    return block || fence;
  }

  private void more(String line) {
    if (!items.isEmpty()) items.get(items.size() - 1).append('\n').append(line);
  }

  /** One item that holds "2." and so on within its first line. */
  private void splitLine() {
    if (items.size() != 1) return;
    String all = items.get(0).toString();
    int from = 0;
    List<StringBuilder> split = new ArrayList<>();
    for (int number = 2; ; number++) {
      Matcher next = Pattern.compile("[ \\t]\\(?" + number + "[.)][ \\t]+").matcher(all);
      int line = all.indexOf('\n', from);
      boolean found = next.find(from) && (line < 0 || next.start() < line);
      split.add(new StringBuilder(all.substring(from, found ? next.start() : all.length())));
      if (!found) break;
      from = next.end();
    }
    if (split.size() == 1) return;
    items.clear();
    items.addAll(split);
  }

  private List<Part> parts(boolean cut) {
    boolean paragraphs = false;
    for (int i = 0; i + 1 < items.size(); i++)
      paragraphs |= items.get(i).toString().strip().split("\\R[ \\t]*\\R").length > 1;
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i).toString();
      boolean last = i == items.size() - 1;
      @Nullable String before =
          last && !paragraphs && items.size() > 1 ? beforeEmptyLine(item) : null;
      String answer = plain((before == null ? item : before).strip());
      if (!answer.isEmpty())
        parts.add(new Part(answer, null, last && cut && !ended && before == null));
    }
    return List.copyOf(parts);
  }

  /** Null where no empty line stands in it with more behind. */
  private static @Nullable String beforeEmptyLine(String item) {
    String stripped = item.strip();
    String[] paragraphs = stripped.split("\\R[ \\t]*\\R", 2);
    return paragraphs.length == 1 ? null : paragraphs[0];
  }

  /** Without emphasis around the whole. */
  private static String plain(String answer) {
    for (String mark : List.of("**", "__")) {
      if (!answer.startsWith(mark)) continue;
      int close = answer.indexOf(mark, 2);
      if (close == answer.length() - 2 && close > 2) return answer.substring(2, close).strip();
      // Opened before the number and closed in the middle: "**1. Name** – and why".
      if (close < 0) return answer.substring(2).strip();
    }
    return answer;
  }
}
