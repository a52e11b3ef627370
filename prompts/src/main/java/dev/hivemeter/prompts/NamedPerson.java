package dev.hivemeter.prompts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs that an English prompt names a person: two capitalised words in a row where no sentence
 * begins, or a title before one.
 *
 * <p>It reads capitals, not names. It does not know who lives, misses a single name ("what would
 * Shakespeare say"), a name at the start of a sentence and a name in lower case, and suspects
 * titles of works and companies. Words of places, institutions, days and nations are let pass, and
 * texts that are capitalised throughout.
 */
final class NamedPerson {
  private static final String CAPITAL = "\\p{Lu}\\p{Ll}[\\p{L}'’-]*";
  private static final Pattern TITLED =
      Pattern.compile(
          "\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|President|Senator|Chancellor|King|Queen|"
              + "Prince|Princess|Pope)\\b\\.? "
              + CAPITAL);
  private static final Pattern PAIR =
      Pattern.compile("(?<![\\p{L}\\p{N}'’-])(" + CAPITAL + ") (?:\\p{Lu}\\. )?(" + CAPITAL + ")");

  /** After these, and at the start of a line, a capital says nothing. */
  private static final String SENTENCE_ENDS = ".!?:;…\"“”'‘([«»–—*#>-";

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Begin the name of a place, so that the word after them belongs to it. */
  private static final Set<String> BEGIN_PLACES =
      words(
          "new north south east west northern southern eastern western central"
              + " upper lower old great grand united san santa los las saint st lake"
              + " mount cape port fort middle");

  private static final Set<String> NO_NAMES =
      words(
          "street road avenue lane square park garden gardens river sea ocean"
              + " bay island islands mountain mountains valley desert forest coast"
              + " county city town village kingdom states state republic union empire"
              + " nations world university college school academy institute museum"
              + " gallery theatre theater church cathedral abbey temple bridge"
              + " station airport hall house castle palace tower hotel bank court"
              + " parliament senate congress council ministry department office party"
              + " act law constitution war wars age era century revolution day eve"
              + " week year prize award cup league games olympics olympic christmas"
              + " easter bible quran torah english german french spanish italian"
              + " portuguese dutch irish scottish welsh british european american"
              + " canadian mexican brazilian african indian chinese japanese korean"
              + " russian polish turkish greek roman arab arabic jewish muslim"
              + " christian catholic buddhist hindu latin asian australian africa"
              + " america asia europe australia england britain scotland wales"
              + " ireland france germany spain italy india china japan russia canada"
              + " mexico brazil monday tuesday wednesday thursday friday saturday"
              + " sunday january february march april may june july august september"
              + " october november december");

  private NamedPerson() {}

  /** The words that look like a name; empty when none do. */
  static Optional<String> sign(String text) {
    Matcher titled = TITLED.matcher(text);
    if (titled.find()) return Optional.of(titled.group());
    if (isTitleCase(text)) return Optional.empty();
    Matcher pair = PAIR.matcher(text);
    int from = 0;
    while (pair.find(from)) {
      boolean place = BEGIN_PLACES.contains(plain(pair.group(1)));
      from = place ? pair.end() : pair.start(2);
      if (!place
          && !beginsSentence(text, pair.start())
          && !NO_NAMES.contains(plain(pair.group(1)))
          && !NO_NAMES.contains(plain(pair.group(2)))) return Optional.of(pair.group());
    }
    return Optional.empty();
  }

  private static boolean beginsSentence(String text, int at) {
    int i = at - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i)))
      if (text.charAt(i--) == '\n') return true;
    return i < 0 || SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("['’]s$", "");
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  private static boolean isTitleCase(String text) {
    int words = 0;
    int capitals = 0;
    for (String word : SPACES.split(text.strip())) {
      words++;
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) capitals++;
    }
    return words >= 4 && 2 * capitals > words;
  }
}
