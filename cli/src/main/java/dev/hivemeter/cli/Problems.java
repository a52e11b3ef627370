package dev.hivemeter.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** What went wrong with a file, in words. */
final class Problems {
  private static final List<String> FULL =
      List.of(
          "no space left", "disk is full", "quota exceeded", "file too large", "the disk failed");

  private Problems() {}

  /** The reason without the name of a Java class. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) return "permission denied";
    if (e instanceof NoSuchFileException f) return "there is no " + f.getFile();
    if (e instanceof FileAlreadyExistsException f)
      return f.getFile() + " is there already and is not a folder";
    if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Whether it came of a disk that is full, or fails. */
  static boolean isFullDisk(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      String said = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
      if (FULL.stream().anyMatch(said::contains)) return true;
    }
    return false;
  }
}
