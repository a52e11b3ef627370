package dev.hivemeter.between;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Maximal repeats: runs of tokens that occur in two or more different texts, of two or more models,
 * and that lose an occurrence when they are made longer by one token at either end.
 *
 * <p>Found by a walk over the intervals of the suffix array that have a common prefix, each with
 * the models, the text and the token before that its suffixes have in common. Cost O(N).
 *
 * @see <a href="https://doi.org/10.1016/S1570-8667(03)00065-0">Abouelhoda, Kurtz and Ohlebusch
 *     2004</a>
 */
final class Repeats {
  private static final int MIXED = -2;

  /**
   * One of them.
   *
   * @param from its first suffix in the order
   * @param to behind its last
   * @param length in tokens
   * @param models how many models have it
   */
  record Repeat(int from, int to, int length, int models) {}

  private final Texts texts;
  private final SuffixArray suffixes;
  private final int least;
  private final List<Repeat> found = new ArrayList<>();
  private Group[] stack = new Group[0];
  private int depth;

  private Repeats(Texts texts, SuffixArray suffixes, int least) {
    this.texts = texts;
    this.suffixes = suffixes;
    this.least = least;
  }

  /** All of {@code least} tokens or more. */
  static List<Repeat> of(Texts texts, SuffixArray suffixes, int least) {
    Repeats walk = new Repeats(texts, suffixes, least);
    walk.run();
    return walk.found;
  }

  private void run() {
    int n = suffixes.order().length;
    Group carry = new Group(texts.models.length == 0 ? 0 : texts.models[0].length);
    for (int i = 1; i <= n; i++) {
      int common = i < n ? suffixes.common()[i] : 0;
      int length = common >= least ? common : 0;
      if (depth == 0 && length == 0) continue;
      carry.leaf(i - 1);
      while (depth > 0 && top().length > length) {
        top().add(carry);
        emit(top(), i);
        carry.copy(top());
        depth--;
      }
      if (length == 0) continue;
      if (depth > 0 && top().length == length) top().add(carry);
      else push(carry, length);
    }
  }

  private Group top() {
    return stack[depth - 1];
  }

  private void push(Group carry, int length) {
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, 2 * depth + 8);
      for (int k = depth; k < stack.length; k++) stack[k] = new Group(carry.models.length);
    }
    stack[depth].copy(carry);
    stack[depth].length = length;
    depth++;
  }

  private void emit(Group group, int to) {
    if (group.before != MIXED || group.text != MIXED) return;
    int models = 0;
    for (long word : group.models) models += Long.bitCount(word);
    if (models >= 2) found.add(new Repeat(group.from, to, group.length, models));
  }

  /** Suffixes that stand together, and what they have in common. */
  private final class Group {
    private final long[] models;
    private int from;
    private int length;
    private int before;
    private int text;

    Group(int words) {
      models = new long[words];
    }

    void leaf(int at) {
      int position = suffixes.order()[at];
      from = at;
      text = texts.textOf[position];
      before = position == 0 ? -1 : texts.symbols[position - 1];
      System.arraycopy(texts.models[text], 0, models, 0, models.length);
    }

    void copy(Group other) {
      from = other.from;
      before = other.before;
      text = other.text;
      System.arraycopy(other.models, 0, models, 0, models.length);
    }

    void add(Group other) {
      if (before != other.before) before = MIXED;
      if (text != other.text) text = MIXED;
      for (int w = 0; w < models.length; w++) models[w] |= other.models[w];
    }
  }
}
