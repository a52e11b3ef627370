package dev.hivemeter.pipeline;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Outcome;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The open slots of one model, sample by sample over all its cells, so that an interrupted run
 * holds pools of nearly equal size. Nothing is listed ahead: a million slots cost no memory.
 *
 * <p>A slot of a conversation is given out when its predecessors are settled, and then before
 * others; one whose predecessor failed is not given out at all.
 */
final class SlotQueue {

  /** One open slot. */
  record Slot(CellKey key, Cell cell, int sample) {}

  private final List<Map.Entry<CellKey, Cell>> cells;
  private final Map<CellKey, BitSet> settled;
  private final ToIntFunction<CellKey> samples;
  private final int most;
  private final Deque<Slot> following = new ArrayDeque<>();
  private int sample;
  private int next;
  private int waiting;

  /**
   * @param samples planned slots of each cell
   */
  SlotQueue(
      List<Map.Entry<CellKey, Cell>> cells,
      Map<CellKey, BitSet> settled,
      ToIntFunction<CellKey> samples) {
    this.cells = cells;
    this.settled = settled;
    this.samples = samples;
    this.most = cells.stream().mapToInt(e -> samples.applyAsInt(e.getKey())).max().orElse(0);
  }

  /** The next open slot that can be asked now, or null when there is none. */
  synchronized @Nullable Slot next() {
    Slot follower = following.poll();
    if (follower != null) return follower;
    while (sample < most) {
      while (next < cells.size()) {
        Map.Entry<CellKey, Cell> e = cells.get(next++);
        Slot slot = new Slot(e.getKey(), e.getValue(), sample);
        if (sample < samples.applyAsInt(slot.key)
            && isOpen(slot.key, sample)
            && predecessors(slot).stream().noneMatch(i -> isOpen(slot.key, i))) return slot;
      }
      next = 0;
      sample++;
    }
    return null;
  }

  /**
   * Told when a slot has its outcome on disk. Whoever tells asks {@link #next} again: the slot that
   * follows on this one may be there then.
   */
  synchronized void settled(Slot slot, Outcome outcome) {
    int of = samples.applyAsInt(slot.key);
    int after = slot.sample + 1;
    while (after < of && follows(slot, after) && !isOpen(slot.key, after)) after++;
    if (after >= of || !follows(slot, after)) return;
    if (!(outcome instanceof Outcome.Failed)) {
      following.add(new Slot(slot.key, slot.cell, after));
      return;
    }
    for (; after < of && follows(slot, after); after++) if (isOpen(slot.key, after)) waiting++;
  }

  /** Slots that are not asked because one before them in their conversation failed. */
  synchronized int waiting() {
    return waiting;
  }

  private static boolean follows(Slot slot, int after) {
    return slot.cell.condition().elicitation().approach().predecessors(after).contains(slot.sample);
  }

  private static List<Integer> predecessors(Slot slot) {
    return slot.cell.condition().elicitation().approach().predecessors(slot.sample);
  }

  /** Whether it was open when the room was opened. */
  private boolean isOpen(CellKey key, int index) {
    BitSet done = settled.get(key);
    return done == null || !done.get(index);
  }
}
