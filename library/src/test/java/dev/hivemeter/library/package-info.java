@NullMarked
package dev.hivemeter.library;

import org.jspecify.annotations.NullMarked;
