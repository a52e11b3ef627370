package dev.hivemeter.cli;

import dev.hivemeter.reports.compare.View;
import java.util.ArrayList;
import java.util.List;

/** A comparison on a console. */
final class ComparisonText {
  private static final int WIDTH = 100;

  private ComparisonText() {}

  static String of(View view) {
    StringBuilder b = new StringBuilder();
    b.append(view.title()).append('\n');
    wrap("", view.lead(), b);
    for (View.Section s : view.sections()) section(s, b);
    if (!view.left().isEmpty()) {
      b.append('\n');
      view.left().forEach(l -> wrap("", l, b));
    }
    b.append('\n');
    view.how().forEach(h -> wrap("", h, b));
    return b.toString();
  }

  private static void section(View.Section s, StringBuilder b) {
    b.append('\n').append(s.heading()).append('\n');
    s.says().forEach(l -> wrap("  ", l, b));
    s.warnings().forEach(w -> wrap("  ", "note: " + w, b));
    if (!s.rows().isEmpty()) {
      b.append('\n');
      table(s, b);
    }
    if (s.moved().isEmpty()) return;
    b.append("\n  Prompts that moved most:\n");
    for (View.Moved m : s.moved()) {
      wrap("  ", m.scores() + "  " + m.asked(), b);
      m.before().stream().limit(1).forEach(a -> wrap("      before: ", a, b));
      m.after().stream().limit(1).forEach(a -> wrap("      after:  ", a, b));
    }
  }

  private static void table(View.Section s, StringBuilder b) {
    List<List<String>> all = new ArrayList<>(List.of(s.heads()));
    all.addAll(s.rows());
    int[] width = new int[s.heads().size()];
    for (List<String> row : all)
      for (int i = 0; i < width.length; i++) width[i] = Math.max(width[i], length(row.get(i)));
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < width.length; i++) {
        String pad = " ".repeat(width[i] - length(row.get(i)));
        line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      b.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static int length(String s) {
    return s.codePointCount(0, s.length());
  }

  /** Lines of at most the console's width; what follows the first is indented as it is. */
  private static void wrap(String indent, String text, StringBuilder b) {
    String later = " ".repeat(indent.length());
    StringBuilder line = new StringBuilder(indent);
    boolean fresh = true;
    for (String word : text.split(" ", -1)) {
      if (!fresh && length(line.toString()) + 1 + length(word) > WIDTH) {
        b.append(line).append('\n');
        line = new StringBuilder(later);
        fresh = true;
      }
      if (!fresh) line.append(' ');
      line.append(word);
      fresh = false;
    }
    b.append(line).append('\n');
  }
}
