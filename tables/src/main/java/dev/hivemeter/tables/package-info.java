/** Rows in and out of JSONL, CSV and Parquet, with file, row and field in every error. */
@NullMarked
package dev.hivemeter.tables;

import org.jspecify.annotations.NullMarked;
