package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.prompts.mine.Agreement;
import dev.hivemeter.prompts.mine.Agreement.OfCategory;
import dev.hivemeter.prompts.mine.Judged;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.prompts.mine.Labelled;
import dev.hivemeter.prompts.mine.MinedFiles;
import dev.hivemeter.prompts.mine.Question;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.BinaryAgreement;
import java.util.List;
import java.util.Locale;

/** A classifier beside the labelled sample, for people and for programs. */
final class AgreementReport {
  private static final int LISTED = 12;

  private AgreementReport() {}

  static String text(String model, Agreement a, List<Labelled> sample, List<Judged> judged) {
    StringBuilder b = new StringBuilder();
    b.append(model).append(" with ").append(Question.VERSION).append(" on ");
    b.append(sample.size()).append(" labelled queries\n\n");
    BinaryAgreement t = a.all();
    b.append("                 judged open  judged closed  unparsed\n");
    row(b, "labelled open", t.bothYes(), t.labelOnly(), a.unparsedOpen());
    row(b, "labelled closed", t.judgeOnly(), t.bothNo(), a.unparsedClosed());
    if (a.unasked() > 0) b.append(a.unasked()).append(" queries are not answered yet\n");
    b.append('\n');
    binary(b, "all with a verdict", t);
    binary(b, "without borderline", a.clear());
    b.append("unparsed         ").append(score(a.unparsed())).append("\n\n");
    b.append("Categories, where both say open\n");
    b.append("the same set     ").append(score(a.exact())).append('\n');
    b.append("one in common    ").append(score(a.one())).append("\n\n");
    b.append(
        String.format(
            Locale.ROOT,
            "%-40s%-27s%s%n",
            "",
            "precision (of those named)",
            "recall (of labelled)"));
    a.categories().forEach((c, of) -> category(b, c.label(), of));
    wrong(b, sample, judged);
    return b.toString().replace("\r", "");
  }

  private static void row(StringBuilder b, String name, int open, int closed, int unparsed) {
    b.append(String.format(Locale.ROOT, "%-16s%12d%15d%10d%n", name, open, closed, unparsed));
  }

  private static void binary(StringBuilder b, String name, BinaryAgreement t) {
    b.append(name).append(", n = ").append(t.n()).append('\n');
    b.append("  accuracy       ").append(score(t.accuracy())).append('\n');
    b.append("  precision      ").append(score(t.precision())).append('\n');
    b.append("  recall         ").append(score(t.recall())).append('\n');
    b.append("  F1             ").append(score(t.f1())).append('\n');
    b.append("  Cohen's kappa  ").append(score(t.kappa())).append('\n');
  }

  private static void category(StringBuilder b, String name, OfCategory of) {
    b.append(
        String.format(
            Locale.ROOT, "  %-38s%-27s%s%n", name, score(of.precision()), score(of.recall())));
  }

  private static String score(Score s) {
    if (s instanceof Score.Undefined u) return "– (" + u.reason() + ")";
    if (!(s instanceof Score.Value v)) throw new IllegalStateException("a score is one of two");
    String text = String.format(Locale.ROOT, "%.2f", v.value());
    if (v.interval() != null)
      text += String.format(Locale.ROOT, " [%.2f, %.2f]", v.interval().low(), v.interval().high());
    return text + " n=" + v.n();
  }

  private static void wrong(StringBuilder b, List<Labelled> sample, List<Judged> judged) {
    int listed = 0;
    for (int i = 0; i < sample.size(); i++) {
      Labelled l = sample.get(i);
      String said = said(judged.get(i));
      if (said.isEmpty() || said.equals(l.open() ? "open" : "closed")) continue;
      if (listed++ == 0) b.append("\nWhere they differ\n");
      if (listed > LISTED) {
        b.append("  … and more; --json has all of them\n");
        return;
      }
      b.append("  ").append(l.open() ? "open" : "closed");
      if (l.borderline()) b.append(" (borderline)");
      b.append(", said ").append(said).append(": ").append(MineReport.shortened(l.text()));
      b.append('\n');
    }
  }

  /** Empty where nothing is said yet. */
  private static String said(Judged judged) {
    if (judged instanceof Undecided) return "unparsed";
    if (judged instanceof Decided d) return d.verdict().kept() ? "open" : "closed";
    return "";
  }

  static ObjectNode json(String model, Agreement a, List<Labelled> sample, List<Judged> judged) {
    ObjectNode root = JsonOut.object().put("model", model).put("question", Question.VERSION);
    root.put("queries", sample.size()).put("unasked", a.unasked());
    root.set("all", json(a.all()));
    root.set("without_borderline", json(a.clear()));
    root.put("unparsed_open", a.unparsedOpen()).put("unparsed_closed", a.unparsedClosed());
    root.set("unparsed", json(a.unparsed()));
    root.set("same_categories", json(a.exact()));
    root.set("one_category_in_common", json(a.one()));
    ObjectNode categories = root.putObject("categories");
    a.categories()
        .forEach(
            (c, of) -> {
              ObjectNode node = categories.putObject(c.label());
              node.put("labelled", of.labelled()).put("named", of.named());
              node.set("precision", json(of.precision()));
              node.set("recall", json(of.recall()));
            });
    ArrayNode verdicts = root.putArray("verdicts");
    for (int i = 0; i < sample.size(); i++) {
      Labelled l = sample.get(i);
      ObjectNode node = verdicts.addObject().put("text", l.text()).put("open", l.open());
      node.put("borderline", l.borderline());
      ArrayNode labels = node.putArray("labels");
      l.categories().forEach(c -> labels.add(c.label()));
      MinedFiles.judged(judged.get(i)).forEach(node::putPOJO);
    }
    return root;
  }

  private static ObjectNode json(BinaryAgreement t) {
    ObjectNode node = JsonOut.object();
    node.put("both_open", t.bothYes()).put("judged_open_only", t.judgeOnly());
    node.put("labelled_open_only", t.labelOnly()).put("both_closed", t.bothNo());
    node.set("accuracy", json(t.accuracy()));
    node.set("precision", json(t.precision()));
    node.set("recall", json(t.recall()));
    node.set("f1", json(t.f1()));
    node.set("kappa", json(t.kappa()));
    return node;
  }

  private static ObjectNode json(Score s) {
    ObjectNode node = JsonOut.object();
    if (s instanceof Score.Undefined u) return node.putNull("value").put("undefined", u.reason());
    if (s instanceof Score.Value v) {
      node.put("value", v.value()).put("n", v.n());
      if (v.interval() != null)
        node.put("low", v.interval().low())
            .put("high", v.interval().high())
            .put("method", v.interval().method());
    }
    return node;
  }
}
