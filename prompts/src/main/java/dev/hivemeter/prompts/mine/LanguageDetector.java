package dev.hivemeter.prompts.mine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Guesses the language of a short text with Apache OpenNLP's model of 103 languages.
 *
 * <p>Queries are short, and rare languages win on odd words: so only the languages that most logs
 * are written in can be guessed, and the one that is looked for. Of a text without a letter nothing
 * is guessed. Not for several threads.
 */
public final class LanguageDetector {
  private static final String MODEL = "/langdetect-183.bin";

  private static final Set<String> USUAL =
      Set.of(
          "en", "es", "fr", "de", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg",
          "sr", "hr", "el", "tr", "ar", "he", "fa", "hi", "ur", "bn", "ta", "te", "th", "vi", "id",
          "ms", "zh", "ja", "ko", "sv", "da", "no", "fi", "et", "lv", "lt", "ca");

  private final LanguageDetectorME detector;

  private LanguageDetector(LanguageDetectorME detector) {
    this.detector = detector;
  }

  /** Reads the model, which takes a second or two. */
  public static LanguageDetector open() {
    try (InputStream in =
        Objects.requireNonNull(
            LanguageDetectorME.class.getResourceAsStream(MODEL),
            "the model is on the class path")) {
      return new LanguageDetector(new LanguageDetectorME(new LanguageDetectorModel(in)));
    } catch (IOException e) {
      throw new IllegalStateException("the shipped language model cannot be read", e);
    }
  }

  /**
   * The likeliest language.
   *
   * @param wanted can be guessed although it is rare
   */
  Optional<Language> of(String text, Language wanted) {
    if (text.codePoints().noneMatch(Character::isLetter)) return Optional.empty();
    return Arrays.stream(detector.predictLanguages(text))
        .flatMap(l -> Language.named(l.getLang()).stream())
        .filter(l -> l.equals(wanted) || USUAL.contains(l.tag()))
        .findFirst();
  }
}
