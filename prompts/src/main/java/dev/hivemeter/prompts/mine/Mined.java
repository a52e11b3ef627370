package dev.hivemeter.prompts.mine;

/**
 * One query that was asked about, with what came of it.
 *
 * @param candidate the query
 * @param judged what the classifier said
 */
public record Mined(Candidate candidate, Judged judged) {
  /** Whether it is kept. */
  public boolean kept() {
    return judged instanceof Judged.Decided d && d.verdict().kept();
  }
}
