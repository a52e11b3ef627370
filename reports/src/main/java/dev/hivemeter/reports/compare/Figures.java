package dev.hivemeter.reports.compare;

import dev.hivemeter.score.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of a comparison, rounded here and nowhere else. */
public final class Figures {
  private static final double LEAST = 0.0001;

  private Figures() {}

  /** A score: 0.812, 12.31. */
  public static String score(double v) {
    return minus(String.format(Locale.ROOT, Math.abs(v) < 10 ? "%.3f" : "%.2f", v));
  }

  /** A change, with its sign: +0.021, −0.004. */
  public static String change(double v) {
    return signed(score(v));
  }

  /** An effect size, with its sign: −2.26. */
  static String effect(double v) {
    return signed(minus(String.format(Locale.ROOT, "%.2f", v)));
  }

  private static String signed(String s) {
    boolean nothing = s.chars().noneMatch(c -> c >= '1' && c <= '9');
    return nothing || s.startsWith("−") ? s : "+" + s;
  }

  /** A chance: 0.0312, below 0.0001 as such. */
  public static String chance(double p) {
    return p < LEAST ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** The same in a sentence, after "p": {@code = 0.0312}, {@code < 0.0001}. */
  public static String isChance(double p) {
    return p < LEAST ? "< 0.0001" : "= " + chance(p);
  }

  /** An interval and its method: +0.010 to +0.032 (t); a dash where there is none. */
  public static String interval(@Nullable Interval i) {
    return i == null ? "–" : change(i.low()) + " to " + change(i.high()) + " (" + i.method() + ")";
  }

  private static String minus(String s) {
    if (s.matches("-0(\\.0+)?")) return s.substring(1);
    return s.replace('-', '−');
  }
}
