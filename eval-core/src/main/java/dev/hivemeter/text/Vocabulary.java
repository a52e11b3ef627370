package dev.hivemeter.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers tokens 0, 1, 2 … in the order in which they are first seen. */
public final class Vocabulary {
  private final List<String> tokens = new ArrayList<>();

  /** Of each token its hash, by number. */
  private int[] hashes = new int[64];

  /** A token's number plus 1 where its hash leads, or in the next free place; half are free. */
  private int[] slots = new int[128];

  /** The token's number; a new one if it was not seen before. */
  public int id(String token) {
    return id(token, 0, token.length());
  }

  /** The number of the token from {@code from} to before {@code to}, which is not cut out first. */
  int id(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) hash = 31 * hash + text.charAt(i);
    int slot = slot(hash);
    for (; slots[slot] > 0; slot = (slot + 1) & (slots.length - 1)) {
      int known = slots[slot] - 1;
      if (hashes[known] != hash || tokens.get(known).length() != to - from) continue;
      if (tokens.get(known).regionMatches(0, text, from, to - from)) return known;
    }
    int id = tokens.size();
    tokens.add(text.substring(from, to));
    if (id == hashes.length) grow();
    hashes[id] = hash;
    enter(id);
    return id;
  }

  /** The numbers of several tokens. */
  public int[] ids(List<String> of) {
    int[] out = new int[of.size()];
    for (int i = 0; i < out.length; i++) out[i] = id(of.get(i));
    return out;
  }

  /** How many different tokens were seen. */
  public int size() {
    return tokens.size();
  }

  /** The tokens by number. */
  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    slots = new int[2 * slots.length];
    for (int id = 0; id < hashes.length / 2; id++) enter(id);
  }

  private void enter(int id) {
    int slot = slot(hashes[id]);
    while (slots[slot] > 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = id + 1;
  }
}
