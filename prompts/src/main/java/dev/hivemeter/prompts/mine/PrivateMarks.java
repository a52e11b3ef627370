package dev.hivemeter.prompts.mine;

import java.util.regex.Pattern;

/**
 * Signs that a text holds what should not be published: an e-mail address, a telephone, card or
 * account number, a key, or the mark that something of the kind was taken out.
 *
 * <p>Coarse on purpose: a query too many is left out rather than one too few. Names, addresses and
 * stories about people are not recognised; whoever publishes mined prompts reads them first.
 */
final class PrivateMarks {
  private static final Pattern MARKS =
      Pattern.compile(
          String.join(
              "|",
              // E-mail addresses, written out or half hidden.
              "[\\p{L}\\p{N}._%+-]+\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}-]+(?:\\.|\\(dot\\)|\\[dot\\])\\p{L}{2,}",
              // Nine digits or more, as telephone, card and social security numbers have; no
              // decimals.
              "(?<![\\p{N}.])(?!\\p{N}+\\.\\p{N}+(?![\\p{N}.]))\\+?\\p{N}(?:[ ().\\-/]{0,2}\\p{N}){8,}(?!\\p{N})",
              "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b",
              // Keys by their usual beginnings, and long runs that mix letters and digits.
              "\\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}",
              "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
              "\\bgh[pousr]_[A-Za-z0-9]{20,}",
              "\\bxox[abprs]-[A-Za-z0-9-]{10,}",
              "\\bAIza[A-Za-z0-9_-]{30,}",
              "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}",
              "-----BEGIN [A-Z ]*(?:KEY|CERTIFICATE)-----",
              "(?<![A-Za-z0-9])(?=[A-Za-z0-9]*\\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{32,}(?![A-Za-z0-9])",
              // Name and password in an address.
              "\\b[a-z][a-z0-9+.-]*://[^\\s/:@]+:[^\\s/@]+@",
              "PRESIDIO_ANONYMIZED|\\[REDACTED\\]"));

  private PrivateMarks() {}

  static boolean in(String text) {
    return MARKS.matcher(text).find();
  }
}
