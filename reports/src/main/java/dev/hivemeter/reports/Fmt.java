package dev.hivemeter.reports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The one place where numbers are rounded. */
final class Fmt {
  /** How a measure is written. */
  enum Kind {
    COSINE,
    SHARE,
    SMALL,
    LENGTH,
    /** An effective number: of answers, classes, models. */
    EFFECTIVE,
    WHOLE,
    /** A probability of chance. */
    CHANCE
  }

  private static final List<String> SHARES =
      List.of(
          "share-",
          "shared-run-",
          "cross-model-shared-run-",
          "similarity-range-",
          "pair-range-",
          "probe-invalid",
          "probe-mode-share",
          "probe-answer-mass",
          "probe-unlisted-mass",
          "control-");
  private static final List<String> EFFECTIVES =
      List.of("vendi-", "classes-", "distinct-classes-", "effective-classes-");

  /** What stands behind a share. */
  static final String PERCENT = "\u202f%";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Fmt() {}

  /** By the measure's name: shares and rates are percentages. */
  static Kind kind(String name) {
    if (SHARES.stream().anyMatch(name::startsWith) || name.endsWith("-rate")) return Kind.SHARE;
    if (name.equals("probe-effective-number")) return Kind.EFFECTIVE;
    if (name.startsWith("probe-") && name.endsWith("-p")) return Kind.CHANCE;
    if (name.startsWith("length")) return Kind.LENGTH;
    if (EFFECTIVES.stream().anyMatch(name::startsWith)) return Kind.EFFECTIVE;
    if (name.startsWith("prompts-") || name.startsWith("answers-")) return Kind.WHOLE;
    return name.equals("mmd2") ? Kind.SMALL : Kind.COSINE;
  }

  static String number(Kind kind, double v) {
    return switch (kind) {
      case COSINE -> fixed(v, 2);
      case SMALL -> fixed(v, 3);
      case LENGTH -> fixed(v, v < 10 ? 1 : 0);
      case EFFECTIVE -> fixed(v, v < 10 ? 2 : 1);
      case WHOLE -> count(Math.round(v));
      case SHARE -> percent(v);
      case CHANCE -> v < 0.001 ? "<0.001" : fixed(v, 3);
    };
  }

  /** 0 %, 0.4 %, 12 %, 100 %; what is neither none nor all never prints as either. */
  static String percent(double v) {
    double p = 100 * v;
    if (p > 0 && p < 0.05) return "<0.1" + PERCENT;
    if (p < 100 && p >= 99.95) return ">99.9" + PERCENT;
    boolean whole = p == 0 || (p >= 9.95 && p < 98.95) || p == 100;
    return fixed(p, whole ? 0 : 1) + PERCENT;
  }

  /** 12,345. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String day(Instant t) {
    return DAY.format(t);
  }

  private static String fixed(double v, int digits) {
    String s = String.format(Locale.ROOT, "%." + digits + "f", v);
    return s.matches("-0(\\.0+)?") ? s.substring(1) : s;
  }
}
