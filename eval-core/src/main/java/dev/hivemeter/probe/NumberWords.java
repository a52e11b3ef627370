package dev.hivemeter.probe;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English number words as digits: {@code twenty-one} is 21, {@code a hundred and five} 105, {@code
 * minus four} −4, {@code zero point seven} 0.7.
 *
 * <p>{@code one} stays a word where it is a pronoun, as in {@code here is one:} or {@code one of
 * them}.
 */
final class NumberWords {
  private static final Map<String, Integer> SMALL = new HashMap<>();
  private static final Map<Integer, String> WORDS_OF = new HashMap<>();

  static {
    String[] units = {
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
      "thirteen",
      "fourteen",
      "fifteen",
      "sixteen",
      "seventeen",
      "eighteen",
      "nineteen"
    };
    for (int i = 0; i < units.length; i++) SMALL.put(units[i], i);
    String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    for (int i = 0; i < tens.length; i++) SMALL.put(tens[i], 20 + 10 * i);
    for (Map.Entry<String, Integer> e : SMALL.entrySet()) WORDS_OF.put(e.getValue(), e.getKey());
    SMALL.put("fourty", 40);
  }

  private static final String UNIT = "(?:one|two|three|four|five|six|seven|eight|nine)";
  private static final String BELOW_100 =
      "(?:(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)(?:[- ]"
          + UNIT
          + ")?|"
          + "zero|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
          + UNIT
          + ")";
  private static final String BELOW_1000 =
      "(?:(?:" + UNIT + "|an?)[- ]hundred(?:(?: and |[- ])" + BELOW_100 + ")?|" + BELOW_100 + ")";
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'])(?<sign>minus |negative )?(?:"
              + "(?<thousands>"
              + BELOW_1000
              + "|an?)[- ]thousand(?:(?: and |[,]? |-)(?<rest>"
              + BELOW_1000
              + "))?|(?<whole>"
              + BELOW_1000
              + "))(?: point(?<decimals>(?:[ -](?:zero|oh|"
              + UNIT
              + "))+))?(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRONOUN_BEFORE =
      Pattern.compile(
          "(?:\\b(?:this|that|the|another|which|any|each|every|no|some|good|here's|here is|only|"
              + "lucky|random|just|new|last|first|have|you|is)\\s*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PRONOUN_AFTER =
      Pattern.compile("^(?:\\s+[a-z]|:\\s*\\S|-[a-z])", Pattern.CASE_INSENSITIVE);

  private NumberWords() {}

  /** The text with its number words as digits. */
  static String digits(String text) {
    if (!mayHold(text)) return text;
    Matcher m = WORDS.matcher(text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (m.find()) {
      String found = m.group();
      if (found.equalsIgnoreCase("one") && isPronoun(text, m.start(), m.end())) continue;
      out.append(text, from, m.start()).append(value(m));
      from = m.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Spares texts of digits alone the pattern. */
  private static boolean mayHold(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++)
      if (Character.isLetter(text.charAt(i)) && ++letters == 3) return true;
    return false;
  }

  /** The word of a number from 0 to 100, {@code twenty-one}. */
  static Optional<String> word(int number) {
    if (number == 100) return Optional.of("one hundred");
    String whole = WORDS_OF.get(number);
    if (whole != null) return Optional.of(whole);
    String tens = WORDS_OF.get(number / 10 * 10);
    String units = WORDS_OF.get(number % 10);
    return number > 100 || tens == null || units == null
        ? Optional.empty()
        : Optional.of(tens + "-" + units);
  }

  private static boolean isPronoun(String text, int start, int end) {
    String before = text.substring(Math.max(0, start - 12), start);
    String after = text.substring(end, Math.min(text.length(), end + 4));
    if (PRONOUN_AFTER.matcher(after).find()) return true;
    Matcher m = PRONOUN_BEFORE.matcher(before);
    return m.find() && !m.group().strip().equalsIgnoreCase("is");
  }

  private static String value(Matcher m) {
    long whole =
        m.group("whole") != null
            ? below1000(m.group("whole"))
            : 1000L * below1000(m.group("thousands"))
                + (m.group("rest") == null ? 0 : below1000(m.group("rest")));
    StringBuilder out = new StringBuilder();
    if (m.group("sign") != null) out.append('-');
    out.append(whole);
    if (m.group("decimals") != null) {
      out.append('.');
      for (String digit : m.group("decimals").strip().split("[ -]"))
        out.append(digit.equalsIgnoreCase("oh") ? 0 : below1000(digit));
    }
    return out.toString();
  }

  private static int below1000(String words) {
    int value = 0;
    for (String word : words.toLowerCase(Locale.ROOT).split("[- ]")) {
      if (word.equals("and")) continue;
      if (word.equals("a") || word.equals("an")) value += 1;
      else if (word.equals("hundred")) value *= 100;
      else value += SMALL.getOrDefault(word, 0);
    }
    return value;
  }
}
