/**
 * The run directory: embedded database, import and export, and the generator that replays an
 * export.
 */
@NullMarked
package dev.hivemeter.store;

import org.jspecify.annotations.NullMarked;
