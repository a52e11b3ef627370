package dev.hivemeter.metric;

/**
 * What a pool's answers were asked, as text.
 *
 * @param text of the prompt
 * @param language BCP 47 tag; {@code und} where it is not known
 */
public record Asked(String text, String language) {}
