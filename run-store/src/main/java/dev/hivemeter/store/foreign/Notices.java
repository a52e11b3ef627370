package dev.hivemeter.store.foreign;

/** Warnings that more than one tool's files call for. */
final class Notices {
  private Notices() {}

  static String oneSeed(String file, long seed) {
    return file
        + ": every repeat was asked with the same seed, "
        + seed
        + "; on a server that honours it the answers are alike whatever the model does, which fakes"
        + " collapse. Ask again without a seed";
  }
}
