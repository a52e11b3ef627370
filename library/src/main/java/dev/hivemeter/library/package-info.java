/**
 * Measures of texts in memory: how alike the answers to one prompt are.
 *
 * <p>{@link dev.hivemeter.library.Answers} takes words alone; {@link
 * dev.hivemeter.library.Diversity} opens the embedder for measures of meaning. Nothing here asks a
 * model, reads a study or writes a file, but for the embedder's cache.
 */
@NullMarked
package dev.hivemeter.library;

import org.jspecify.annotations.NullMarked;
