/** Comparisons and a gate's verdicts as pages, Markdown, XML and a badge. */
@NullMarked
package dev.hivemeter.reports.compare;

import org.jspecify.annotations.NullMarked;
