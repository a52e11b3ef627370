package dev.hivemeter.reports.compare;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The words behind a comparison's numbers.
 *
 * @param asked what a prompt's id stands for
 * @param before what a condition of the first side said to a prompt
 * @param after the same of the second side
 */
public record Quoted(
    UnaryOperator<String> asked,
    BiFunction<String, String, List<String>> before,
    BiFunction<String, String, List<String>> after) {}
