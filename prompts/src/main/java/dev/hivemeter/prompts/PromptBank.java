package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * The prompts that ship with Hivemeter, written for it: open-ended questions as people type them.
 *
 * <ul>
 *   <li>{@code core}: thirteen prompts for each category. The order goes round the taxonomy, so
 *       that the first 17 cover every category once, the first 34 twice, and a short study is still
 *       a wide one.
 *   <li>{@code quick}: the first 34 of core, two for each category; a small model can answer them
 *       in a few sentences.
 *   <li>{@code paraphrases}: the first 51 of core, each followed by four other wordings of the same
 *       question under the same family.
 *   <li>{@code multilingual}: thirty questions in English, German, Spanish and Chinese. They are
 *       translations, not paraphrases: one tag {@code meaning:…}, no family.
 *   <li>{@code probes}: questions that state a law, such as a fair coin's. {@code controls}:
 *       questions with one right answer. Those tagged {@code quick} suit small models.
 * </ul>
 *
 * <p>Ids and texts of a published bank do not change: recordings are matched by them. {@link #hash}
 * tells two versions apart.
 */
public final class PromptBank {
  /** Under which the prompts may be used, as an SPDX identifier: that of the whole project. */
  public static final String LICENCE = "Apache-2.0";

  /** Begins the tag that translations of one question share. */
  public static final String MEANING = "meaning:";

  private static final String PARAPHRASES = "paraphrases";

  private static final List<Bank> BANKS =
      List.of(
          Bank.whole("core", "open-ended prompts over 17 categories"),
          Bank.tagged("quick", "core", "the first of core, for a first run"),
          Bank.whole(PARAPHRASES, "51 prompts of core in five wordings each"),
          Bank.whole("multilingual", "30 questions in English, German, Spanish and Chinese"),
          Bank.whole(
              "probes", "questions with a known law: can a model be random when asked to be?"),
          Bank.whole(
              "controls", "questions with one right answer: does a model agree with itself?"));

  private PromptBank() {}

  /** The banks there are. */
  public static List<String> names() {
    return BANKS.stream().map(Bank::name).toList();
  }

  /**
   * What a bank is for, in a line.
   *
   * @throws BadInput when there is no bank of this name
   */
  public static String about(String name) {
    return bank(name).about();
  }

  /**
   * The prompts of a bank in bank order.
   *
   * @throws BadInput when there is no bank of this name
   */
  public static List<Prompt> load(String name) {
    return bank(name).load();
  }

  /** Every shipped prompt that has paraphrases, and these: families whole, one after another. */
  public static List<Prompt> paraphrases() {
    return load(PARAPHRASES);
  }

  /**
   * SHA-256 over ids and texts in their order: what must be the same for two runs to have asked the
   * same. Categories and tags are left out, they change nothing a model sees.
   */
  public static String hash(List<Prompt> prompts) {
    List<String> fields = new ArrayList<>();
    for (Prompt p : prompts) {
      fields.add(p.id());
      fields.add(p.text());
    }
    return Sha256.ofFields(fields);
  }

  private static Bank bank(String name) {
    for (Bank bank : BANKS) if (bank.name().equals(name)) return bank;
    throw new BadInput(
        "there is no prompt bank '"
            + name
            + "'"
            + Nearest.hint(name, names())
            + " (the banks are "
            + String.join(", ", names())
            + "; your own prompts are named with file: instead)");
  }
}
