/** Two sides of a comparison, and the rule by which a gate decides. */
@NullMarked
package dev.hivemeter.compare;

import org.jspecify.annotations.NullMarked;
