package dev.hivemeter.reports;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.FirstToken;
import dev.hivemeter.probe.PoolScore;
import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.How;
import dev.hivemeter.reports.DataTable.Row;
import dev.hivemeter.reports.Held.Read;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored scores of probes and controls, as tables and beside figures. */
final class HeldScores {
  private static final String VARIATION = "probe-total-variation";
  private static final String KS = "probe-ks";
  private static final int LONGEST_PROMPT = 90;

  private final RunView view;
  private final List<Setting> settings;

  HeldScores(RunView view, List<Setting> settings) {
    this.view = view;
    this.settings = List.copyOf(settings);
  }

  String label(Setting s) {
    return s.label(settings);
  }

  private @Nullable ScoreRow row(Read r, String name, String variant) {
    return view.scores()
        .pool(name, r.column().model(), r.column().setting(), r.prompt().id(), variant);
  }

  private Num num(Read r, String name, String variant) {
    return Num.of(row(r, name, variant), name);
  }

  private Num num(Read r, String name) {
    return num(r, name, ScoreRow.DEFAULT);
  }

  /** Between which ends fair draws of the same number lie; empty where that was not drawn. */
  private String band(Read r, String name) {
    ScoreRow row = row(r, name, PoolScore.NULL);
    if (row == null || !(row.score() instanceof Score.Value v)) return "";
    Interval i = v.interval();
    Fmt.Kind kind = Fmt.kind(name);
    return i == null ? "" : Fmt.number(kind, i.low()) + "–" + Fmt.number(kind, i.high());
  }

  private static String shown(String prompt) {
    String one = Plain.of(prompt).replace('\n', ' ');
    return one.length() <= LONGEST_PROMPT ? one : one.substring(0, LONGEST_PROMPT - 1) + "…";
  }

  /** The value that is given most often and its share. */
  private static Num mode(Read r) {
    int n = r.counts().read();
    return n == 0
        ? Num.undefined("probe-mode-share", "no value was read")
        : Num.plain(
            Plain.of(r.counts().mode()) + " (" + Fmt.percent((double) r.counts().most() / n) + ")");
  }

  /** One model of a figure. */
  ProbeFigure.Of strip(Read r) {
    List<String> says = new ArrayList<>();
    int n = r.counts().read();
    if (n > 0) says.add("mostly " + mode(r).text());
    Num tv = num(r, VARIATION);
    if (tv.value() != null) {
      String band = band(r, VARIATION);
      says.add("distance " + tv.text() + (band.isEmpty() ? "" : ", fair draws " + band));
    }
    Num exact = num(r, VARIATION, PoolScore.EXACT);
    if (exact.value() != null) says.add("first token " + exact.text());
    int invalid = r.counts().invalid().values().stream().mapToInt(Integer::intValue).sum();
    if (invalid > 0) says.add(Fmt.percent((double) invalid / r.counts().answers()) + " invalid");
    says.add(Words.count(n, "value"));
    return new ProbeFigure.Of(
        view.shown(r.column().model()), String.join(" · ", says), r.counts(), exact(r));
  }

  /**
   * The exact share of each value that a first token alone begins; empty where that is not known,
   * or says little of the answers.
   */
  Map<String, Double> exact(Read r) {
    Map<String, Double> exact = new LinkedHashMap<>();
    FirstToken token = r.firstToken();
    if (token == null || num(r, VARIATION, PoolScore.EXACT).value() == null) return exact;
    for (FirstToken.TokenClass c : token.classes())
      if (c.labels().size() == 1)
        exact.put(c.labels().get(0), c.probability() / token.answerMass());
    return exact;
  }

  /** A table for each setting. */
  List<DataTable> probeTables(Collection<List<Read>> prompts) {
    List<DataTable> tables = new ArrayList<>();
    for (Setting s : settings) {
      List<Row> finite = new ArrayList<>();
      List<Row> real = new ArrayList<>();
      boolean exact = false;
      for (List<Read> of : prompts)
        for (Read r : of)
          exact |=
              r.column().setting().equals(s)
                  && row(r, "probe-answer-mass", PoolScore.EXACT) != null;
      for (List<Read> of : prompts) {
        List<Read> there =
            of.stream()
                .filter(r -> r.column().setting().equals(s) && r.task() instanceof Task.Probe)
                .toList();
        for (int i = 0; i < there.size(); i++) {
          Read r = there.get(i);
          boolean isFinite = r.task() instanceof Task.Probe p && p.law() instanceof Law.Finite;
          (isFinite ? finite : real)
              .add(
                  new Row(
                      shown(r.prompt().text()),
                      i == 0 ? there.size() : 0,
                      view.shown(r.column().model()),
                      false,
                      isFinite ? finite(r, exact) : real(r)));
        }
      }
      String at = settings.size() > 1 ? ", " + label(s) : "";
      if (!finite.isEmpty())
        tables.add(new DataTable("Probes" + at, FINITE_HOW, false, finiteHeads(exact), finite));
      if (!real.isEmpty())
        tables.add(new DataTable("Probes of real numbers" + at, REAL_HOW, false, REAL_HEADS, real));
    }
    return tables;
  }

  private static final List<How> FINITE_HOW =
      List.of(
          new How(
              "distance", "total variation: the share of answers that would have to be others."),
          new How("by chance", "where 95 of 100 fair draws of the same number lie."),
          new How(
              "effective",
              "how many values, each equally likely, would be as varied; of as many as the law has."));

