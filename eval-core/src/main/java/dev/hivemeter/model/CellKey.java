package dev.hivemeter.model;

import java.util.List;

/**
 * Identity of a cell.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record CellKey(String hex) implements Comparable<CellKey> {
  public CellKey {
    if (!hex.matches("[0-9a-f]{64}"))
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + hex);
  }

  /** Identity of the slot with this sample index, 64 hexadecimal digits. */
  public String slot(int sample) {
    return Sha256.ofFields(List.of("hivemeter-slot/1", hex, Integer.toString(sample)));
  }

  @Override
  public int compareTo(CellKey other) {
    return hex.compareTo(other.hex);
  }
}
