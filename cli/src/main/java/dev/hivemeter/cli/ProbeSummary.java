package dev.hivemeter.cli;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.probe.ControlMeasures;
import dev.hivemeter.probe.PoolScore;
import dev.hivemeter.probe.ProbeMeasures;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.ReadCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a console shows of probes and controls: apart from all that compares answers. */
final class ProbeSummary {
  private static final int MOST = 60;
  private static final String VARIATION = "probe-total-variation@1";
  private static final String KS = "probe-ks@1";
  private static final String MASS = "probe-answer-mass@1";
  private static final String EFFECTIVE = "probe-effective-number@1";

  private static final Set<String> HELD =
      Stream.of(ProbeMeasures.PROBES, ControlMeasures.ALL)
          .flatMap(List::stream)
          .map(Definition::id)
          .collect(Collectors.toSet());

  private final RunReader run;
  private final Map<Key, Score> scores = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private record Key(
      String metric,
      String model,
      Sampling sampling,
      String elicitation,
      String prompt,
      String variant) {
    static Key of(String metric, Condition c, String prompt, String variant) {
      return new Key(
          metric, c.model().label(), c.sampling(), c.elicitation().name(), prompt, variant);
    }
  }

  private ProbeSummary(RunReader run, List<ScoreRow> rows) {
    this.run = run;
    for (ScoreRow r : rows)
      if (r.sampling() != null && (r.scope() == Scope.POOL || r.scope() == Scope.MODEL))
        scores.put(
            new Key(
                r.metric(), r.model(), r.sampling(), r.elicitation(), r.promptId(), r.variant()),
            r.score());
  }

  /** Whether a number speaks of probes or controls. */
  static boolean isHeld(ScoreRow row) {
    return HELD.contains(row.metric());
  }

  /** Empty where there are neither. */
  static String of(RunReader run, List<ScoreRow> rows) {
    ProbeSummary summary = new ProbeSummary(run, rows);
    List<StoredCell> probes = new ArrayList<>();
    List<StoredCell> controls = new ArrayList<>();
    for (StoredCell cell : run.heldCells())
      (cell.cell().prompt().task() instanceof Task.Probe ? probes : controls).add(cell);
    if (!probes.isEmpty()) summary.probes(probes);
    if (!controls.isEmpty()) summary.controls(controls);
    return summary.out.toString();
  }

  private void probes(List<StoredCell> cells) {
    Set<Condition> conditions = new LinkedHashSet<>();
    cells.forEach(c -> conditions.add(c.cell().condition()));
    List<List<String>> table = new ArrayList<>();
    boolean exact = cells.stream().anyMatch(c -> score(c, MASS, PoolScore.EXACT) != null);
    List<String> head =
        new ArrayList<>(
            List.of("", "n", "invalid", "mostly", "distance", "by chance", "effective", "p"));
    if (exact) head.add("exact");
    table.add(head);
    int shown = 0;
    for (Condition condition : conditions) {
      List<StoredCell> of =
          cells.stream().filter(c -> c.cell().condition().equals(condition)).toList();
      if (shown < MOST) table.add(List.of("# " + condition.label()));
      for (StoredCell cell : of) if (++shown <= MOST) table.add(probe(cell, exact));
    }
    out.append("Probes (distance of the answers from the law that was asked for, 0 to 1)\n");
    out.append(Aligned.of(table));
    if (shown > MOST) more(shown - MOST);
    out.append('\n');
  }

  private void more(int left) {
    out.append("  … and ")
        .append(left)
        .append(" more: see the report, or `hivemeter export RUN --what scores -o scores.csv`\n");
  }

