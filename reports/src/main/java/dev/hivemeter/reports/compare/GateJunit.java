package dev.hivemeter.reports.compare;

import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateCheck.Check;
import dev.hivemeter.compare.GateCheck.Verdict;

/**
 * A gate's verdicts as JUnit XML, which every CI server reads. FAIL is a failure; what cannot be
 * decided, and a comparison that was refused, are errors, so that no server shows them green; a
 * condition that the baseline does not have is skipped.
 */
public final class GateJunit {
  /** What stands in the beginning of each. */
  public static final String MARK = "<testsuites name=\"hivemeter gate\"";

  private final StringBuilder cases = new StringBuilder();
  private int tests;
  private int failures;
  private int errors;
  private int skipped;

  private GateJunit() {}

  /** The verdicts. */
  public static String of(GateCheck gate) {
    GateJunit xml = new GateJunit();
    for (Check c : gate.checks()) xml.add(c);
    for (String only : gate.only()) {
      xml.skipped++;
      xml.open(only, "not in the baseline");
      xml.cases
          .append(">\n      <skipped message=\"")
          .append(
              attribute(
                  "the baseline has no such condition, so there is nothing to hold it against"))
          .append("\"/>\n    </testcase>\n");
    }
    return xml.document(GateWords.whole(gate));
  }

  /** A gate that gives no verdict. */
  public static String refused(Refused refused) {
    GateJunit xml = new GateJunit();
    for (String reason : refused.reasons()) {
      xml.errors++;
      xml.open("comparability", refused.rule());
      xml.child("error", "refused", reason);
    }
    return xml.document("REFUSED: " + refused.sentence());
  }

  private void add(Check c) {
    open(c.condition(), c.rule().label());
    if (c.verdict() == Verdict.PASS) {
      cases.append(">\n      <system-out>");
      cases.append(text(GateWords.line(c))).append("</system-out>\n    </testcase>\n");
    } else if (c.verdict() == Verdict.FAIL) {
      failures++;
      child("failure", "collapse", GateWords.line(c));
    } else {
      errors++;
      child("error", "cannot-decide", GateWords.line(c));
    }
  }

  private void open(String classname, String name) {
    tests++;
    cases
        .append("    <testcase classname=\"")
        .append(attribute(classname))
        .append("\" name=\"")
        .append(attribute(name))
        .append("\" time=\"0\"");
  }

  private void child(String element, String type, String message) {
    cases
        .append(">\n      <")
        .append(element)
        .append(" type=\"")
        .append(type)
        .append("\" message=\"")
        .append(attribute(message))
        .append("\">")
        .append(text(message))
        .append("</")
        .append(element)
        .append(">\n    </testcase>\n");
  }

  private String document(String whole) {
    String counts =
        " tests=\""
            + tests
            + "\" failures=\""
            + failures
            + "\" errors=\""
            + errors
            + "\" skipped=\""
            + skipped
            + "\" time=\"0\"";
    String all = counts.replace(" skipped=\"" + skipped + "\"", "");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + MARK
        + all
        + ">\n  <testsuite name=\"hivemeter gate\""
        + counts
        + ">\n"
        + cases
        + "    <system-out>"
        + text(whole)
        + "</system-out>\n  </testsuite>\n</testsuites>\n";
  }

  private static String text(String text) {
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String attribute(String text) {
    return text(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
  }

  /** Without what XML 1.0 cannot hold, not even as a reference. */
  private static String legal(String text) {
    StringBuilder b = new StringBuilder();
    text.codePoints().filter(GateJunit::isLegal).forEach(b::appendCodePoint);
    return b.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
