package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commands that write a file from replacing what somebody else wrote.
 *
 * <ul>
 *   <li>A store, and any file in the folder of a run, is never replaced.
 *   <li>Of other files that are there, only an earlier export of the same kind and an empty file
 *       are replaced without being told to.
 * </ul>
 */
public final class SafeTarget {
  private static final byte[] STORE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final String DATABASE = "run.db";

  private SafeTarget() {}

  /**
   * Refuses a file that is a store or would lie beside one.
   *
   * @throws BadInput when it is
   */
  public static void refuseRun(Path file) {
    Path target = followed(file);
    Path parent = target.getParent();
    if (parent != null && Files.exists(parent.resolve(DATABASE)))
      throw new BadInput(
          "'"
              + file
              + "' lies in the folder of a run, where only the run itself is kept; name a file"
              + " outside of '"
              + parent
              + "'");
    if (target.endsWith(DATABASE) || isStore(target))
      throw new BadInput(
          "'" + file + "' is the store of a run, which nothing replaces; name another file");
  }

  /**
   * Refuses a file that is there and is neither empty nor an export of this kind.
   *
   * @throws BadInput when it is
   */
  static void refuseForeign(Path file, Exporter.What what) {
    Path target = followed(file);
    if (!Files.isRegularFile(target) || EarlierExport.is(target, what)) return;
    throw new BadInput(
        "'"
            + file
            + "' exists and is not an earlier export of "
            + what.label()
            + "; name another file, or replace it with --force");
  }

  /** The file itself where the path is a link to it. */
  private static Path followed(Path file) {
    try {
      if (Files.exists(file)) return file.toRealPath();
      Path absolute = file.toAbsolutePath().normalize();
      Path parent = absolute.getParent();
      return parent == null || !Files.exists(parent)
          ? absolute
          : parent.toRealPath().resolve(name(absolute));
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static String name(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null ? "" : name.toString();
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
