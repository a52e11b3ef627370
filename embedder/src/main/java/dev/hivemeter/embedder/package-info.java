/** The in-process ONNX embedder. */
@NullMarked
package dev.hivemeter.embedder;

import org.jspecify.annotations.NullMarked;
