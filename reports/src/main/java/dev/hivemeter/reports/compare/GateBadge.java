package dev.hivemeter.reports.compare;

import dev.hivemeter.compare.GateCheck.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A gate's verdict as a small picture: SVG without styles, scripts or fonts of others. */
public final class GateBadge {
  /** What stands in the beginning of each. */
  public static final String MARK = "<!-- hivemeter badge -->";

  private static final int LEFT = 72;
  private static final double LETTER = 6.6;

  private GateBadge() {}

  /**
   * @param verdict null where the comparison was refused
   */
  public static String of(@Nullable Verdict verdict) {
    String word = verdict == null ? "refused" : verdict.label().toLowerCase(Locale.ROOT);
    String colour =
        verdict == Verdict.PASS ? "#19703a" : verdict == Verdict.FAIL ? "#b3261e" : "#6b5300";
    int right = (int) Math.ceil(word.length() * LETTER) + 14;
    int width = LEFT + right;
    String text =
        "font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\" fill=\"#fff\""
            + " text-anchor=\"middle\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
        + width
        + "\" height=\"20\" viewBox=\"0 0 "
        + width
        + " 20\" role=\"img\" aria-labelledby=\"t\">\n"
        + MARK
        + "\n<title id=\"t\">hivemeter gate: "
        + word
        + "</title>\n<rect width=\""
        + LEFT
        + "\" height=\"20\" fill=\"#3a3f47\"/>\n<rect x=\""
        + LEFT
        + "\" width=\""
        + right
        + "\" height=\"20\" fill=\""
        + colour
        + "\"/>\n<text x=\""
        + LEFT / 2
        + "\" y=\"14\" "
        + text
        + " aria-hidden=\"true\">hivemeter</text>\n<text x=\""
        + (LEFT + right / 2)
        + "\" y=\"14\" "
        + text
        + " aria-hidden=\"true\">"
        + word
        + "</text>\n</svg>\n";
  }
}
