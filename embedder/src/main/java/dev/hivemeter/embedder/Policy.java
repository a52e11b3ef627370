package dev.hivemeter.embedder;

import dev.hivemeter.model.BadInput;

/** How much of a text the vector covers. */
enum Policy {
  /** The first 256 tokens, markers included: what sentence-transformers does with this model. */
  LIMIT_256(256),
  /** The first 128: what langchain4j's shipped embedder does; there to show what it hides. */
  LIMIT_128(128);

  static final String MODEL = "local:all-minilm-l6-v2";

  private final int tokens;

  Policy(int tokens) {
    this.tokens = tokens;
  }

  /** Tokens of a text that are read, both markers included. */
  int tokens() {
    return tokens;
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
