@NullMarked
package dev.hivemeter.junit;

import org.jspecify.annotations.NullMarked;
