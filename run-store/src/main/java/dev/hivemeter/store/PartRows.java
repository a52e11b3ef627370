package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the rows of one call's list together again; they stand one after the other. */
final class PartRows {
  private @Nullable AnswerRow first;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Takes the next row of a file.
   *
   * @return the rows that are whole by now: none, one or two
   */
  List<AnswerRow> take(AnswerRow row) {
    PartRow part = row.part();
    if (part != null && part.number() > 0) {
      AnswerRow open = first;
      if (open == null || part.number() != parts.size() || !sameSlot(open, row))
        throw new BadInput(
            row.where()
                + ": part "
                + part.number()
                + " of a call does not follow on part "
                + (part.number() - 1)
                + " of it; the rows of one call stand together and in their order");
      parts.add(part.part());
      return List.of();
    }
    List<AnswerRow> whole = new ArrayList<>(finish());
    if (part == null) {
      whole.add(row);
    } else {
      first = row;
      parts.add(part.part());
    }
    return whole;
  }

  /** What is still open at the end of a file. */
  List<AnswerRow> finish() {
    AnswerRow open = first;
    if (open == null) return List.of();
    PartRow part = open.part();
    if (part != null && part.of() != null && part.of() != parts.size())
      throw new BadInput(
          open.where()
              + ": the call brought "
              + part.of()
              + " answers, but the file holds "
              + parts.size()
              + " of them; the rows of one call stand together and in their order, none left out");
    List<AnswerRow> whole = List.of(open.with(parts));
    first = null;
    parts.clear();
    return whole;
  }

  private static boolean sameSlot(AnswerRow a, AnswerRow b) {
    return Objects.equals(a.sample(), b.sample()) && a.cell().key().equals(b.cell().key());
  }
}
