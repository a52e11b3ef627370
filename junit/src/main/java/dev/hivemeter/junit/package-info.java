/**
 * Guards the diversity of a prompt's answers in a project's own tests: an extension that opens the
 * embedder once, and assertions about measures.
 */
@NullMarked
package dev.hivemeter.junit;

import org.jspecify.annotations.NullMarked;
