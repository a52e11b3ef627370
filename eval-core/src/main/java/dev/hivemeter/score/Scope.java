package dev.hivemeter.score;

/** What a score speaks of. */
public enum Scope {
  /** One cell's pool. */
  POOL,
  /** One condition: a model under one sampling, over prompts. */
  MODEL,
  /** Two models under one sampling. */
  PAIR,
  /** The whole run. */
  STUDY
}
