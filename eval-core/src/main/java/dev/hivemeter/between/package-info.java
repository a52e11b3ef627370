/** What the pooled answers of all models to one prompt say: pure functions of arrays. */
@NullMarked
package dev.hivemeter.between;

import org.jspecify.annotations.NullMarked;
