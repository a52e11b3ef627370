package dev.hivemeter.store;

import dev.hivemeter.model.Part;
import dev.hivemeter.tables.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a row of an export of answers tells of a list of which its answer is a part.
 *
 * @param of how many parts the list has; null where the row does not say
 */
record PartRow(int number, Part part, @Nullable Integer of) {

  /** Null for a row that is a call's only answer, or none. */
  static @Nullable PartRow of(Row row, ExactRow exact) {
    Integer number = row.optionalInt("part");
    String reply = exact.text("reply");
    if (number == null || (number == 0 && reply == null)) return null;
    if (number < 0) throw row.problem("part", "0 or a larger whole number");
    if (number > 0 && reply != null)
      throw row.problem("reply", "nothing but in the row of the first part");
    Double probability = row.optionalDouble("probability");
    if (probability != null && !(probability >= 0 && probability <= 1))
      throw row.problem("probability", "a number from 0 to 1");
    String text = exact.required("response");
    if (text.isBlank()) throw row.problem("response", "a text that is not blank");
    return new PartRow(
        number,
        new Part(text, probability, Boolean.TRUE.equals(row.optionalBoolean("cut"))),
        row.optionalInt("parts"));
  }
}
