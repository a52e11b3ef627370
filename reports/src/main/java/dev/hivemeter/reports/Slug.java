package dev.hivemeter.reports;

import java.util.Locale;

/** File names of our own making: lower-case letters, digits, dots and hyphens, nothing else. */
final class Slug {
  private Slug() {}

  /** {@code T = 0.7, list} becomes {@code t-0.7-list}. */
  static String of(String label) {
    String s = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    s = s.replaceAll("\\.{2,}", ".").replaceAll("^[-.]+|[-.]+$", "");
    if (s.length() > 60) s = s.substring(0, 60).replaceAll("[-.]+$", "");
    return s.isEmpty() ? "x" : s;
  }
}
