package dev.hivemeter.probe;

/**
 * A place in a canonical text where a value stands.
 *
 * @param from where it begins
 * @param to behind its end
 * @param name what tells it from others: the label, or the number's usual form
 * @param known whether the law, or the control, has it
 * @param number its value; 0 where it is a word
 * @param decimals digits after the point as written
 */
record Candidate(int from, int to, String name, boolean known, double number, int decimals) {
  boolean overlaps(Candidate other) {
    return from < other.to && other.from < to;
  }
}
