package dev.hivemeter.reports;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One headline number, the same number at every setting on a common scale from 0 to 1, and what it
 * is read against.
 *
 * @param question in words
 * @param big at the reference setting
 * @param without the same without answers that are refusals; null where refusals are rare
 * @param at the reference setting's label
 * @param of on how many of the run's prompts the number rests; empty where on all
 * @param explained what the number is, one sentence
 * @param legend the marks' names by class
 */
record Card(
    String question,
    Num big,
    @Nullable Num without,
    String at,
    String of,
    String explained,
    List<Strip> strips,
    List<Legend> legend) {

  /** One setting on the scale. */
  record Strip(String label, boolean reference, Num main, List<Mark> marks) {
    boolean hasInterval() {
      return main.low() != null && main.high() != null;
    }

    String low() {
      Double v = main.low();
      return place(v == null ? 0 : v);
    }

    String high() {
      Double v = main.high();
      return place(v == null ? 0 : v);
    }
  }

  /** Something the number is read against, drawn where it has a value. */
  record Mark(String kind, Num at) {}

  /** What a mark means. */
  record Legend(String kind, String label) {}

  /** A place on the scale, in units of the drawing. */
  static String place(double v) {
    return String.format(Locale.ROOT, "%.1f", 6 + 188 * Math.max(0, Math.min(1, v)));
  }
}
