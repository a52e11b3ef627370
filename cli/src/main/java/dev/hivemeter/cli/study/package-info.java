/**
 * The study file: YAML in, a {@link dev.hivemeter.model.Study} out, errors with line and column.
 */
@NullMarked
package dev.hivemeter.cli.study;

import org.jspecify.annotations.NullMarked;
