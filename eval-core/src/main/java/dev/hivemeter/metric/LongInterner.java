package dev.hivemeter.metric;

/** Numbers long keys 0, 1, 2 … in the order in which they are first seen, without boxing. */
final class LongInterner {
  /** Of each slot its key, then its number plus 1: side by side, as they are read together. */
  private long[] slots;

  private int mask;
  private int size;

  LongInterner() {
    this(0);
  }

  /**
   * @param expected how many calls there will be; more than that is no mistake, but takes longer
   */
  LongInterner(int expected) {
    int count = 2 * Integer.highestOneBit(Math.min(1 << 27, Math.max(32, expected)));
    slots = new long[2 * count];
    mask = count - 1;
  }

  /** The key's number; a new one if it was not seen before. */
  int id(long key) {
    int at = find(key);
    if (slots[at + 1] > 0) return (int) slots[at + 1] - 1;
    slots[at] = key;
    slots[at + 1] = ++size;
    int id = size - 1;
    if (4L * size > 3L * mask) grow();
    return id;
  }

  /** How many different keys were seen. */
  int size() {
    return size;
  }

  private int find(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (h ^ (h >>> 32)) & mask;
    while (slots[2 * slot + 1] > 0 && slots[2 * slot] != key) slot = (slot + 1) & mask;
    return 2 * slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    mask = slots.length / 2 - 1;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] == 0) continue;
      int at = find(old[i]);
      slots[at] = old[i];
      slots[at + 1] = old[i + 1];
    }
  }
}
