/** One measure a file, listed in one place. */
@NullMarked
package dev.hivemeter.metric;

import org.jspecify.annotations.NullMarked;
