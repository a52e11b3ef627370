package dev.hivemeter.prompts.mine;

/** What a reply was read as. */
public sealed interface Reading {
  /** A verdict. */
  record Read(Verdict verdict) implements Reading {}

  /** None, and why. */
  record Unread(String why) implements Reading {}
}
