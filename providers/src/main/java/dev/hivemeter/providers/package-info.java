/** Chat and completion models through langchain4j, and the control generators. */
@NullMarked
package dev.hivemeter.providers;

import org.jspecify.annotations.NullMarked;
