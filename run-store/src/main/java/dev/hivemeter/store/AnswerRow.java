package dev.hivemeter.store;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer as a file tells it.
 *
 * @param where file, row and line, for messages
 * @param sample its index; null where the file does not say
 * @param planned how many samples of its cell were asked for; 0 where the file does not say
 * @param part which part of a list the row has; null if of none, or once they are together
 * @param parts of the whole call, once they are together
 */
record AnswerRow(
    String where,
    Cell cell,
    @Nullable Integer sample,
    int planned,
    Outcome outcome,
    Provenance provenance,
    Map<String, String> extra,
    Aside aside,
    @Nullable PartRow part,
    List<Part> parts) {

  /** A call that brought one answer, or none, with nothing beside it. */
  AnswerRow(
      String where,
      Cell cell,
      @Nullable Integer sample,
      int planned,
      Outcome outcome,
      Provenance provenance,
      Map<String, String> extra) {
    this(where, cell, sample, planned, outcome, provenance, extra, Aside.NONE, null, List.of());
  }

  /** The same with all parts of its list. */
  AnswerRow with(List<Part> all) {
    return new AnswerRow(
        where, cell, sample, planned, outcome, provenance, extra, aside, null, List.copyOf(all));
  }

  Sample at(int index) {
    return new Sample(index, outcome, provenance, extra, parts);
  }
}
