package dev.hivemeter.prompts.mine;

/**
 * A query that passed the filters.
 *
 * @param row of the log, 1 for its first
 * @param text as the user typed it, white space at both ends left out
 * @param language BCP 47; {@code und} where it is not known
 */
public record Candidate(long row, String text, String language) {}
