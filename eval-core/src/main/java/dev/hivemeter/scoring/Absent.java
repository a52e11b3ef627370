package dev.hivemeter.scoring;

import dev.hivemeter.score.Score;

/** Why a place of the table has no score. */
final class Absent {
  /** The condition was not put to this prompt. */
  static final Score.Undefined NOT_ASKED = new Score.Undefined("the prompt was not asked");

  private Absent() {}
}
