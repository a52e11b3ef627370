package dev.hivemeter.metric;

import java.util.Arrays;

/** Numbers long keys 0, 1, 2 … in the order in which they are first seen, without boxing. */
final class LongInterner {
  private long[] keys = new long[64];
  private int[] ids = new int[64];
  private int size;

  LongInterner() {
    Arrays.fill(ids, -1);
  }

  int id(long key) {
    int slot = find(key);
    if (ids[slot] >= 0) return ids[slot];
    keys[slot] = key;
    ids[slot] = size;
    int id = size++;
    if (2 * size > keys.length) grow();
    return id;
  }

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
