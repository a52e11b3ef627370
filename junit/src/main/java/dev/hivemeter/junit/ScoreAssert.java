package dev.hivemeter.junit;

import dev.hivemeter.library.Measured;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about one number. A measure that is Undefined passes none of them but {@link
 * #isUndefined}: what was not measured is neither below nor above a limit.
 *
 * <p>The number in a message is rounded away from the limit, so that it never seems to hold.
 */
public final class ScoreAssert extends AbstractAssert<ScoreAssert, Measured> {
  private final @Nullable AnswersAssert origin;
  private final AnswersAssert.Company company;

  ScoreAssert(@Nullable Measured actual, AnswersAssert origin, AnswersAssert.Company company) {
    super(actual, ScoreAssert.class);
    this.origin = origin;
    this.company = company;
  }

  ScoreAssert(@Nullable Measured actual, String below) {
    super(actual, ScoreAssert.class);
    this.origin = null;
    this.company = () -> below;
  }

  /** The value is less than this. */
  public ScoreAssert isBelow(double limit) {
    Score.Value v = value("below", limit);
    if (!(v.value() < limit)) fail(v, "below", limit);
    return this;
  }

  /** The value is this or less. */
  public ScoreAssert isAtMost(double limit) {
    Score.Value v = value("at most", limit);
    if (!(v.value() <= limit)) fail(v, "at most", limit);
    return this;
  }

  /** The value is more than this. */
  public ScoreAssert isAbove(double limit) {
    Score.Value v = value("above", limit);
    if (!(v.value() > limit)) fail(v, "above", limit);
    return this;
  }

  /** The value is this or more. */
  public ScoreAssert isAtLeast(double limit) {
    Score.Value v = value("at least", limit);
    if (!(v.value() >= limit)) fail(v, "at least", limit);
    return this;
  }

  /** The whole 95 % interval is below this; a number without an interval fails. */
  public ScoreAssert hasIntervalBelow(double limit) {
    Interval i = interval("below", limit);
    if (!(i.high() < limit)) failInterval(i.high(), "reaches up to", "below", limit);
    return this;
  }

  /** The whole 95 % interval is above this; a number without an interval fails. */
  public ScoreAssert hasIntervalAbove(double limit) {
    Interval i = interval("above", limit);
    if (!(i.low() > limit)) failInterval(i.low(), "reaches down to", "above", limit);
    return this;
  }

  /** There is no number, for instance because there are too few answers. */
  public ScoreAssert isUndefined() {
    isNotNull();
    if (actual.score() instanceof Score.Value v)
      throw failure("%s", id() + " is " + v.value() + ", but must be Undefined" + company.text());
    return this;
  }

  /**
   * Back to the answers, for the next measure.
   *
   * @throws IllegalStateException if this did not begin with answers
   */
  public AnswersAssert returnToAnswers() {
    if (origin == null)
      throw new IllegalStateException("this assertion began with a number, not with answers");
    return origin;
  }

  private Score.Value value(String relation, double limit) {
    isNotNull();
    if (Double.isNaN(limit)) throw new IllegalArgumentException("the limit is NaN");
    if (actual.score() instanceof Score.Value v) return v;
    String reason = actual.score() instanceof Score.Undefined u ? u.reason() : "";
    throw failure(
        "%s",
        id()
            + " is Undefined ("
            + reason
            + "), but must be "
            + relation
            + " "
            + Away.limit(limit)
            + ": what was not measured passes no limit"
            + company.text());
  }

  private Interval interval(String relation, double limit) {
    Score.Value v = value(relation, limit);
    Interval i = v.interval();
    if (i != null) return i;
    throw failure(
        "%s",
        id()
            + " is "
            + Away.from(limit, v.value())
            + " ("
            + n(v)
            + ") and has no interval, which must be "
            + relation
            + " "
            + Away.limit(limit)
            + company.text());
  }

  private void fail(Score.Value v, String relation, double limit) {
    throw failure(
        "%s",
        id()
            + " is "
            + Away.from(limit, v.value())
            + " ("
            + n(v)
            + "), but must be "
            + relation
            + " "
            + Away.limit(limit)
            + company.text());
  }

  private void failInterval(double end, String reaches, String relation, double limit) {
    throw failure(
        "%s",
        id()
            + "'s 95 % interval "
            + reaches
            + " "
            + Away.from(limit, end)
            + ", but must be "
            + relation
            + " "
            + Away.limit(limit)
            + company.text());
  }

  private String id() {
    return actual.definition().id();
  }

  private static String n(Score.Value v) {
    return "n = " + v.n();
  }
}
