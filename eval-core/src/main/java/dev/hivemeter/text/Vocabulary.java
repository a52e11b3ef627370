package dev.hivemeter.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers tokens 0, 1, 2 … in the order in which they are first seen. */
public final class Vocabulary {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> tokens = new ArrayList<>();

  /** The token's number; a new one if it was not seen before. */
  public int id(String token) {
    Integer known = ids.get(token);
    if (known != null) return known;
    ids.put(token, tokens.size());
    tokens.add(token);
    return tokens.size() - 1;
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
}
