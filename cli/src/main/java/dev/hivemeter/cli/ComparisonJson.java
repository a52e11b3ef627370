package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.compare.Change;
import dev.hivemeter.compare.Climb;
import dev.hivemeter.compare.Comparison;
import dev.hivemeter.compare.Comparison.Block;
import dev.hivemeter.compare.Comparison.Row;
import dev.hivemeter.compare.Ladder;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.reports.compare.Quoted;
import dev.hivemeter.score.Interval;
import dev.hivemeter.stats.Equivalence;
import dev.hivemeter.stats.SignFlip;
import dev.hivemeter.stats.Trend;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comparisons for programs: raw precision, one line. */
final class ComparisonJson {
  private ComparisonJson() {}

  static String of(Comparison c, Snapshot a, Snapshot b, Quoted quoted) {
    ObjectNode root = head(c.contrast().label(), c.primary(), c.seed());
    Snapshot.Embedding e = a.embedding();
    root.put("before", a.run()).put("after", b.run());
    root.put("embedding", e == null ? null : e.name());
    ArrayNode pairs = root.putArray("pairs");
    for (Block block : c.blocks()) block(block, pairs.addObject(), quoted);
    texts(root, "refused", c.refused());
    texts(root, "only_before", c.onlyBefore());
    texts(root, "only_after", c.onlyAfter());
    return JsonOut.line(root);
  }

  static String of(Climb climb) {
    ObjectNode root = head(climb.contrast().label(), climb.primary(), climb.seed());
    ArrayNode ladders = root.putArray("ladders");
    for (Climb.Chain chain : climb.chains()) {
      ObjectNode node = ladders.addObject();
      texts(node, "rungs", chain.rows().get(0).ladder().rungs());
      texts(node, "warnings", chain.warnings());
      ArrayNode measures = node.putArray("measures");
      for (Climb.Row row : chain.rows()) ladder(row, measures.addObject());
    }
    texts(root, "refused", climb.refused());
    texts(root, "without_every_rung", climb.broken());
    return JsonOut.line(root);
  }

  private static ObjectNode head(String contrast, String primary, long seed) {
    return JsonOut.object()
        .put("contrast", contrast)
        .put("primary", primary)
        .put("positive_is", "towards collapse")
        .put("seed", seed);
  }

  private static void block(Block b, ObjectNode node, Quoted quoted) {
    node.put("before", b.before()).put("after", b.after());
    ArrayNode declared = node.putArray("declared");
    b.declared()
        .forEach(
            d ->
                declared
                    .addObject()
                    .put("fact", d.fact())
                    .put("before", d.before())
                    .put("after", d.after()));
    texts(node, "warnings", b.warnings());
    node.put("tokens_before", b.lengths().before()).put("tokens_after", b.lengths().after());
    ArrayNode measures = node.putArray("measures");
    for (Row row : b.rows()) row(row, measures.addObject());
    equivalence(b.equivalence(), node);
    ArrayNode lost = node.putArray("lost");
    b.lost().forEach(l -> lost.addObject().put("prompt", l.prompt()).put("why", l.why()));
    ArrayNode moved = node.putArray("moved");
    for (Comparison.Moved m : b.moved()) {
      ObjectNode of = moved.addObject();
      of.put("prompt_id", m.prompt())
          .put("prompt", quoted.asked().apply(m.prompt()))
          .put("before", m.before())
          .put("after", m.after())
          .put("change", m.change());
      texts(of, "said_before", quoted.before().apply(b.before(), m.prompt()));
      texts(of, "said_after", quoted.after().apply(b.after(), m.prompt()));
    }
  }

  private static void row(Row row, ObjectNode node) {
    Change c = row.change();
    node.put("metric", c.metric())
        .put("prompts", c.prompts())
        .put("clusters", c.clusters())
        .put("lost", c.lost())
        .put("added", c.added());
    if (!c.isCompared()) {
      node.put("not_compared", c.why());
      return;
    }
    node.put("before", c.before())
        .put("after", c.after())
        .put("change", c.mean())
        .put("rarefied", c.rarefied())
        .put("uneven_prompts", c.uneven())
        .put("identical", c.identical());
    interval(c.interval(), node);
    SignFlip test = c.test();
    if (test != null)
      node.put("p", test.twoSided())
          .put("p_towards_collapse", test.greater())
          .put("flips", test.flips())
          .put("exact", test.exact());
    node.put("p_adjusted", row.adjusted());
    node.put("effect", c.effect());
  }

  private static void interval(@Nullable Interval i, ObjectNode node) {
    if (i != null) node.put("low", i.low()).put("high", i.high()).put("method", i.method());
  }

  private static void equivalence(@Nullable Equivalence e, ObjectNode node) {
    if (e == null) return;
    node.putObject("equivalence")
        .put("margin", e.margin())
        .put("low_90", finite(e.low()))
        .put("high_90", finite(e.high()))
        .put("p_lower", e.pLower())
        .put("p_upper", e.pUpper())
        .put("p_beyond", e.pBeyond())
        .put("method", e.method())
        .put("verdict", e.verdict().name().toLowerCase(Locale.ROOT));
  }

  /** JSON has no infinity: null is an end that these changes show nothing about. */
  private static @Nullable Double finite(double v) {
    return Double.isFinite(v) ? v : null;
  }

  private static void ladder(Climb.Row row, ObjectNode node) {
    Ladder l = row.ladder();
    node.put("metric", l.metric())
        .put("prompts", l.prompts())
        .put("clusters", l.clusters())
        .put("left_out", l.left());
    if (!l.why().isEmpty()) {
      node.put("not_compared", l.why());
      return;
    }
    node.put("rarefied", l.rarefied()).put("uneven_prompts", l.uneven());
    ArrayNode means = node.putArray("means");
    l.means().forEach(means::add);
    Trend t = Objects.requireNonNull(l.trend());
    node.put("trend", t.contrast())
        .put("p", t.test().twoSided())
        .put("p_adjusted", row.adjusted())
        .put("slope", t.slope())
        .put("flips", t.test().flips())
        .put("exact", t.test().exact());
    ArrayNode steps = node.putArray("steps");
    for (Trend.Step s : t.steps()) {
      ObjectNode step = steps.addObject();
      step.put("from", s.from() + 1)
          .put("change", s.test().mean())
          .put("p", s.test().twoSided())
          .put("p_holm", s.adjusted());
      interval(s.interval(), step);
    }
  }

  private static void texts(ObjectNode node, String name, List<String> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
  }
}
