/** The baseline file: written, and read with the place of every mistake. */
@NullMarked
package dev.hivemeter.cli.baseline;

import org.jspecify.annotations.NullMarked;
