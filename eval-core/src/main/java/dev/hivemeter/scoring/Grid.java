package dev.hivemeter.scoring;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run as a table: a column for each condition, a row for each prompt, in the order in which the
 * run lists them. A place may be empty: answers made elsewhere need not cover every prompt.
 */
final class Grid {

  /**
   * One condition, by the names under which its scores are stored.
   *
   * @param listed whether one call is asked for several answers
   */
  record Column(
      String model,
      Sampling sampling,
      String elicitation,
      boolean control,
      boolean human,
      boolean listed) {
    static Column of(Condition condition) {
      return new Column(
          condition.model().label(),
          condition.sampling(),
          condition.elicitation().name(),
          condition.model().isControl(),
          condition.model().isHuman(),
          condition.elicitation().approach().answers() > 1);
    }

    /** Whether it is a model: neither a control nor people. */
    boolean compared() {
      return !control && !human;
    }

    /** For people. */
    String label() {
      return sampling.equals(Sampling.UNKNOWN) ? model : model + " " + sampling.label();
    }
  }

  private final List<Column> columns;
  private final List<Prompt> prompts;
  private final @Nullable StoredCell[][] cells;
  private final int[] cluster;
  private final List<int[]> groups;
  private final int[][] besides;

  private Grid(List<Column> columns, List<Prompt> prompts, @Nullable StoredCell[][] cells) {
    this.columns = List.copyOf(columns);
    this.prompts = List.copyOf(prompts);
    this.cells = cells;
    this.cluster = clusters(prompts);
    this.groups = groups(columns);
    this.besides = besides(columns);
  }

  static Grid of(List<StoredCell> stored) {
    Map<Column, Integer> columns = new LinkedHashMap<>();
    Map<String, Integer> rows = new HashMap<>();
    List<Prompt> prompts = new ArrayList<>();
    for (StoredCell s : stored) {
      columns.putIfAbsent(Column.of(s.cell().condition()), columns.size());
      Prompt p = s.cell().prompt();
      if (rows.putIfAbsent(p.id(), prompts.size()) == null) prompts.add(p);
    }
    @Nullable StoredCell[][] cells = new StoredCell[columns.size()][prompts.size()];
    for (StoredCell s : stored) {
      int c = columns.getOrDefault(Column.of(s.cell().condition()), -1);
      int p = rows.getOrDefault(s.cell().prompt().id(), -1);
      if (cells[c][p] != null)
        throw new BadInput(
            "prompt id '"
                + s.cell().prompt().id()
                + "' of '"
                + s.cell().condition().label()
                + "' was asked in two ways: with two texts, templates, stop strings or system texts;"
                + " give each text an id, or each way a model label, of its own");
      cells[c][p] = s;
    }
    return new Grid(List.copyOf(columns.keySet()), prompts, cells);
  }

  List<Column> columns() {
    return columns;
  }

  List<Prompt> prompts() {
    return prompts;
  }

  @Nullable StoredCell cell(int column, int prompt) {
    return cells[column][prompt];
  }

  /** The places of the models asked under one sampling and one elicitation, group by group. */
  List<int[]> groups() {
    return groups;
  }

  /** The elicitations of this column's model under its sampling, itself among them. */
  int[] besides(int column) {
    return besides[column];
  }

  private static int[][] besides(List<Column> columns) {
    int[][] besides = new int[columns.size()][];
    for (int c = 0; c < besides.length; c++) {
      Column own = columns.get(c);
      besides[c] =
          own.compared()
              ? IntStream.range(0, columns.size())
                  .filter(o -> columns.get(o).model().equals(own.model()))
                  .filter(o -> columns.get(o).sampling().equals(own.sampling()))
                  .toArray()
              : new int[] {c};
    }
    return besides;
  }

  /**
   * The prompt whose answers stand for "another prompt" beside this one's: the next, round about,
   * that is no paraphrase of it and in its language; −1 if there is none.
   */
  int other(int prompt) {
    for (int k = 1; k < prompts.size(); k++) {
      int q = (prompt + k) % prompts.size();
      if (cluster[q] != cluster[prompt] && language(q).equals(language(prompt))) return q;
    }
    return -1;
  }

  /** Paraphrases of one question have one number; every other prompt has its own. */
  int[] cluster() {
    return cluster;
  }

  /** The primary subtag of the prompt's language, {@code und} where it is not known. */
  String language(int prompt) {
    String tag = prompts.get(prompt).language();
    int end = 0;
    while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') end++;
    String primary = tag.substring(0, end).toLowerCase(Locale.ROOT);
    return primary.isEmpty() ? "und" : primary;
  }

  private static List<int[]> groups(List<Column> columns) {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.compared())
        groups
            .computeIfAbsent(
                List.of(column.sampling(), column.elicitation()), k -> new ArrayList<>())
            .add(c);
    }
    return groups.values().stream().map(g -> g.stream().mapToInt(c -> c).toArray()).toList();
  }

  private static int[] clusters(List<Prompt> prompts) {
    Map<String, Integer> families = new HashMap<>();
    int[] cluster = new int[prompts.size()];
    int next = 0;
    for (int p = 0; p < cluster.length; p++) {
      String family = prompts.get(p).family();
      Integer known = family == null ? null : families.putIfAbsent(family, next);
      cluster[p] = known == null ? next++ : known;
    }
    return cluster;
  }
}
