package dev.hivemeter.prompts;

import java.util.BitSet;
import java.util.List;

/** Which of many texts nearly repeat an earlier one. */
public final class NearCopies {
  private NearCopies() {}

  /**
   * Positions of the texts that share {@link Validator#NEAR} of their words with an earlier text
   * that is not such a copy itself. So the first of a group stays, and what is like a copy but not
   * like what stays, stays too.
   */
  public static BitSet of(List<String> texts) {
    BitSet copies = new BitSet();
    for (NearDuplicates.Pair pair :
        NearDuplicates.of(texts.stream().map(Tokens::of).toList(), Validator.NEAR))
      if (!copies.get(pair.first())) copies.set(pair.second());
    return copies;
  }
}
