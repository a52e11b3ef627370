@NullMarked
package dev.hivemeter.embedder;

import org.jspecify.annotations.NullMarked;
