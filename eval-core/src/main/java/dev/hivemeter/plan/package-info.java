/** From a study to its cells and slots. */
@NullMarked
package dev.hivemeter.plan;

import org.jspecify.annotations.NullMarked;
