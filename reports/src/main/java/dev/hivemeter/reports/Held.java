package dev.hivemeter.reports;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.probe.Extractor;
import dev.hivemeter.probe.FirstToken;
import dev.hivemeter.scoring.ProbeScorer;
import dev.hivemeter.scoring.ReadCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run's probes and controls gave: apart from everything that is said of open-ended prompts.
 *
 * @param probeCount prompts with a law
 * @param controlCount prompts with one right answer
 * @param exact whether a first-token law is shown anywhere
 * @param leftOut what the figures do not show, in words; empty when they show everything
 * @param asked both kinds counted, in words
 */
record Held(
    int probeCount,
    int controlCount,
    boolean exact,
    List<ProbeFigure> figures,
    String leftOut,
    List<DataTable> probes,
    List<DataTable> controls,
    String asked) {
  private static final int MOST_FIGURES = 40;
  private static final int MOST_STRIPS = 6;

  /**
   * One cell, read.
   *
   * @param firstToken null where no log-probabilities are stored
   */
  record Read(
      StoredCell cell, RunView.Column column, ReadCounts counts, @Nullable FirstToken firstToken) {
    Prompt prompt() {
      return cell.cell().prompt();
    }

    Task task() {
      return prompt().task();
    }
  }

  static Held of(RunView view, RunReader run) {
    Map<Prompt, List<Read>> byPrompt = new LinkedHashMap<>();
    Set<Setting> settings = new LinkedHashSet<>();
    for (StoredCell cell : run.heldCells()) {
      Condition c = cell.cell().condition();
      Setting setting = new Setting(c.sampling(), c.elicitation().name());
      settings.add(setting);
      Prompt prompt = cell.cell().prompt();
      byPrompt
          .computeIfAbsent(prompt, k -> new ArrayList<>())
          .add(
              new Read(
                  cell,
                  new RunView.Column(c.model().label(), setting),
                  ReadCounts.of(prompt, run.plannedSamples(cell)),
                  ProbeScorer.firstToken(cell, run.asides(cell.key())).orElse(null)));
    }
    List<Setting> ordered = new ArrayList<>(settings);
    ordered.sort(Setting.BY_TEMPERATURE);
    HeldScores scores = new HeldScores(view, ordered);
    int probes = (int) byPrompt.keySet().stream().filter(Held::isProbe).count();
    int controls = byPrompt.size() - probes;
    List<ProbeFigure> figures = new ArrayList<>();
    String leftOut = ordered.isEmpty() ? "" : figures(scores, byPrompt, ordered, figures);
    return new Held(
        probes,
        controls,
        byPrompt.values().stream().flatMap(List::stream).anyMatch(r -> !scores.exact(r).isEmpty()),
        figures,
        leftOut,
        scores.probeTables(byPrompt.values()),
        scores.controlTables(byPrompt.values()),
        words(probes, controls));
  }

  private static boolean isProbe(Prompt p) {
    return p.task() instanceof Task.Probe;
  }

  private static String words(int probes, int controls) {
    List<String> parts = new ArrayList<>();
    if (probes > 0) parts.add(Words.count(probes, "probe"));
    if (controls > 0) parts.add(Words.count(controls, "control"));
    return Words.list(parts);
  }

  /** At one setting, the temperature nearest 1; what is not drawn stands in the tables. */
  private static String figures(
      HeldScores scores,
      Map<Prompt, List<Read>> byPrompt,
      List<Setting> settings,
      List<ProbeFigure> figures) {
    Setting at =
        settings.stream()
            .min(
                Comparator.comparingDouble(
                    s -> s.hasTemperature() ? Math.abs(s.temperature() - 1) : 99))
            .orElseThrow();
    boolean real = false;
    boolean more = false;
    for (Map.Entry<Prompt, List<Read>> e : byPrompt.entrySet()) {
      if (!(e.getKey().task() instanceof Task.Probe p)) continue;
      if (!(p.law() instanceof Law.Finite)) {
        real = true;
        continue;
      }
      List<Read> there =
          e.getValue().stream().filter(r -> r.column().setting().equals(at)).toList();
      if (there.isEmpty()) continue;
      more |= figures.size() >= MOST_FIGURES || there.size() > MOST_STRIPS;
      if (figures.size() >= MOST_FIGURES) continue;
      figures.add(
          ProbeFigure.of(
              figures.size() + 1,
              e.getKey(),
              there.stream().limit(MOST_STRIPS).map(scores::strip).toList()));
    }
    if (figures.isEmpty()) return "";
    List<String> left = new ArrayList<>();
    if (settings.size() > 1) left.add("other settings than " + scores.label(at));
    if (real) left.add("laws of real numbers");
    if (more) left.add("further models and probes");
    return left.isEmpty() ? "" : "Not drawn, but in the tables: " + Words.list(left) + ".";
  }

  boolean isEmpty() {
    return probeCount + controlCount == 0;
  }

  boolean hasProbes() {
    return probeCount > 0;
  }

  boolean hasControls() {
    return controlCount > 0;
  }

  /** The question of a page that has nothing else. */
  String title() {
    return hasProbes()
        ? "Can it be random when it is asked to be?"
        : "Does it agree with itself where it should?";
  }

  /** What a page says first that has nothing else. */
  String lead() {
    return "This run has "
        + asked
        + " and no open-ended prompts: there are no answers to compare with each other, and no"
        + " headline number. Each answer is held against "
        + (hasProbes() ? "the law that its question states" : "the right one")
        + (hasProbes() && hasControls() ? ", or against the right one." : ".");
  }

  List<String> methods() {
    List<String> text = new ArrayList<>();
    if (isEmpty()) return text;
    text.add(
        "Probes and controls ("
            + asked
            + ") are in no number above: their answers were not embedded and not compared. What an"
            + " answer gives was read by "
            + Extractor.VERSION
            + "; an answer with no value, with several different ones, or out of range is invalid and"
            + " counted by its reason, and so are refused and empty ones.");
    if (hasProbes())
      text.add(
          "The answers to a probe were held against the law that its question states. Every distance is"
              + " read against a null: the same number of values drawn from the law itself, 10,000 times."
              + " The p of finite laws is that of χ² where every expected count is 5 or more, else of a"
              + " Monte-Carlo test; of continuous laws that of Kolmogorov and Smirnov on draws rounded as"
              + " the answers are. With many probes some are below 0.05 by chance: effect sizes lead.");
    return text;
  }
}
