package dev.hivemeter.reports;

import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is printed, with its company.
 *
 * @param value unrounded; null when there is none
 * @param text rounded; an en dash when there is none
 * @param metric id with version, empty for a plain count
 * @param company n, interval and method in words, or the reason why there is no number
 */
record Num(
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    String text,
    String metric,
    String company) {
  static final String NONE = "–";

  static Num undefined(String metric, String reason) {
    return new Num(null, null, null, NONE, metric, reason);
  }

  /** The reason of a number that the run has no row for. */
  static final String NOT_COMPUTED = "not computed in this run";

  /** A count or a word that needs no company. */
  static Num plain(String text) {
    return new Num(null, null, null, text, "", "");
  }

  /**
   * A stored score.
   *
   * @param row null where the run has none
   * @param name of the measure, for the case of null
   */
  static Num of(@Nullable ScoreRow row, String name) {
    if (row == null) return undefined(name, NOT_COMPUTED);
    if (row.score() instanceof Score.Undefined u)
      return undefined(row.metric(), Plain.of(u.reason()));
    Score.Value v = (Score.Value) row.score();
    Fmt.Kind kind = Fmt.kind(ScoreIndex.name(row.metric()));
    List<String> company = new ArrayList<>();
    Interval i = v.interval();
    if (i != null)
      company.add(
          "95\u00a0% interval "
              + Fmt.number(kind, i.low())
              + " to "
              + Fmt.number(kind, i.high())
              + " ("
              + i.method()
              + ")");
    company.add("n = " + Fmt.count(v.n()) + " " + unit(row));
    if (i == null && row.scope() != Scope.POOL) company.add("no interval");
    return new Num(
        v.value(),
        i == null ? null : i.low(),
        i == null ? null : i.high(),
        Fmt.number(kind, v.value()),
        row.metric(),
        String.join(" · ", company));
  }

  /** What n counts: answers of a pool, else prompts but for a few measures. */
  private static String unit(ScoreRow row) {
    if (row.scope() == Scope.POOL) return "answers";
    return switch (ScoreIndex.name(row.metric())) {
      case "answers-measured", "answers-blank" -> "answers";
      case "cross-prompt-null-p99" -> "pools of answers to different prompts";
      default -> "prompts";
    };
  }

  /** The middle of an end that differs from model to model. */
  static Num between(String name, double low, double high) {
    Fmt.Kind kind = Fmt.kind(name);
    return new Num(
        (low + high) / 2,
        low,
        high,
        Fmt.number(kind, low) + "–" + Fmt.number(kind, high),
        name,
        "smallest to largest over the models");
  }

  /** The same with more company. */
  Num with(String more) {
    if (more.isEmpty()) return this;
    return new Num(
        value, low, high, text, metric, company.isEmpty() ? more : company + " · " + more);
  }

  /** The same with more behind it, where there is a number. */
  Num after(String more) {
    return value == null ? this : new Num(value, low, high, text + more, metric, company);
  }

  boolean missing() {
    return value == null && text.equals(NONE);
  }

  /** Whether there is something to be said about it. */
  boolean hasCompany() {
    return !company.isEmpty();
  }

  double or(double other) {
    return value == null ? other : value;
  }

  /** Without the sign of percent, for figures whose scale says it. */
  String bare() {
    return text.replace(Fmt.PERCENT, "");
  }

  /** The interval alone, rounded; empty where there is none. */
  String interval() {
    if (low == null || high == null) return "";
    Fmt.Kind kind = Fmt.kind(ScoreIndex.name(metric));
    return Fmt.number(kind, low) + "–" + Fmt.number(kind, high);
  }
}
