package dev.hivemeter.prompts.mine;

/** A set of 64-bit numbers at 8 to 16 bytes each: a million texts seen cost 16 MB, not 100. */
final class LongSet {
  private long[] table = new long[1 << 10];
  private int size;
  private boolean zero;

  /** Whether the number was not there yet. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    if (2 * (size + 1) > table.length) grow();
    if (!put(table, value)) return false;
    size++;
    return true;
  }

  private void grow() {
    if (table.length > 1 << 29) throw new IllegalStateException("more than 2^29 texts");
    long[] larger = new long[2 * table.length];
    for (long value : table) if (value != 0) put(larger, value);
    table = larger;
  }

  /** The numbers are hashes, so their low bits are as good as any. */
  private static boolean put(long[] table, long value) {
    int mask = table.length - 1;
    for (int i = (int) value & mask; ; i = (i + 1) & mask) {
      if (table[i] == value) return false;
      if (table[i] == 0) {
        table[i] = value;
        return true;
      }
    }
  }
}
