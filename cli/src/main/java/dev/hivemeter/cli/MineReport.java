package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Drop;
import dev.hivemeter.prompts.mine.Funnel;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.prompts.mine.Mined;
import dev.hivemeter.prompts.mine.Sieve.Sieved;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many queries went how far, for people and for programs. */
final class MineReport {
  private static final int LISTED = 20;
  private static final int SHOWN = 70;

  private MineReport() {}

  /** The filters alone, one line each. */
  static String filters(Sieved s) {
    StringBuilder b = new StringBuilder(line("read", s.read()));
    s.dropped()
        .forEach(
            (why, n) -> {
              if (n > 0) b.append(line("  − " + why.label(), n));
            });
    return b.append(line("to be asked about", s.left().size())).toString();
  }

  /** All of the funnel, the categories, and the replies that cannot be read. */
  static String text(Funnel f, List<Mined> mined) {
    StringBuilder b = new StringBuilder(filters(f.sieved()));
    if (f.unasked() > 0) b.append(line("  − not answered yet", f.unasked()));
    b.append(line("  − unparsed", f.unparsed()));
    b.append(line("  − closed", f.closed()));
    b.append(line("open", f.open()));
    b.append(line("  − with one good answer", f.oneAnswer()));
    b.append(line("kept", f.kept()));
    categories(mined)
        .forEach(
            (c, n) -> {
              if (n > 0) b.append(line("    " + c.label(), n));
            });
    unread(b, mined);
    return b.toString();
  }

  private static void unread(StringBuilder b, List<Mined> mined) {
    int listed = 0;
    for (Mined m : mined) {
      if (!(m.judged() instanceof Undecided u)) continue;
      if (listed++ == 0) b.append("Unparsed:\n");
      if (listed > LISTED) {
        b.append("  … and more; --labels FILE has all of them\n");
        return;
      }
      b.append("  row ").append(m.candidate().row()).append(": \"");
      b.append(shortened(m.candidate().text())).append("\": ").append(u.why()).append('\n');
    }
  }

  static String shortened(String text) {
    String one = text.replaceAll("\\s+", " ");
    return one.codePointCount(0, one.length()) <= SHOWN
        ? one
        : one.substring(0, one.offsetByCodePoints(0, SHOWN)) + "…";
  }

  private static String line(String what, long n) {
    return String.format(Locale.ROOT, "%-46s%,9d%n", what, n).replace("\r", "");
  }

  private static Map<Category, Integer> categories(List<Mined> mined) {
    Map<Category, Integer> all = new EnumMap<>(Category.class);
    for (Category c : Category.values()) all.put(c, 0);
    for (Mined m : mined)
      if (m.kept() && m.judged() instanceof Decided d)
        for (Category c : d.verdict().categories()) all.merge(c, 1, Integer::sum);
    return all;
  }

  /** The filters as one object. */
  static ObjectNode filtersJson(Sieved s) {
    ObjectNode node = JsonOut.object().put("read", s.read());
    ObjectNode dropped = node.putObject("dropped");
    for (Map.Entry<Drop, Long> e : s.dropped().entrySet())
      dropped.put(e.getKey().name().toLowerCase(Locale.ROOT), e.getValue());
    return node.put("asked", s.left().size());
  }

  /** The funnel as one object. */
  static ObjectNode json(Funnel f, List<Mined> mined) {
    ObjectNode node = filtersJson(f.sieved());
    node.put("unasked", f.unasked()).put("unparsed", f.unparsed()).put("closed", f.closed());
    node.put("open", f.open()).put("one_answer", f.oneAnswer()).put("kept", f.kept());
    ObjectNode categories = node.putObject("categories");
    categories(mined).forEach((c, n) -> categories.put(c.label(), n));
    return node;
  }
}
