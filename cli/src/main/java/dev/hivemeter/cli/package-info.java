/** The command line: picocli commands, the study file, progress and wiring. */
@NullMarked
package dev.hivemeter.cli;

import org.jspecify.annotations.NullMarked;
