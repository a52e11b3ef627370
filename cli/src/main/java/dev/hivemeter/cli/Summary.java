package dev.hivemeter.cli;

import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.OtherLanguage;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The few lines that a console shows of a plan and of a scored run. */
final class Summary {
  private static final String S = "mean-pairwise-cosine@1";

  /** Falls with the size of a pool: lists show theirs only at equal answers. */
  private static final String DISTINCT = "distinct-2@1";

  private static final String RAREFIED = " " + Variants.RAREFIED;
  private static final String WITHOUT = " " + Variants.WITHOUT_REFUSALS;
  private static final String SECOND = "  without refusals";

  private Summary() {}

  /** What is asked of whom, and how much of it is there. */
  static String plan(Study study, Plan plan, Plan.Standing s) {
    long models = study.conditions().stream().map(c -> c.model().label()).distinct().count();
    long samplings = study.conditions().stream().map(c -> c.sampling()).distinct().count();
    long elicitations = study.conditions().stream().map(c -> c.elicitation()).distinct().count();
    StringBuilder b = new StringBuilder();
    b.append(study.name()).append(": ").append(study.prompts().size()).append(" prompts");
    b.append(Kinds.of(study.prompts()).inBrackets()).append(" × ");
    if (models * samplings * elicitations == study.conditions().size()) {
      b.append(models).append(" models × ").append(samplings).append(" samplings × ");
      if (elicitations > 1) b.append(elicitations).append(" elicitations × ");
    } else b.append(study.conditions().size()).append(" conditions × ");
    b.append(samples(study)).append(" samples = ").append(s.planned()).append(" slots");
    b.append("\n  ").append(s.reused()).append(" reused, ").append(s.open()).append(" to ask");
    if (s.orphaned() > 0)
      b.append(", ").append(s.orphaned()).append(" in the run that this study does not plan");
    long cells = (long) study.prompts().size() * study.conditions().size();
    if (plan.cells().size() < cells)
      b.append("\n  ")
          .append(cells - plan.cells().size())
          .append(" cells are planned once although two prompts have their text");
    return b.toString();
  }

  private static String samples(Study study) {
    IntSummaryStatistics of = study.prompts().stream().mapToInt(study::samples).summaryStatistics();
    return of.getMin() == of.getMax() ? "" + of.getMax() : of.getMin() + " to " + of.getMax();
  }

  /** One line a condition, then the pairs of models, each with what it is read against. */
  static String scores(RunReader run, String embedding) {
    List<ScoreRow> rows =
        run.scores().stream()
            .filter(r -> r.embedding().isEmpty() || r.embedding().equals(embedding))
            .toList();
    StringBuilder b = new StringBuilder();
    b.append('\n').append(run.info().name());
    b.append(embedding.isEmpty() ? ", scored without an embedder" : ", scored with " + embedding);
    b.append("\n\n");
    Set<String> controls = labels(run, ModelSpec::isControl);
    Set<String> people = labels(run, ModelSpec::isHuman);
    outcomes(run, controls, b);
    if (!run.openCells().isEmpty()) {
      Set<Prompt> prompts = new LinkedHashSet<>();
      for (StoredCell cell : run.openCells()) prompts.add(cell.cell().prompt());
      models(rows, controls, people, lists(run), prompts.size(), b);
      run.embedder(embedding).ifPresent(e -> leftOut(prompts, e.languages(), b));
      b.append(ElicitationSummary.of(run, rows));
      pairs(rows, people, b);
    }
    b.append(ProbeSummary.of(run, rows));
    return b.toString();
  }

  private static Set<String> labels(RunReader run, Predicate<ModelSpec> which) {
    return run.plannedCells().stream()
        .map(c -> c.cell().condition().model())
        .filter(which)
        .map(ModelSpec::label)
        .collect(Collectors.toSet());
  }

  private static void outcomes(RunReader run, Set<String> controls, StringBuilder b) {
    Map<String, Integer> total = new TreeMap<>();
    var counts = run.outcomes();
    for (StoredCell c : run.plannedCells())
      if (!controls.contains(c.cell().condition().model().label()))
        counts
            .getOrDefault(c.key(), Map.of())
            .forEach((outcome, n) -> total.merge(outcome, n, Integer::sum));
    List<String> parts = new ArrayList<>();
    total.forEach((k, v) -> parts.add(v + " " + k));
    b.append("Outcomes: ").append(String.join(", ", parts)).append("\n\n");
  }

