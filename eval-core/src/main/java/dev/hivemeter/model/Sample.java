package dev.hivemeter.model;

import java.util.Map;

/**
 * One slot's result within its cell.
 *
 * @param index the sample index, 0-based
 * @param extra further columns of an import, kept as text
 */
public record Sample(int index, Outcome outcome, Provenance provenance, Map<String, String> extra) {
  public Sample {
    if (index < 0) throw new IllegalArgumentException("sample index " + index + " is negative");
    extra = Map.copyOf(extra);
  }
}
