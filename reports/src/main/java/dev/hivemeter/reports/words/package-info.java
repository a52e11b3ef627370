/** What the report's further pages need to know of answers: which of two models' are most alike. */
@NullMarked
package dev.hivemeter.reports.words;

import org.jspecify.annotations.NullMarked;
