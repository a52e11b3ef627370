package dev.hivemeter.library;

/**
 * The two answers that are most alike.
 *
 * @param first place of one in the list that was given, from 0
 * @param second place of the other, greater than {@code first}
 * @param textOfFirst as it is measured
 * @param textOfSecond as it is measured
 * @param measure id of what was compared: {@code mean-pairwise-cosine@1} (of two answers their
 *     cosine) or {@code jaccard-1@1} (the share of their different words that they have in common)
 * @param value of that measure for the two
 */
public record MostAlike(
    int first, int second, String textOfFirst, String textOfSecond, String measure, double value) {}
