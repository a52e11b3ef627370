package dev.hivemeter.metric;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which scripts texts are written, by their language or by themselves. */
public final class Scripts {
  /** Scripts (ISO 15924), then the languages (ISO 639) that are written in these and no others. */
  private static final List<String> LANGUAGES =
      List.of(
          "Latn: af br ca ceb co cs cy da de en eo es et eu fi fil fo fr fy ga gd gl gn haw hr ht"
              + " hu id ig is it jv la lb lt lv mg mi ms mt nb nl nn no ny oc pl pt qu rm ro rw sk"
              + " sl sm sn so sq st su sv sw tl tn to tr ts vi wo xh yo zu",
          "Cyrl: be bg ky mk ru tg tt uk",
          "Latn Cyrl: az bs sr tk uz",
          "Cyrl Latn Arab: kk",
          "Cyrl Mong: mn",
          "Latn Arab: ha ku",
          "Arab: ar ckb fa ps ug ur",
          "Arab Deva: ks sd",
          "Guru Arab: pa",
          "Hebr: he iw yi",
          "Grek: el",
          "Armn: hy",
          "Geor: ka",
          "Ethi: am ti",
          "Deva: bho hi mai mr ne sa",
          "Beng: as bn",
          "Gujr: gu",
          "Orya: or",
          "Taml: ta",
          "Telu: te",
          "Knda: kn",
          "Mlym: ml",
          "Sinh: si",
          "Thai: th",
          "Laoo: lo",
          "Mymr: my",
          "Khmr: km",
          "Tibt: bo dz",
          "Hani Bopo: yue zh",
          "Hani Hira Kana: ja",
          "Hang Hani: ko");

  private static final Map<String, Set<UnicodeScript>> BY_LANGUAGE = byLanguage();

  private static final Set<UnicodeScript> HAN_AND_KANA =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA);

  private Scripts() {}

  /**
   * In which a text of this language may be written.
   *
   * @param tag BCP 47; a script in it decides, as in {@code sr-Latn}
   * @return null where the language is unknown
   */
  public static @Nullable Set<UnicodeScript> ofLanguage(String tag) {
    String[] subtags = tag.split("[-_]");
    Set<UnicodeScript> usual = BY_LANGUAGE.get(subtags[0].toLowerCase(Locale.ROOT));
    for (String subtag : subtags) {
      if (subtag.length() != 4 || subtag.equals(subtags[0])) continue;
      try {
        return EnumSet.of(UnicodeScript.forName(subtag));
      } catch (IllegalArgumentException e) {
        // Hans, Hant, Jpan, Kore: names of several scripts or of a part of one
        return usual;
      }
    }
    return usual;
  }

  /**
   * In which most words of a text are written, and what goes with it: Han, kana and Bopomofo with
   * each other, Han with Hangul.
   *
   * @param tokens of the scanner
   * @return null where no script has more than half of the tokens with letters
   */
  public static @Nullable Set<UnicodeScript> ofText(List<String> tokens) {
    Map<UnicodeScript, Integer> counts = new HashMap<>();
    int lettered = 0;
    for (String token : tokens) {
      UnicodeScript script = ofToken(token);
      if (script == null) continue;
      lettered++;
      UnicodeScript of = HAN_AND_KANA.contains(script) ? UnicodeScript.HAN : script;
      counts.merge(of, 1, Integer::sum);
    }
    for (Map.Entry<UnicodeScript, Integer> e : counts.entrySet()) {
      if (2 * e.getValue() <= lettered) continue;
      return switch (e.getKey()) {
        case HAN -> HAN_AND_KANA;
        case HANGUL -> EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN);
        default -> EnumSet.of(e.getKey());
      };
    }
    return null;
  }

  /** The script of a token's first letter that has one; null for numbers, signs and emoji. */
  static @Nullable UnicodeScript ofToken(String token) {
    for (int i = 0; i < token.length(); ) {
      int c = token.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) continue;
      if (c < 0x80) return UnicodeScript.LATIN;
      UnicodeScript script = UnicodeScript.of(c);
      if (script != UnicodeScript.COMMON
          && script != UnicodeScript.INHERITED
          && script != UnicodeScript.UNKNOWN) return script;
    }
    return null;
  }

  private static Map<String, Set<UnicodeScript>> byLanguage() {
    Map<String, Set<UnicodeScript>> by = new HashMap<>();
    for (String line : LANGUAGES) {
      String[] sides = line.split(": ");
      Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
      for (String script : sides[0].split(" ")) scripts.add(UnicodeScript.forName(script));
      for (String language : sides[1].split(" ")) by.put(language, scripts);
    }
    return by;
  }
}
