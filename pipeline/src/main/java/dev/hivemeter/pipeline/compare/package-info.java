/** The room that compares: what a run's stored scores, vectors and answers say beside another's. */
@NullMarked
package dev.hivemeter.pipeline.compare;

import org.jspecify.annotations.NullMarked;
