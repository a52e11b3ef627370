package dev.hivemeter.store;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer as a file tells it.
 *
 * @param where file, row and line, for messages
 * @param sample its index; null where the file does not say
 * @param planned how many samples of its cell were asked for; 0 where the file does not say
 */
record AnswerRow(
    String where,
    Cell cell,
    @Nullable Integer sample,
    int planned,
    Outcome outcome,
    Provenance provenance,
    Map<String, String> extra,
    Aside aside) {

  /** An answer with nothing beside it. */
  AnswerRow(
      String where,
      Cell cell,
      @Nullable Integer sample,
      int planned,
      Outcome outcome,
      Provenance provenance,
      Map<String, String> extra) {
    this(where, cell, sample, planned, outcome, provenance, extra, Aside.NONE);
  }

  Sample at(int index) {
    return new Sample(index, outcome, provenance, extra);
  }
}