  private List<String> probe(StoredCell cell, boolean exact) {
    Prompt prompt = cell.cell().prompt();
    ReadCounts counts = ReadCounts.of(prompt, run.plannedSamples(cell));
    Law law = ((Task.Probe) prompt.task()).law();
    boolean finite = law instanceof Law.Finite;
    String distance = finite ? VARIATION : KS;
    int n = counts.read();
    List<String> row = new ArrayList<>();
    row.add(prompt.id());
    row.add("" + n);
    row.add(percent(score(cell, "probe-invalid-rate@1", PoolScore.DEFAULT)));
    row.add(
        n == 0
            ? "–"
            : cut(counts.mode())
                + String.format(Locale.ROOT, " (%.0f %%)", 100.0 * counts.most() / n));
    row.add(or(text(cell, distance, PoolScore.DEFAULT, "%.2f")));
    row.add(band(score(cell, distance, PoolScore.NULL)));
    row.add(
        law instanceof Law.Finite f
            ? or(text(cell, EFFECTIVE, PoolScore.DEFAULT, "%.1f")) + "/" + f.outcomes().size()
            : "");
    row.add(p(cell, finite));
    if (exact) row.add(firstToken(cell));
    return row;
  }

  /**
   * The exact law's distance, and how probable it is that the first token begins a value at all.
   */
  private String firstToken(StoredCell cell) {
    Score mass = score(cell, MASS, PoolScore.EXACT);
    return mass == null
        ? ""
        : or(text(cell, VARIATION, PoolScore.EXACT, "%.2f"))
            + " ("
            + percent(mass).replace(" ", "")
            + ")";
  }

  private String p(StoredCell cell, boolean finite) {
    Score score = score(cell, finite ? "probe-multinomial-p@1" : "probe-ks-p@1", PoolScore.DEFAULT);
    if (!(score instanceof Score.Value v)) return "–";
    return v.value() < 0.001 ? "<.001" : String.format(Locale.ROOT, "%.3f", v.value());
  }

  private void controls(List<StoredCell> cells) {
    Set<Condition> conditions = new LinkedHashSet<>();
    cells.forEach(c -> conditions.add(c.cell().condition()));
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("", "right", "95 % interval", "consistency", "usual answer right"));
    int shown = 0;
    for (Condition c : conditions) {
      if (++shown > MOST) continue;
      Score right = scores.get(Key.of("control-accuracy@1", c, "", PoolScore.DEFAULT));
      List<StoredCell> of =
          cells.stream().filter(cell -> cell.cell().condition().equals(c)).toList();
      long modes =
          of.stream()
              .filter(
                  cell ->
                      score(cell, "control-mode-right@1", PoolScore.DEFAULT)
                              instanceof Score.Value v
                          && v.value() == 1)
              .count();
      table.add(
          List.of(
              c.label(),
              percent(right),
              right instanceof Score.Value v && v.interval() != null
                  ? String.format(
                      Locale.ROOT,
                      "[%.0f, %.0f]",
                      100 * v.interval().low(),
                      100 * v.interval().high())
                  : "",
              percent(scores.get(Key.of("control-consistency@1", c, "", PoolScore.DEFAULT))),
              modes + " of " + of.size() + " prompts"));
    }
    out.append("Controls (one right answer: here agreeing is good)\n").append(Aligned.of(table));
    if (shown > MOST) more(shown - MOST);
    out.append('\n');
  }

  private @Nullable Score score(StoredCell cell, String metric, String variant) {
    return scores.get(Key.of(metric, cell.cell().condition(), cell.cell().prompt().id(), variant));
  }

  private @Nullable String text(StoredCell cell, String metric, String variant, String format) {
    return score(cell, metric, variant) instanceof Score.Value v
        ? String.format(Locale.ROOT, format, v.value())
        : null;
  }

  private static String or(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private static String percent(@Nullable Score s) {
    return s instanceof Score.Value v
        ? String.format(Locale.ROOT, "%.0f %%", 100 * v.value())
        : "–";
  }

  private static String band(@Nullable Score s) {
    if (!(s instanceof Score.Value v) || v.interval() == null) return "";
    Interval i = v.interval();
    return String.format(Locale.ROOT, "%.2f–%.2f", i.low(), i.high());
  }

  private static String cut(String value) {
    String one = value.replaceAll("\\s+", " ");
    return one.length() <= 14 ? one : one.substring(0, 13) + "…";
  }
}
