/** The vocabulary: prompt, model, sampling, elicitation, condition, cell, slot, outcome. */
@NullMarked
package dev.hivemeter.model;

import org.jspecify.annotations.NullMarked;
