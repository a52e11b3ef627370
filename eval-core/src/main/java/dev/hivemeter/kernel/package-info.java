/** The few loops in which the time goes: plain Java, or the Vector API with the same result. */
@NullMarked
package dev.hivemeter.kernel;

import org.jspecify.annotations.NullMarked;
