package dev.hivemeter.prompts.mine;

import org.jspecify.annotations.Nullable;

/**
 * One row of a log.
 *
 * @param row 1 for the log's first row of data
 * @param text what the user typed first, white space at both ends left out; null where the row has
 *     no such text
 * @param language as the log names it, {@code English} or {@code en}; null where it does not
 * @param toxic whether the log itself calls the conversation toxic
 * @param redacted whether the log itself says that personal details were taken out
 */
public record LoggedQuery(
    long row, @Nullable String text, @Nullable String language, boolean toxic, boolean redacted) {}
