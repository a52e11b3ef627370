package dev.hivemeter.plan;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Study;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every cell of a study, in prompt order within condition order, and how its slots stand against
 * what a run already holds.
 *
 * @param cells by key, in the order in which they are worked
 * @param samples slots per cell, by the cell's key
 */
public record Plan(Map<CellKey, Cell> cells, Map<CellKey, Integer> samples) {

  /** How many slots are planned, already there, still open, and there but no longer planned. */
  public record Standing(long planned, long reused, long open, long orphaned) {}

  /** All cells of the study. Two prompts with one text share a cell; it is listed once. */
  public static Plan of(Study study) {
    Map<CellKey, Cell> cells = new LinkedHashMap<>();
    Map<CellKey, Integer> samples = new HashMap<>();
    Families families = new Families(study.prompts(), study.wordings());
    for (Condition c : study.conditions())
      for (Prompt p : study.prompts()) {
        Cell cell = new Cell(p, families.of(c, p));
        CellKey key = cell.key();
        cells.putIfAbsent(key, cell);
        samples.merge(key, study.samples(p), Math::max);
      }
    return new Plan(cells, samples);
  }

  /** Slots of one planned cell. */
  public int samples(CellKey key) {
    return samples.getOrDefault(key, 0);
  }

  /**
   * Every planned slot but these, to be passed where settled ones are: so that only these are open.
   */
  public Map<CellKey, BitSet> allBut(Map<CellKey, BitSet> open) {
    Map<CellKey, BitSet> others = new LinkedHashMap<>();
    for (CellKey key : cells.keySet()) {
      BitSet bits = new BitSet(samples(key));
      bits.set(0, samples(key));
      BitSet left = open.get(key);
      if (left != null) bits.andNot(left);
      others.put(key, bits);
    }
    return others;
  }

  /** Where the plan stands, given the settled sample indexes of each cell. */
  public Standing standing(Map<CellKey, BitSet> settled) {
    long planned = samples.values().stream().mapToLong(Integer::longValue).sum();
    long reused = 0;
    long there = 0;
    for (Map.Entry<CellKey, BitSet> e : settled.entrySet()) {
      there += e.getValue().cardinality();
      reused += e.getValue().get(0, samples(e.getKey())).cardinality();
    }
    return new Standing(planned, reused, planned - reused, there - reused);
  }

  /** Labels of the models that have open slots. */
  public Set<String> openModels(Map<CellKey, BitSet> settled) {
    Set<String> models = new HashSet<>();
    cells.forEach(
        (key, cell) -> {
          BitSet done = settled.get(key);
          if (done == null || done.nextClearBit(0) < samples(key))
            models.add(cell.condition().model().label());
        });
    return models;
  }

  /** The open sample indexes of one cell, ascending. */
  public List<Integer> open(CellKey cell, Map<CellKey, BitSet> settled) {
    BitSet done = settled.getOrDefault(cell, new BitSet());
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < samples(cell); i++) if (!done.get(i)) open.add(i);
    return open;
  }

  /** The keys of all planned cells. */
  public Set<CellKey> keys() {
    return cells.keySet();
  }
}
