/** Rows in and out of CSV and JSONL, with file, row and field in every error. */
@NullMarked
package dev.hivemeter.tables;

import org.jspecify.annotations.NullMarked;
