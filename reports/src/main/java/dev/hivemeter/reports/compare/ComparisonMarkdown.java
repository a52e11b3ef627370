package dev.hivemeter.reports.compare;

import dev.hivemeter.reports.Markdown;
import dev.hivemeter.reports.compare.View.Section;
import java.util.List;

/** A comparison as Markdown, for a pull request or a notebook. */
public final class ComparisonMarkdown {
  /** What stands in the beginning of each. */
  public static final String MARK = "<!-- hivemeter comparison -->";

  private ComparisonMarkdown() {}

  /** The document. */
  public static String of(View view) {
    StringBuilder b = new StringBuilder(MARK).append("\n# Comparison: ");
    b.append(Markdown.of(view.title()))
        .append("\n\n")
        .append(Markdown.of(view.lead()))
        .append("\n");
    for (Section s : view.sections()) section(s, b);
    if (!view.left().isEmpty()) {
      b.append("\n## Not compared\n\n");
      for (String l : view.left()) b.append("- ").append(Markdown.of(l)).append('\n');
    }
    b.append("\n## How\n\n");
    for (String h : view.how()) b.append("- ").append(Markdown.of(h)).append('\n');
    return b.toString();
  }

  private static void section(Section s, StringBuilder b) {
    b.append("\n## ").append(Markdown.of(s.heading())).append("\n\n");
    for (String line : s.says()) b.append(Markdown.of(line)).append("\n\n");
    for (String w : s.warnings()) b.append("> **Note.** ").append(Markdown.of(w)).append("\n\n");
    if (!s.rows().isEmpty()) {
      row(s.heads(), b);
      b.append("|---|").append("---:|".repeat(s.heads().size() - 1)).append('\n');
      for (List<String> r : s.rows()) row(r, b);
    }
    if (s.moved().isEmpty()) return;
    b.append("\n### Prompts that moved most\n");
    for (View.Moved m : s.moved()) {
      b.append("\n**").append(Markdown.of(m.asked())).append("** (").append(Markdown.of(m.id()));
      b.append(") ").append(m.scores()).append("\n\n");
      said("before", m.before(), b);
      said("after", m.after(), b);
    }
  }

  private static void said(String when, List<String> answers, StringBuilder b) {
    for (String a : answers)
      b.append("- ").append(when).append(": ").append(Markdown.of(a)).append('\n');
    if (answers.isEmpty()) b.append("- ").append(when).append(": no answer\n");
  }

  private static void row(List<String> cells, StringBuilder b) {
    b.append('|');
    for (String c : cells) b.append(' ').append(Markdown.of(c)).append(" |");
    b.append('\n');
  }
}
