package dev.hivemeter.prompts.mine;

import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Unasked;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.prompts.mine.Sieve.Sieved;
import java.util.List;

/**
 * How many queries went how far.
 *
 * @param sieved what the filters did
 * @param asked queries that were to be asked about
 * @param unasked of them, those that still wait for a reply
 * @param unparsed those whose replies cannot be read
 * @param closed those judged not open-ended
 * @param open those judged open-ended
 * @param oneAnswer of the open ones, those judged to have one good answer all the same
 * @param kept the rest of the open ones
 */
public record Funnel(
    Sieved sieved,
    int asked,
    int unasked,
    int unparsed,
    int closed,
    int open,
    int oneAnswer,
    int kept) {

  /** Counts what came of every query that was asked about. */
  public static Funnel of(Sieved sieved, List<Mined> mined) {
    int unasked = 0;
    int unparsed = 0;
    int closed = 0;
    int oneAnswer = 0;
    int kept = 0;
    for (Mined m : mined) {
      if (m.judged() instanceof Unasked) unasked++;
      else if (m.judged() instanceof Undecided) unparsed++;
      else if (m.judged() instanceof Decided d) {
        if (d.verdict().kept()) kept++;
        else if (d.verdict().openEnded()) oneAnswer++;
        else closed++;
      }
    }
    return new Funnel(
        sieved, mined.size(), unasked, unparsed, closed, oneAnswer + kept, oneAnswer, kept);
  }
}
