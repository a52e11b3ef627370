package dev.hivemeter.providers;

/** The one answer of {@code control:parrot}: about 60 words that fit nearly any question badly. */
final class Parrot {
  static final String TEXT =
      "There is a small harbour at the edge of the town where the boats come in before it is"
          + " light. People carry the baskets up the stone steps, count what is in them, and talk"
          + " about the wind. By noon the quay is empty again, the nets hang in the sun, and a grey"
          + " cat walks along the wall as if it owned the sea.";

  private Parrot() {}
}