  private record Key(String model, Sampling sampling, String elicitation) {
    String label() {
      String s = Objects.equals(sampling, Sampling.UNKNOWN) ? "" : " " + sampling.label();
      return model + s + (elicitation.equals("direct") ? "" : " " + elicitation);
    }

    /** With the token limit where nothing else tells two apart. */
    String label(Collection<Key> all) {
      Integer limit = sampling.maxTokens();
      boolean twin = all.stream().filter(k -> k.label().equals(label())).count() > 1;
      return twin && limit != null ? label() + " max-tokens=" + limit : label();
    }
  }

  /** Elicitations that bring several answers a call: their pools are larger than the others'. */
  private static Set<String> lists(RunReader run) {
    return run.openCells().stream()
        .map(c -> c.cell().condition().elicitation())
        .filter(e -> e.approach().answers() > 1)
        .map(Elicitation::name)
        .collect(Collectors.toSet());
  }

  private static void models(
      List<ScoreRow> rows,
      Set<String> controls,
      Set<String> people,
      Set<String> lists,
      int prompts,
      StringBuilder b) {
    Map<Key, Map<String, Score>> table = new LinkedHashMap<>();
    Map<String, Map<String, Score>> ends = new LinkedHashMap<>();
    for (ScoreRow r : rows) {
      if (r.scope() != Scope.MODEL || r.sampling() == null || ProbeSummary.isHeld(r)) continue;
      Map<String, Score> scores =
          controls.contains(r.model()) || people.contains(r.model())
              ? ends.computeIfAbsent(r.model(), k -> new LinkedHashMap<>())
              : table.computeIfAbsent(
                  new Key(r.model(), r.sampling(), r.elicitation()), k -> new LinkedHashMap<>());
      if (lists.contains(r.elicitation()) && r.metric().equals(DISTINCT)) continue;
      scores.putIfAbsent(r.metric() + " " + r.variant(), r.score());
    }
    int longest =
        table.keySet().stream().mapToInt(k -> k.label(table.keySet()).length()).max().orElse(5);
    boolean refusals = table.values().stream().anyMatch(m -> m.containsKey(S + WITHOUT));
    int width = Math.max(refusals ? SECOND.length() : 0, Math.min(48, longest));
    b.append("Intra-model repetition (1 = every answer the same)\n");
    b.append(pad("", width))
        .append("  mean cosine  95 % interval    other prompts  >0.8    distinct-2  rouge-l\n");
    table.forEach(
        (key, m) -> {
          line(b, pad(key.label(table.keySet()), width), m, ScoreRow.DEFAULT, prompts);
          if (m.containsKey(S + WITHOUT)) line(b, pad(SECOND, width), m, WITHOUT.strip(), prompts);
        });
    ends.forEach(
        (label, m) ->
            b.append("  ")
                .append(label)
                .append(people.contains(label) ? ", people, in no average" : ", no model")
                .append(label.endsWith("dice") ? " (random words look alike to an embedder)" : "")
                .append(": mean cosine ")
                .append(value(m.get("mean-pairwise-cosine@1 default"), "%.3f"))
                .append(", distinct-2 ")
                .append(value(m.get(DISTINCT + " default"), "%.3f"))
                .append(", rouge-l ")
                .append(value(m.get("rouge-l@1 default"), "%.3f"))
                .append('\n'));
    if (table.values().stream().anyMatch(m -> m.containsKey(DISTINCT + RAREFIED)))
      b.append(
              "  distinct-2 here is of all answers and falls with their number and length: compare")
          .append(" models by the report's distinct-2 at equal size\n");
    b.append('\n');
  }

