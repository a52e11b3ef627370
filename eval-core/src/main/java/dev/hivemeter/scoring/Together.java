package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.SharedPhrase;
import java.util.List;

/**
 * The answers of all models of one group to one prompt, measured together.
 *
 * @param scores of the pool of all of them, in a fixed order
 * @param sharedRuns of each two models, the rate of pairs of answers with a common run
 * @param unrelatedRuns the same for answers to this and to another prompt
 * @param phrases that several models say
 * @param places on the map of the prompt
 */
record Together(
    List<Of> scores,
    Score[][] sharedRuns,
    Score[][] unrelatedRuns,
    List<SharedPhrase> phrases,
    List<Place> places) {
  /** One number of the prompt. */
  record Of(Definition definition, String variant, Score score) {}
}
