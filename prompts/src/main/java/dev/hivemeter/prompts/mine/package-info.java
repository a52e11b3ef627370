/** Open-ended prompts out of a log of queries: filters, the question to a classifier, verdicts. */
@NullMarked
package dev.hivemeter.prompts.mine;

import org.jspecify.annotations.NullMarked;
