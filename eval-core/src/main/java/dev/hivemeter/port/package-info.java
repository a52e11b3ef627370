/** What measurement needs from the outside: generators, embedders, the run store. */
@NullMarked
package dev.hivemeter.port;

import org.jspecify.annotations.NullMarked;
