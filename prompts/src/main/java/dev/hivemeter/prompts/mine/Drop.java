package dev.hivemeter.prompts.mine;

/** Why a row is not asked about, in the order in which it is looked at. */
public enum Drop {
  NO_QUERY("no text of a user"),
  TOXIC("toxic, as the log says"),
  LANGUAGE("another language"),
  SHORT("too short"),
  LONG("too long"),
  PRIVATE("may hold an address, a number or a key"),
  DUPLICATE("the same text as an earlier row"),
  NOT_DRAWN("not in the sample"),
  NEAR_DUPLICATE("nearly the same words as an earlier one");

  private final String label;

  Drop(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
