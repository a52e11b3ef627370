package dev.hivemeter.reports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The one place where numbers are rounded. */
final class Fmt {
  /** How a measure is written. */
  enum Kind {
    COSINE,
    SHARE,
    SMALL,
    LENGTH
  }

  private static final String NARROW_SPACE = "\u202f";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Fmt() {}

  /** By the measure's name: shares and rates are percentages. */
  static Kind kind(String name) {
    if (name.startsWith("share-") || name.startsWith("similarity-range") || name.endsWith("-rate"))
      return Kind.SHARE;
    if (name.startsWith("length")) return Kind.LENGTH;
    return name.equals("mmd2") ? Kind.SMALL : Kind.COSINE;
  }

  static String number(Kind kind, double v) {
    return switch (kind) {
      case COSINE -> fixed(v, 2);
      case SMALL -> fixed(v, 3);
      case LENGTH -> fixed(v, v < 10 ? 1 : 0);
      case SHARE -> percent(v);
    };
  }

  /** 0 %, 0.4 %, 12 %, 100 %; what is neither none nor all never prints as either. */
  static String percent(double v) {
    double p = 100 * v;
    if (p > 0 && p < 0.05) return "<0.1" + NARROW_SPACE + "%";
    if (p < 100 && p >= 99.95) return ">99.9" + NARROW_SPACE + "%";
    boolean whole = p == 0 || (p >= 9.95 && p < 99.5) || p == 100;
    return fixed(p, whole ? 0 : 1) + NARROW_SPACE + "%";
  }

  /** 12,345. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String day(Instant t) {
    return DAY.format(t);
  }

  /** An axis tick: one digit. */
  static String tick(double v) {
    return fixed(v, 1);
  }

  private static String fixed(double v, int digits) {
    String s = String.format(Locale.ROOT, "%." + digits + "f", v);
    return s.matches("-0(\\.0+)?") ? s.substring(1) : s;
  }
}
