/** The shipped prompt bank and the taxonomy of open-ended prompts. */
@NullMarked
package dev.hivemeter.prompts;

import org.jspecify.annotations.NullMarked;
