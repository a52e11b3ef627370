package dev.hivemeter.tables;

/**
 * What is read at most, so that a hostile or broken file ends in a message and not in an exhausted
 * machine.
 *
 * @param fieldChars UTF-16 units of one field
 * @param rowChars UTF-16 units of one row with its syntax
 * @param ratio decompressed over compressed bytes, from {@code ratioFrom} decompressed bytes on
 * @param ratioFrom below this size no ratio is too high
 */
public record Caps(int fieldChars, int rowChars, int ratio, long ratioFrom) {
  /** 16 Mi units a field, 64 Mi a row, 300 : 1 from 16 MiB on. */
  public static final Caps DEFAULT = new Caps(1 << 24, 1 << 26, 300, 1L << 24);

  public Caps {
    if (fieldChars < 1 || rowChars < fieldChars || ratio < 1 || ratioFrom < 0)
      throw new IllegalArgumentException("caps must be positive, a row's at least a field's");
  }
}
