package dev.hivemeter.prompts.mine;

/** What all replies about one query come to. */
public sealed interface Judged {

  /**
   * A verdict.
   *
   * @param verdict of the majority
   * @param votes replies that could be read
   * @param agreeing of them, those that keep the query, or do not, as the verdict says
   */
  record Decided(Verdict verdict, int votes, int agreeing) implements Judged {}

  /** Every reply is there and no verdict comes of them. */
  record Undecided(String why) implements Judged {}

  /** A reply is still missing. */
  record Unasked() implements Judged {}
}
