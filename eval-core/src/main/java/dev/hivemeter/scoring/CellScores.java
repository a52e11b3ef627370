package dev.hivemeter.scoring;

import dev.hivemeter.score.Score;
import org.jspecify.annotations.Nullable;

/**
 * Everything measured of one cell and of the pools that stand beside it.
 *
 * @param kept of all its answers
 * @param refused how many of them are refusals
 * @param accepted of the answers that are no refusals; the same object as {@code kept} where none
 *     is one
 * @param rarefied scores at the number of answers that every compared model has, by metric; null
 *     for controls and people
 * @param otherModels scores of as many answers of other models to the same prompt; null for
 *     controls and people
 * @param lengthMatched scores of the answers cut to one length; null for controls and people
 * @param calls where calls bring several answers, or a model has several elicitations
 */
record CellScores(
    Kept kept,
    int refused,
    Kept accepted,
    Score @Nullable [] rarefied,
    Score @Nullable [] otherModels,
    Score @Nullable [] lengthMatched,
    CallScores calls) {}
