package dev.hivemeter.probe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a canonical text.
 *
 * <p>A comma between digits: groups of three are thousands ({@code 1,024}) unless they start with
 * 0; else, where real numbers are asked for, it is a decimal comma ({@code 3,5}), and where whole
 * ones are, it stands between two numbers. In a list it is a decimal comma only where no number has
 * a point and something else separates them.
 */
final class Numerals {
  private static final String TAIL = "(?:[eE][-+]?\\d{1,3}(?![\\p{L}\\d]))?";
  private static final String SIGN = "(?:(?<![\\p{L}\\p{N})\\]])[-+])?";
  private static final String HEAD = "(?<![\\p{L}_\\d])(?<!\\d\\.)" + SIGN + "(?<![\\p{L}_\\d])";
  private static final String GROUPED = "[1-9]\\d{0,2}(?:,\\d{3})+(?![,\\d])(?:\\.\\d+)?";
  private static final String POINT = "(?:\\d+(?:\\.\\d+)?|\\.\\d+)" + TAIL;
  private static final String COMMA = "\\d+,\\d+" + TAIL;

  private static final Pattern PLAIN = Pattern.compile(HEAD + POINT);
  private static final Pattern WITH_GROUPS =
      Pattern.compile(HEAD + "(?:" + GROUPED + "|" + POINT + ")");
  private static final Pattern WITH_COMMA =
      Pattern.compile(HEAD + "(?:" + COMMA + "|" + POINT + ")");
  private static final Pattern WITH_BOTH =
      Pattern.compile(HEAD + "(?:" + GROUPED + "|" + COMMA + "|" + POINT + ")");
  private static final Pattern DECIMAL_POINT = Pattern.compile("\\d\\.\\d");
  private static final Pattern SEPARATED =
      Pattern.compile("\\d\\s*(?:;|\\n|,\\s+|\\s+)\\s*[-+]?\\d");

  private final boolean real;
  private final boolean list;
  private final double most;
  private final DoublePredicate known;

  /**
   * @param real whether real numbers are asked for
   * @param list whether several are
   * @param most the largest number of the law
   * @param known whether the law has the number
   */
  Numerals(boolean real, boolean list, double most, DoublePredicate known) {
    this.real = real;
    this.list = list;
    this.most = most;
    this.known = known;
  }

  List<Candidate> in(String text) {
    List<Candidate> found = new ArrayList<>();
    Matcher m = pattern(text).matcher(text);
    while (m.find()) {
      if (!stands(text, m.end())) continue;
      Candidate c = candidate(m.group(), m.start(), m.end());
      if (c != null) found.add(c);
    }
    return found;
  }

  private Pattern pattern(String text) {
    if (text.indexOf(',') < 0) return PLAIN;
    if (!list) return real ? WITH_BOTH : WITH_GROUPS;
    if (!real) return most >= 1000 ? WITH_GROUPS : PLAIN;
    boolean comma = !DECIMAL_POINT.matcher(text).find() && SEPARATED.matcher(text).find();
    return comma ? WITH_COMMA : PLAIN;
  }

  /** Whether what follows leaves it a number of its own: a unit may, a percent sign may not. */
  private boolean stands(String text, int end) {
    if (end >= text.length()) return true;
    char next = text.charAt(end);
    if (next == '%' || next == '_') return false;
    if (next == '.' && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1)))
      return false;
    return real || !Character.isLetter(next) || next > 0x2E7F;
  }

  private @Nullable Candidate candidate(String as, int from, int to) {
    String digits =
        as.matches(".*,\\d{3}(?:,.*|\\..*)?") && as.matches("[-+]?" + GROUPED)
            ? as.replace(",", "")
            : as.replace(',', '.');
    BigDecimal exact = new BigDecimal(digits.startsWith("+") ? digits.substring(1) : digits);
    double value = exact.doubleValue();
    if (!Double.isFinite(value)) return null;
    BigDecimal shortest = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    String name = shortest.toPlainString();
    return new Candidate(from, to, name, known.test(value), value, Math.max(0, exact.scale()));
  }
}
