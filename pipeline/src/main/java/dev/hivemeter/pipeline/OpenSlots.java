package dev.hivemeter.pipeline;

import dev.hivemeter.model.Approach;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The open slots of one cell.
 *
 * @param byTurn how many there are of each turn or wording
 * @param chains how many can be asked side by side: conversations, or slots that follow on nothing
 * @param longest how many follow each other in the longest of them
 */
record OpenSlots(int[] byTurn, int chains, int longest) {

  static OpenSlots of(Approach approach, @Nullable BitSet settled, int samples) {
    BitSet open = new BitSet(samples);
    open.set(0, samples);
    if (settled != null) open.andNot(settled);
    int[] byTurn = new int[approach.cycle()];
    int chains = 0;
    int longest = 0;
    int last = -1;
    int length = 0;
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      byTurn[i % byTurn.length]++;
      int chain = approach instanceof Approach.InContext ? approach.together(i) : i;
      if (chain != last) {
        chains++;
        length = 0;
      }
      last = chain;
      longest = Math.max(longest, ++length);
    }
    return new OpenSlots(byTurn, chains, longest);
  }

  int count() {
    int n = 0;
    for (int of : byTurn) n += of;
    return n;
  }
}