  private static final List<How> REAL_HOW =
      List.of(
          new How(
              "distance", "Kolmogorov’s and Smirnov’s: the largest gap between the distributions."),
          new How("W1", "how far a number has to be moved on average, in the law’s own unit."));

  private static List<Head> finiteHeads(boolean exact) {
    List<Head> heads =
        new ArrayList<>(
            List.of(
                new Head("values", ""),
                new Head("invalid", "probe-invalid-rate"),
                new Head("mostly", "probe-mode-share"),
                new Head("distance", VARIATION),
                new Head("by chance", ""),
                new Head("effective", "probe-effective-number"),
                new Head("of", ""),
                new Head("p", "probe-multinomial-p")));
    if (exact) {
      heads.add(new Head("distance", VARIATION).in("first token, exact"));
      heads.add(new Head("effective", "probe-effective-number").in("first token, exact"));
      heads.add(new Head("begins a value", "probe-answer-mass").in("first token, exact"));
    }
    return heads;
  }

  private List<Num> finite(Read r, boolean exact) {
    Law.Finite law = (Law.Finite) ((Task.Probe) r.task()).law();
    List<Num> values = new ArrayList<>();
    values.add(Num.plain(Fmt.count(r.counts().read())));
    values.add(num(r, "probe-invalid-rate"));
    values.add(mode(r));
    values.add(num(r, VARIATION));
    values.add(Num.plain(band(r, VARIATION)));
    values.add(num(r, "probe-effective-number"));
    values.add(Num.plain(Fmt.count(law.outcomes().size())));
    values.add(num(r, "probe-multinomial-p"));
    if (exact) {
      values.add(num(r, VARIATION, PoolScore.EXACT));
      values.add(num(r, "probe-effective-number", PoolScore.EXACT));
      values.add(num(r, "probe-answer-mass", PoolScore.EXACT));
    }
    return values;
  }

  private static final List<Head> REAL_HEADS =
      List.of(
          new Head("values", ""),
          new Head("invalid", "probe-invalid-rate"),
          new Head("mostly", "probe-mode-share"),
          new Head("distance", KS),
          new Head("by chance", ""),
          new Head("W1", "probe-wasserstein"),
          new Head("by chance", ""),
          new Head("p", "probe-ks-p"));

  private List<Num> real(Read r) {
    return List.of(
        Num.plain(Fmt.count(r.counts().read())),
        num(r, "probe-invalid-rate"),
        mode(r),
        num(r, KS),
        Num.plain(band(r, KS)),
        num(r, "probe-wasserstein"),
        Num.plain(band(r, "probe-wasserstein")),
        num(r, "probe-ks-p"));
  }

  /** All models, then each control. */
  List<DataTable> controlTables(Collection<List<Read>> prompts) {
    Map<String, List<RunView.Column>> models = new LinkedHashMap<>();
    List<Row> each = new ArrayList<>();
    for (List<Read> of : prompts)
      for (int i = 0; i < of.size(); i++) {
        Read r = of.get(i);
        if (!(r.task() instanceof Task.Control c)) continue;
        List<RunView.Column> columns =
            models.computeIfAbsent(r.column().model(), k -> new ArrayList<>());
        if (!columns.contains(r.column())) columns.add(r.column());
        each.add(
            new Row(
                shown(r.prompt().text()) + " → " + Plain.of(c.answers().get(0)),
                i == 0 ? of.size() : 0,
                view.shown(r.column().model()) + ", " + label(r.column().setting()),
                false,
                List.of(
                    num(r, "control-accuracy"),
                    num(r, "control-consistency"),
                    Num.plain(Plain.of(r.counts().mode())),
                    num(r, "control-mode-right"),
                    num(r, "control-invalid-rate"))));
      }
    if (models.isEmpty()) return List.of();
    List<Row> rows = new ArrayList<>();
    models.forEach(
        (model, columns) -> {
          columns.sort((a, b) -> Setting.BY_TEMPERATURE.compare(a.setting(), b.setting()));
          for (int i = 0; i < columns.size(); i++)
            rows.add(
                new Row(
                    view.shown(model),
                    i == 0 ? columns.size() : 0,
                    label(columns.get(i).setting()),
                    false,
                    model(columns.get(i))));
        });
    return List.of(
        new DataTable("Controls", CONTROL_HOW, false, CONTROL_HEADS, rows),
        new DataTable(
            "Each control",
            List.of(),
            true,
            List.of(
                new Head("right", "control-accuracy"),
                new Head("consistency", "control-consistency"),
                new Head("mostly", ""),
                new Head("that is right", "control-mode-right"),
                new Head("invalid", "control-invalid-rate")),
            each));
  }

  private static final List<How> CONTROL_HOW =
      List.of(
          new How("consistency", "the share of pairs of answers that agree, right or wrong."),
          new How(
              "usual answer right", "on what share of the prompts the commonest answer is right."));

  private static final List<Head> CONTROL_HEADS =
      List.of(
          new Head("right", "control-accuracy"),
          new Head("interval", ""),
          new Head("consistency", "control-consistency"),
          new Head("usual answer right", "control-mode-right"),
          new Head("invalid", "control-invalid-rate"));

  private List<Num> model(RunView.Column c) {
    Num right = model(c, "control-accuracy");
    return List.of(
        right,
        Num.plain(right.interval()),
        model(c, "control-consistency"),
        model(c, "control-mode-right"),
        model(c, "control-invalid-rate"));
  }

  private Num model(RunView.Column c, String name) {
    return Num.of(view.scores().model(name, c.model(), c.setting(), ScoreRow.DEFAULT), name);
  }
}
