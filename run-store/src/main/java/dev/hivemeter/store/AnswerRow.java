package dev.hivemeter.store;

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
    Map<String, String> extra) {

  Sample at(int index) {
    return new Sample(index, outcome, provenance, extra);
  }
}
