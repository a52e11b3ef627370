package dev.hivemeter.probe;

import dev.hivemeter.probe.Extraction.Invalid;
import dev.hivemeter.probe.Extraction.Reason;
import java.util.List;

/** Values in an answer's order, or why there are none. */
sealed interface Found {
  record Values(List<Candidate> candidates) implements Found {
    public Values {
      candidates = List.copyOf(candidates);
    }
  }

  record None(Invalid invalid) implements Found {}

  static Found none(Reason reason, String detail) {
    return new None(new Invalid(reason, detail));
  }

  static Found format(String detail) {
    return none(Reason.FORMAT, detail);
  }
}
