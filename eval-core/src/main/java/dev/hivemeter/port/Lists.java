package dev.hivemeter.port;

import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.Collection;

/**
 * What came of calls that were asked for lists of answers.
 *
 * @param replies calls whose reply is a text
 * @param unparsed of them, those in which no list can be read
 * @param fewer lists with fewer answers than were asked for
 * @param more lists with more
 * @param answers in all lists
 * @param unstated answers without a stated probability, where probabilities were asked for
 */
public record Lists(int replies, int unparsed, int fewer, int more, int answers, int unstated) {
  private static final Lists NONE = new Lists(0, 0, 0, 0, 0, 0);

  /** Over the planned samples of these cells; those that were asked for one answer do not count. */
  public static Lists of(RunReader run, Collection<StoredCell> cells) {
    Lists all = NONE;
    for (StoredCell cell : cells)
      if (cell.cell().condition().elicitation().approach() instanceof Listed list)
        for (Sample s : run.plannedSamples(cell)) all = all.and(s, list);
    return all;
  }

  private Lists and(Sample s, Listed list) {
    if (s.outcome() instanceof Outcome.Unparsed)
      return new Lists(replies + 1, unparsed + 1, fewer, more, answers, unstated);
    int n = s.parts().size();
    if (n == 0) return this;
    long silent =
        list.form() == Listed.Form.VERBALISED
            ? s.parts().stream().filter(p -> p.probability() == null).count()
            : 0;
    return new Lists(
        replies + 1,
        unparsed,
        fewer + (n < list.k() ? 1 : 0),
        more + (n > list.k() ? 1 : 0),
        answers + n,
        unstated + (int) silent);
  }
}
