package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.tables.Destination;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Keeps commands that write a file from replacing what somebody else wrote.
 *
 * <ul>
 *   <li>A store, and the files that belong to it, are never replaced.
 *   <li>Of other files that are there, only an earlier export of the same kind and an empty file
 *       are replaced without being told to. What is written through replaces nothing.
 * </ul>
 */
public final class SafeTarget {
  private static final byte[] STORE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final String DATABASE = "run.db";

  private SafeTarget() {}

  /**
   * Refuses a file that is a store or one of its files: its log, its lock, its copies.
   *
   * @throws BadInput when it is
   */
  public static void refuseRun(Path file) {
    Path target = at(file).place();
    Path parent = target.getParent();
    String name = String.valueOf(target.getFileName());
    boolean beside = parent != null && Files.exists(parent.resolve(DATABASE));
    boolean own = name.startsWith(DATABASE) || name.equals("run.lock");
    if ((beside && own) || name.equals(DATABASE) || isStore(target))
      throw new BadInput(
          "'"
              + file
              + "' belongs to the store of a run, which nothing replaces; name another file");
  }

  /**
   * Refuses a file that is there and is neither empty nor an export of this kind.
   *
   * @throws BadInput when it is
   */
  static void refuseForeign(Path file, Exporter.What what) {
    Destination to = at(file);
    if (to.through() || !Files.isRegularFile(to.place()) || EarlierExport.is(to.place(), what))
      return;
    throw new BadInput(
        "'"
            + file
            + "' exists and is not an earlier export of "
            + what.label()
            + "; name another file, or replace it with --force");
  }

  private static Destination at(Path file) {
    try {
      return Destination.of(file);
    } catch (IOException e) {
      throw new BadInput("'" + file + "' cannot be written: " + RunFolder.reason(e), e);
    }
  }

  private static boolean isStore(Path file) {
    if (!Files.isRegularFile(file)) return false;
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(STORE.length), STORE);
    } catch (IOException e) {
      // What cannot be read cannot be shown to be harmless.
      return true;
    }
  }
}
