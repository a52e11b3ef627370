package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The lines of a text file in strict UTF-8, a byte order mark left out. */
final class PlainText {
  private static final long LARGEST = 64L << 20;

  private PlainText() {}

  static List<String> lines(Path file) {
    try {
      if (Files.isDirectory(file)) throw new BadInput(file + " is a folder, not a file of prompts");
      long size = Files.size(file);
      if (size > LARGEST)
        throw new BadInput(
            file + " has " + size + " bytes; a text file of prompts may have " + LARGEST);
      return Tables.text(file).lines().toList();
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + " cannot be read: no such file", e);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
