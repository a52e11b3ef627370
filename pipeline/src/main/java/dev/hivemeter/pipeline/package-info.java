/**
 * The use cases: generate, embed, score. Owns threads, limits, retries and the single writer; sees
 * only ports.
 */
@NullMarked
package dev.hivemeter.pipeline;

import org.jspecify.annotations.NullMarked;
