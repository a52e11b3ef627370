package dev.hivemeter.pipeline;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open slots of one model, sample by sample over all its cells, so that an interrupted run
 * holds pools of nearly equal size. Nothing is listed ahead: a million slots cost no memory.
 */
final class SlotQueue {

  /** One open slot. */
  record Slot(CellKey key, Cell cell, int sample) {}

  private final List<Map.Entry<CellKey, Cell>> cells;
  private final Map<CellKey, BitSet> settled;
  private final int samples;
  private int sample;
  private int next;

  SlotQueue(List<Map.Entry<CellKey, Cell>> cells, Map<CellKey, BitSet> settled, int samples) {
    this.cells = cells;
    this.settled = settled;
    this.samples = samples;
  }

  /** The next open slot, or null when there is none left. */
  synchronized @Nullable Slot next() {
    while (sample < samples) {
      while (next < cells.size()) {
        Map.Entry<CellKey, Cell> e = cells.get(next++);
        BitSet done = settled.get(e.getKey());
        if (done == null || !done.get(sample)) return new Slot(e.getKey(), e.getValue(), sample);
      }
      next = 0;
      sample++;
    }
    return null;
  }
}
