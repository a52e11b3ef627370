package dev.hivemeter.scoring;

import dev.hivemeter.score.Score;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prompts whose language the embedder does not know: what its vectors say of their answers means
 * little, so it is Undefined. Scores keep a short reason, the same in every run; people read it in
 * words.
 */
public final class OtherLanguage {
  /** The reason that scores keep. */
  static final String REASON = "language";

  /** Of a prompt whose language nobody told. */
  private static final String UNKNOWN = "und";

  /** What follows the reason of a mean for which other prompts have other reasons. */
  private static final String SOME = " (on ";

  private static final int NAMED = 5;

  private OtherLanguage() {}

  /**
   * Whether a prompt's language is told and is none of the embedder's.
   *
   * @param language BCP 47; {@code und} where it is not known
   * @param known the embedder's; empty where nobody says them, or it knows all
   */
  public static boolean is(String language, Set<String> known) {
    return !known.isEmpty() && !language.equals(UNKNOWN) && !known.contains(language);
  }

  /** {@code language, ar, is none of the embedder's (en)}: to be said after whose it is. */
  public static String clause(Collection<String> languages, Set<String> known) {
    List<String> all = new TreeSet<>(languages).stream().toList();
    String some = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    if (all.size() > NAMED) some += " and " + (all.size() - NAMED) + " more";
    return (all.size() == 1 ? "language, " + some + ", is" : "languages, " + some + ", are")
        + " none of the embedder's ("
        + String.join(", ", new TreeSet<>(known))
        + ")";
  }

  /**
   * The score, its reason in words where it is this one.
   *
   * @param languages of the prompts that it is Undefined for
   * @param next what can be done
   */
  public static Score inWords(
      Score score, Collection<String> languages, Set<String> known, String next) {
    if (!(score instanceof Score.Undefined u) || languages.isEmpty()) return score;
    if (!u.reason().equals(REASON) && !u.reason().startsWith(REASON + SOME)) return score;
    return new Score.Undefined(
        (languages.size() == 1 ? "the prompt's " : "the prompts' ")
            + clause(languages, known)
            + u.reason().substring(REASON.length())
            + "; "
            + next);
  }
}
