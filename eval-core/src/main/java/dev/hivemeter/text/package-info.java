/** The text as it is measured: reasoning stripped, tokens scanned. */
@NullMarked
package dev.hivemeter.text;

import org.jspecify.annotations.NullMarked;
