package dev.hivemeter.metric;

import java.util.Arrays;

/** Numbers long keys, without boxing. */
final class LongInterner {
  private long[] keys;
  private int[] ids;
  private int size;

  LongInterner() {
    this(32);
  }

  /**
   * @param expected how many calls there will be: up to that many the table does not grow
   */
  LongInterner(int expected) {
    int slots = Integer.highestOneBit(Math.max(32, expected)) * 4;
    keys = new long[slots];
    ids = new int[slots];
    Arrays.fill(ids, -1);
  }

  /** The number of this key: 0, 1, 2 … in the order in which keys are first seen. */
  int id(long key) {
    return id(key, size);
  }

  /**
   * The number of this key.
   *
   * @param fresh its number from now on if it was not seen before; not negative
   */
  int id(long key, int fresh) {
    int slot = find(key);
    if (ids[slot] >= 0) return ids[slot];
    keys[slot] = key;
    ids[slot] = fresh;
    size++;
    if (2 * size > keys.length) grow();
    return fresh;
  }

  /** How many different keys were seen. */
  int size() {
    return size;
  }

  private int find(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (h ^ (h >>> 32)) & (keys.length - 1);
    while (ids[slot] >= 0 && keys[slot] != key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new long[2 * oldKeys.length];
    ids = new int[2 * oldIds.length];
    Arrays.fill(ids, -1);
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] < 0) continue;
      int slot = find(oldKeys[i]);
      keys[slot] = oldKeys[i];
      ids[slot] = oldIds[i];
    }
  }
}
