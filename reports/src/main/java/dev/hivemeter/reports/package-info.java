/** Finished values in, report bytes out: HTML, PNG and SVG. */
@NullMarked
package dev.hivemeter.reports;

import org.jspecify.annotations.NullMarked;
