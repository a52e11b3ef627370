/** Answers in the files of other tools, in the words of this project. */
@NullMarked
package dev.hivemeter.store.foreign;

import org.jspecify.annotations.NullMarked;
