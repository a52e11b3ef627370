package dev.hivemeter.reports;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scored run as the report looks at it: its axes, its cells by axis, its scores. Control
 * generators (parrot, dice) are kept apart from the models, and so are people. Its cells are those
 * of open-ended prompts; probes and controls have a section of their own, and are the cells of a
 * run that has nothing else.
 *
 * @param open whether there are answers to open-ended prompts, which can be compared
 * @param columns every model under every setting that the run holds, models first, then settings by
 *     temperature
 * @param people labels of answers that people wrote: no model, and in no average
 * @param peopleColumns people under every setting that the run holds
 * @param embedding the embedder whose scores are shown: the one that was stored last
 * @param unread prompts in languages that it does not know
 */
record RunView(
    boolean open,
    RunInfo info,
    List<String> models,
    List<Setting> settings,
    List<Prompt> prompts,
    List<Column> columns,
    List<String> people,
    List<Column> peopleColumns,
    Map<Column, Map<String, StoredCell>> cells,
    Map<CellKey, Map<String, Integer>> outcomes,
    Map<String, Generator.Facts> endpoints,
    List<ModelChange> changes,
    Map<String, Definition> definitions,
    ScoreIndex scores,
    String embedding,
    Embedder.@Nullable Identity embedder,
    Unread unread) {

  /** One model under one setting. */
  record Column(String model, Setting setting) {}

  static RunView of(RunReader run, List<Definition> glossary) {
    RunInfo info = run.info();
    List<ScoreRow> rows = run.scores();
    if (rows.isEmpty())
      throw new BadInput(
          "run '"
              + Plain.of(info.name())
              + "' has no scores yet, so there is nothing to report; run `hivemeter score RUN`"
              + " first, then `hivemeter report RUN`");
    Freshness.require(run, rows);
    Set<String> models = new LinkedHashSet<>();
    Set<String> people = new LinkedHashSet<>();
    Set<Column> peopleColumns = new LinkedHashSet<>();
    Set<Setting> settings = new LinkedHashSet<>();
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    Map<Column, Map<String, StoredCell>> cells = new LinkedHashMap<>();
    List<StoredCell> openCells = run.openCells();
    boolean open = !openCells.isEmpty() || run.heldCells().isEmpty();
    List<StoredCell> shown = open ? openCells : run.heldCells();
    // A run of controls alone, made to try things out, is about them.
    boolean rehearsal = shown.stream().allMatch(c -> c.cell().condition().model().isControl());
    for (StoredCell c : shown) {
      Condition condition = c.cell().condition();
      if (condition.model().isControl() && !rehearsal) continue;
      Prompt prompt = c.cell().prompt();
      Setting setting = new Setting(condition.sampling(), condition.elicitation().name());
      Column column = new Column(condition.model().label(), setting);
      if (condition.model().isHuman()) {
        people.add(column.model());
        peopleColumns.add(column);
      } else {
        models.add(column.model());
        settings.add(setting);
        prompts.putIfAbsent(prompt.id(), prompt);
      }
      cells.computeIfAbsent(column, k -> new LinkedHashMap<>()).put(prompt.id(), c);
    }
    if (models.isEmpty())
      throw new BadInput(
          "run '"
              + Plain.of(info.name())
              + "' holds no model's answers, so there is nothing to report");
    List<Setting> ordered = new ArrayList<>(settings);
    ordered.sort(Setting.BY_TEMPERATURE);
    List<Column> columns = new ArrayList<>();
    for (String m : models)
      for (Setting s : ordered)
        if (cells.containsKey(new Column(m, s))) columns.add(new Column(m, s));
    String embedding = lastEmbedding(rows);
    Map<String, Definition> definitions = new HashMap<>();
    for (Definition d : glossary) definitions.put(ScoreIndex.name(d.id()), d);
    Embedder.Identity embedder = embedding.isEmpty() ? null : run.embedder(embedding).orElse(null);
    Unread unread = Unread.of(prompts.values(), embedder);
    return new RunView(
        open,
        info,
        List.copyOf(models),
        List.copyOf(ordered),
        List.copyOf(prompts.values()),
        List.copyOf(columns),
        List.copyOf(people),
        List.copyOf(peopleColumns),
        cells,
        run.outcomes(),
        run.endpoints(),
        run.changes(),
        definitions,
        new ScoreIndex(unread.inWords(rows), embedding),
        embedding,
        embedder,
        unread);
  }

  private static String lastEmbedding(List<ScoreRow> rows) {
    String last = "";
    for (ScoreRow r : rows) if (!r.embedding().isEmpty()) last = r.embedding();
    return last;
  }

  /** The setting that the first screen speaks of: the temperature nearest 1, the lower of two. */
  Setting reference() {
    Setting best = settings.get(0);
    for (Setting s : settings)
      if (s.hasTemperature()
          && (!best.hasTemperature()
              || Math.abs(s.temperature() - 1) < Math.abs(best.temperature() - 1))) best = s;
    return best;
  }

  /** A model's name on the page and in figures: its label without a provider that all share. */
  String shown(String model) {
    if (isPeople(model)) return Plain.of("people: " + model.substring(prefix(model).length()));
    String first = prefix(models.get(0));
    boolean shared = !first.isEmpty() && models.stream().allMatch(m -> prefix(m).equals(first));
    return Plain.of(shared ? model.substring(first.length()) : model);
  }

  boolean isPeople(String label) {
    return people.contains(label);
  }

  private static String prefix(String label) {
    int colon = label.indexOf(':');
    return colon > 0 && colon < label.length() - 1 ? label.substring(0, colon + 1) : "";
  }

  String label(Setting s) {
    return s.label(settings);
  }

  /** The models that were asked under a setting, in the run's order. */
  List<String> modelsAt(Setting s) {
    return models.stream().filter(m -> cells.containsKey(new Column(m, s))).toList();
  }

  List<StoredCell> cellsOf(Column c) {
    return List.copyOf(cells.getOrDefault(c, Map.of()).values());
  }

  /** The outcome counts of a column, by name. */
  Map<String, Integer> outcomesOf(Column c) {
    Map<String, Integer> sum = new HashMap<>();
    for (StoredCell cell : cellsOf(c))
      outcomes.getOrDefault(cell.key(), Map.of()).forEach((k, v) -> sum.merge(k, v, Integer::sum));
    return sum;
  }

  /** Samples asked for in a column. */
  int plannedOf(Column c) {
    return cellsOf(c).stream().mapToInt(StoredCell::planned).sum();
  }

  /** What a measure says, in a sentence or two. */
  String said(String name) {
    Definition d = definitions.get(name);
    return d == null ? "" : d.summary();
  }

  /** A measure's title for people; its name where the glossary does not know it. */
  String title(String name) {
    Definition d = definitions.get(name);
    return d == null ? name : d.title();
  }
}
