package dev.hivemeter.providers;

import dev.hivemeter.model.Sha256;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The answers of {@code control:dice}: words drawn uniformly from a fixed list, 30 to 90 of them,
 * as many lengths alike.
 *
 * <p>The draw depends on the prompt's id and the sample index only, so a run can be made again; it
 * is the same under every condition.
 */
final class Dice {
  static final int SHORTEST = 30;
  static final int LONGEST = 90;

  private Dice() {}

  static String text(String promptId, int sample) {
    String hex = Sha256.ofFields(List.of("hivemeter-dice/1", promptId, Integer.toString(sample)));
    SplittableRandom random =
        new SplittableRandom(Long.parseUnsignedLong(hex.substring(0, 16), 16));
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (i > 0) text.append(' ');
      text.append(DiceWords.LIST.get(random.nextInt(DiceWords.LIST.size())));
    }
    return text.append('.').toString();
  }
}