  /** The second line of a model says the same without the answers that open as a refusal. */
  private static void line(
      StringBuilder b, String label, Map<String, Score> m, String variant, int prompts) {
    String v = " " + variant;
    boolean all = variant.equals(ScoreRow.DEFAULT);
    b.append(label)
        .append("  ")
        .append(pad(value(m.get(S + v), "%.3f"), 11))
        .append("  ")
        .append(pad(interval(m.get(S + v)), 14))
        .append("  ")
        .append(pad(all ? value(m.get(S + " cross-prompt"), "%.3f") : "", 13))
        .append("  ")
        .append(pad(percent(m.get("share-prompts-above-0.8@1" + v)), 6))
        .append("  ")
        .append(pad(value(m.get(DISTINCT + v), "%.3f"), 10))
        .append("  ")
        .append(value(m.get("rouge-l@1" + v), "%.3f"));
    if (m.get(S + v) instanceof Score.Value s && s.n() < prompts)
      b.append("  (mean cosine: n = ").append(s.n()).append(" of ").append(prompts).append(")");
    b.append('\n');
  }

  /** Prompts that the embedder cannot read. */
  private static void leftOut(Set<Prompt> prompts, Set<String> known, StringBuilder b) {
    List<String> other =
        prompts.stream().map(Prompt::language).filter(l -> OtherLanguage.is(l, known)).toList();
    if (other.isEmpty()) return;
    b.append("  ").append(other.size()).append(" of ").append(prompts.size()).append(" prompts ");
    b.append(other.size() == 1 ? "is" : "are").append(" left out of what is measured by meaning: ");
    b.append(other.size() == 1 ? "its " : "their ").append(OtherLanguage.clause(other, known));
    b.append(";\n  score with an embedder that knows it (--embedding ollama:NAME or openai:NAME),")
        .append(" or use the measures of words\n\n");
  }

  private static void pairs(List<ScoreRow> rows, Set<String> people, StringBuilder b) {
    List<ScoreRow> homogeneity =
        rows.stream()
            .filter(r -> r.scope() == Scope.PAIR && r.metric().equals("inter-model-homogeneity@1"))
            .filter(r -> !r.model().equals(r.modelB()) && r.variant().equals(ScoreRow.DEFAULT))
            .toList();
    if (homogeneity.isEmpty()) return;
    b.append("Inter-model homogeneity (same prompt, against different prompts)\n");
    int shown = 0;
    for (ScoreRow h : homogeneity) {
      if (++shown > 20) {
        b.append("  … and ")
            .append(homogeneity.size() - 20)
            .append(" more pairs: see the report\n");
        break;
      }
      Score floor =
          rows.stream()
              .filter(
                  r ->
                      r.metric().equals("inter-model-cross-prompt@1")
                          && r.model().equals(h.model())
                          && r.modelB().equals(h.modelB())
                          && Objects.equals(r.sampling(), h.sampling())
                          && r.elicitation().equals(h.elicitation())
                          && r.variant().equals(ScoreRow.DEFAULT))
              .map(ScoreRow::score)
              .findFirst()
              .orElse(new Score.Undefined("not computed"));
      b.append("  ").append(h.model()).append(" – ").append(h.modelB());
      if (h.sampling() != null && !h.sampling().equals(Sampling.UNKNOWN))
        b.append(", ").append(h.sampling().label());
      if (!h.elicitation().equals("direct")) b.append(' ').append(h.elicitation());
      if (people.contains(h.modelB()) || people.contains(h.model())) b.append(" (people)");
      b.append(": ").append(value(h.score(), "%.3f")).append(' ').append(interval(h.score()));
      b.append(" against ").append(value(floor, "%.3f")).append('\n');
    }
  }

  private static String value(@Nullable Score s, String format) {
    if (s instanceof Score.Value v) return String.format(Locale.ROOT, format, v.value());
    return "–";
  }

  private static String percent(@Nullable Score s) {
    if (s instanceof Score.Value v) return String.format(Locale.ROOT, "%.0f %%", 100 * v.value());
    return "–";
  }

  private static String interval(@Nullable Score s) {
    if (s instanceof Score.Value v && v.interval() != null) {
      Interval i = v.interval();
      return String.format(Locale.ROOT, "[%.3f, %.3f]", i.low(), i.high());
    }
    return "";
  }

  private static String pad(String s, int width) {
    if (s.length() > width) return s.substring(0, width - 1) + "…";
    return s + " ".repeat(width - s.length());
  }
}
