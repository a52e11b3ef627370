package dev.hivemeter.model;

import java.util.List;
import java.util.Map;

/**
 * One slot's result within its cell.
 *
 * @param index the sample index, 0-based
 * @param extra further columns of an import, kept as text
 * @param parts the answers of a call that was asked for a list and brought one, in its order; empty
 *     otherwise
 */
public record Sample(
    int index,
    Outcome outcome,
    Provenance provenance,
    Map<String, String> extra,
    List<Part> parts) {
  public Sample {
    if (index < 0) throw new IllegalArgumentException("sample index " + index + " is negative");
    extra = Map.copyOf(extra);
    parts = List.copyOf(parts);
    if (!parts.isEmpty() && !(outcome instanceof Outcome.Answered))
      throw new IllegalArgumentException("parts of a sample that is " + outcome.name());
  }

  /** The result of a call that was asked for one answer, or brought no list. */
  public Sample(int index, Outcome outcome, Provenance provenance, Map<String, String> extra) {
    this(index, outcome, provenance, extra, List.of());
  }
}
