package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Proves that a report can be written before anything is spent on what it will say. */
final class ReportFolder {
  private ReportFolder() {}

  /**
   * @throws BadInput when no file can be made in the folder
   */
  static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".write-test-", ""));
      return folder;
    } catch (IOException e) {
      throw new BadInput(
          "the report cannot be written to '"
              + folder
              + "': "
              + e
              + "; move what is there away, or"
              + " name another run folder with --into",
          e);
    }
  }
}
