package dev.hivemeter.prompts.mine;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Outcome.Answered;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Unasked;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.prompts.mine.Reading.Read;
import dev.hivemeter.prompts.mine.Reading.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts votes: a query is kept when more than half of the readable replies keep it. A tie decides
 * nothing. The categories are those that more than half of the winning votes name, or, where there
 * is none, those that are named most often.
 */
public final class Ballot {
  private Ballot() {}

  /**
   * @param outcomes of every reply there is
   * @param planned how many there should be
   */
  public static Judged of(Collection<Outcome> outcomes, int planned) {
    List<Verdict> verdicts = new ArrayList<>();
    @Nullable String why = null;
    int settled = 0;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Failed) continue;
      settled++;
      Reading reading =
          outcome instanceof Answered a
              ? VerdictReader.read(a.text())
              : new Unread("the reply is " + outcome.name());
      if (reading instanceof Read r) verdicts.add(r.verdict());
      else if (reading instanceof Unread u && why == null) why = u.why();
    }
    if (settled < planned) return new Unasked();
    if (verdicts.isEmpty()) return new Undecided(why == null ? "there is no reply" : why);
    long keeping = verdicts.stream().filter(Verdict::kept).count();
    if (2 * keeping == verdicts.size())
      return new Undecided("the votes are " + keeping + " to " + keeping);
    boolean kept = 2 * keeping > verdicts.size();
    List<Verdict> winning = verdicts.stream().filter(v -> v.kept() == kept).toList();
    Verdict first = winning.get(0);
    return new Decided(
        new Verdict(
            first.openEnded(),
            first.several(),
            categories(winning),
            first.unknown(),
            first.confidence()),
        verdicts.size(),
        winning.size());
  }

  private static Set<Category> categories(List<Verdict> votes) {
    Map<Category, Integer> named = new EnumMap<>(Category.class);
    for (Verdict v : votes) for (Category c : v.categories()) named.merge(c, 1, Integer::sum);
    Set<Category> most = EnumSet.noneOf(Category.class);
    if (named.isEmpty()) return most;
    int top = Collections.max(named.values());
    int needed = 2 * top > votes.size() ? votes.size() / 2 + 1 : top;
    named.forEach(
        (category, n) -> {
          if (n >= needed) most.add(category);
        });
    return most;
  }
}
