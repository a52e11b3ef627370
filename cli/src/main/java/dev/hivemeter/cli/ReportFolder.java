package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Proves that a report can be written before anything is spent on what it will say. */
final class ReportFolder {
  private static final String GENERATOR = "<meta name=\"generator\" content=\"Hivemeter\">";
  private static final int BEGINNING = 8192;

  private ReportFolder() {}

  /**
   * Refuses a folder whose page somebody else wrote. A report says at its beginning who wrote it.
   *
   * @throws BadInput when there is an index.html that is not a report
   */
  static void refuseForeign(Path folder) {
    Path page = folder.resolve("index.html");
    if (!Files.exists(page)) return;
    try (InputStream in = Files.newInputStream(page)) {
      byte[] start = in.readNBytes(BEGINNING);
      if (new String(start, StandardCharsets.UTF_8).contains(GENERATOR)) return;
    } catch (IOException e) {
      throw new BadInput("'" + page + "' is there and cannot be read: " + Problems.reason(e), e);
    }
    throw new BadInput(
        "'"
            + page
            + "' exists and is not an earlier report; name another folder with -o, or replace it"
            + " with --force");
  }

  /**
   * @throws BadInput when no file can be made in the folder
   */
  static Path writable(Path folder) {
    try {
      // A link to a folder is one.
      if (!Files.isDirectory(folder)) Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".write-test-", ""));
      return folder;
    } catch (IOException e) {
      throw new BadInput(
          "the report cannot be written to '"
              + folder
              + "': "
              + Problems.reason(e)
              + "; move what is there away, or"
              + " name another run folder with --into",
          e);
    }
  }
}
