package dev.hivemeter.reports;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a report's files go. Everything is written through it, so a report can be held in memory.
 */
public interface ReportOutput {

  /**
   * Opens one file of the report; closing the stream completes it.
   *
   * @param path relative, with {@code /} between parts, made of letters, digits, dot, hyphen and
   *     underscore only: {@code figures/inter-model.png}
   */
  OutputStream open(String path) throws IOException;
}
