package dev.hivemeter.embedder;

import dev.hivemeter.model.BadInput;

/**
 * How much of a text a vector covers.
 *
 * <p>Windows follow one another from the first word piece. The first is always there, however
 * short; a later last one that is less than half full is dropped, because a few words alone are no
 * sample of what an answer says there; what follows the {@value #MOST_WINDOWS}nd is not embedded.
 */
enum Policy {
  /** The first 256 tokens, markers included: what sentence-transformers does with this model. */
  LIMIT_256(256),
  /** The first 128: what langchain4j's shipped embedder does; there to show what it hides. */
  LIMIT_128(128);

  /** 8,128 word pieces under {@link #LIMIT_256}: a longer answer is very likely a loop. */
  static final int MOST_WINDOWS = 32;

  /** One before a window's pieces and one after them. */
  static final int MARKERS = 2;

  static final String MODEL = "local:all-minilm-l6-v2";

  private final int tokens;

  Policy(int tokens) {
    this.tokens = tokens;
  }

  /** Tokens of a text that are read, both markers included. */
  int tokens() {
    return tokens;
  }

  /** Word pieces of a full window: what is read without the markers. */
  int window() {
    return tokens - MARKERS;
  }

  /** How many windows a text of so many word pieces has. */
  int windows(int pieces) {
    int full = pieces / window();
    boolean last = 2 * (pieces % window()) >= window();
    return Math.max(1, Math.min(MOST_WINDOWS, full + (last ? 1 : 0)));
  }

  /** {@code local:all-minilm-l6-v2@limit-256}. */
  String embedderName() {
    return MODEL + "@limit-" + tokens;
  }

  /** The policy of an embedder's name; the bare model is {@link #LIMIT_256}. */
  static Policy of(String embedderName) {
    if (embedderName.equals(MODEL)) return LIMIT_256;
    for (Policy policy : values()) {
      if (policy.embedderName().equals(embedderName)) return policy;
    }
    throw new BadInput(
        "there is no in-process embedder '"
            + embedderName
            + "'; there are "
            + LIMIT_256.embedderName()
            + ", which "
            + MODEL
            + " stands for, and "
            + LIMIT_128.embedderName());
  }
}
