package dev.hivemeter.prompts.mine;

import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.BinaryAgreement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a classifier's verdicts compare with a labelled sample. "Yes" is: keep it.
 *
 * <p>Replies that cannot be read are no verdict: they are counted apart and stand in none of the
 * other numbers. Categories are compared on the queries that label and verdict both call open.
 *
 * @param all over every query with a verdict
 * @param clear without the borderline ones
 * @param unparsedOpen queries labelled open whose reply cannot be read
 * @param unparsedClosed the same of those labelled closed
 * @param unasked queries that still wait for a reply
 * @param exact share of the compared queries on which both name the same set
 * @param one share on which they name at least one category in common
 * @param categories precision and recall of each category, in the taxonomy's order
 */
public record Agreement(
    BinaryAgreement all,
    BinaryAgreement clear,
    int unparsedOpen,
    int unparsedClosed,
    int unasked,
    Score exact,
    Score one,
    Map<Category, OfCategory> categories) {

  /**
   * One category.
   *
   * @param labelled compared queries that are labelled with it
   * @param named compared queries that the classifier names it for
   * @param precision of those named, the share that is labelled so
   * @param recall of those labelled, the share for which it is named
   */
  public record OfCategory(int labelled, int named, Score precision, Score recall) {}

  /**
   * @param judged one for each labelled query, in the same order
   */
  public static Agreement of(List<Labelled> sample, List<Judged> judged) {
    if (sample.size() != judged.size())
      throw new IllegalArgumentException(sample.size() + " labels, " + judged.size() + " verdicts");
    Table all = new Table();
    Table clear = new Table();
    int unparsedOpen = 0;
    int unparsedClosed = 0;
    int unasked = 0;
    List<Set<Category>> labels = new ArrayList<>();
    List<Set<Category>> named = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      Labelled label = sample.get(i);
      if (judged.get(i) instanceof Judged.Unasked) unasked++;
      if (judged.get(i) instanceof Judged.Undecided) {
        if (label.open()) unparsedOpen++;
        else unparsedClosed++;
      }
      if (!(judged.get(i) instanceof Decided d)) continue;
      boolean kept = d.verdict().kept();
      all.count(label.open(), kept);
      if (!label.borderline()) clear.count(label.open(), kept);
      if (label.open() && kept) {
        labels.add(label.categories());
        named.add(d.verdict().categories());
      }
    }
    int exact = 0;
    int one = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).equals(named.get(i))) exact++;
      if (labels.get(i).stream().anyMatch(named.get(i)::contains)) one++;
    }
    String none = "no query is called open by both";
    return new Agreement(
        all.agreement(),
        clear.agreement(),
        unparsedOpen,
        unparsedClosed,
        unasked,
        BinaryAgreement.share(exact, labels.size(), none),
        BinaryAgreement.share(one, labels.size(), none),
        categories(labels, named));
  }

  /** Share of all replies that cannot be read. */
  public Score unparsed() {
    int unread = unparsedOpen + unparsedClosed;
    return BinaryAgreement.share(unread, unread + all.n(), "no reply came");
  }

  private static Map<Category, OfCategory> categories(
      List<Set<Category>> labels, List<Set<Category>> named) {
    Map<Category, OfCategory> all = new EnumMap<>(Category.class);
    for (Category c : Category.values()) {
      int inLabel = 0;
      int inVerdict = 0;
      int inBoth = 0;
      for (int i = 0; i < labels.size(); i++) {
        boolean label = labels.get(i).contains(c);
        boolean verdict = named.get(i).contains(c);
        if (label) inLabel++;
        if (verdict) inVerdict++;
        if (label && verdict) inBoth++;
      }
      all.put(
          c,
          new OfCategory(
              inLabel,
              inVerdict,
              BinaryAgreement.share(inBoth, inVerdict, "never named"),
              BinaryAgreement.share(inBoth, inLabel, "not among the labels")));
    }
    return all;
  }

  private static final class Table {
    private final int[] cells = new int[4];

    void count(boolean label, boolean judge) {
      cells[(judge ? 0 : 2) + (label ? 0 : 1)]++;
    }

    BinaryAgreement agreement() {
      return new BinaryAgreement(cells[0], cells[1], cells[2], cells[3]);
    }
  }
}
