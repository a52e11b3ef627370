package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.store.SafeTarget;
import dev.hivemeter.tables.Destination;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * One small file that a command writes: whole or not at all, beside its place and moved there. What
 * somebody else wrote is not replaced without being told to.
 *
 * @param named as the user named it
 * @param target where it lies
 * @param mark what each such file has in its beginning
 */
record OutFile(Path named, Path target, String mark) {
  private static final int BEGINNING = 4096;

  /**
   * Looks at the place before any work is done.
   *
   * @param named null for no file
   * @param what it is called: {@code an earlier baseline}
   * @param force replaces what others wrote
   * @throws BadInput when it belongs to a run, is a folder, or holds something else
   */
  static @Nullable OutFile of(
      Context context, @Nullable Path named, String mark, String what, boolean force) {
    if (named == null) return null;
    Path target = context.resolve(named);
    SafeTarget.refuseRun(target);
    if (Files.isDirectory(target))
      throw new BadInput("'" + named + "' is a folder; name a file in it");
    Path parent = target.getParent();
    if (parent != null && !Files.isDirectory(parent))
      throw new BadInput("'" + named + "' cannot be written: there is no folder " + parent);
    if (!force && Files.isRegularFile(target) && !isOurs(named, target, mark))
      throw new BadInput(
          "'"
              + named
              + "' exists and is not "
              + what
              + "; name another file, or replace it with --force");
    return new OutFile(named, target, mark);
  }

  private static boolean isOurs(Path named, Path target, String mark) {
    try (InputStream in = Files.newInputStream(target)) {
      byte[] start = in.readNBytes(BEGINNING);
      return start.length == 0 || new String(start, StandardCharsets.UTF_8).contains(mark);
    } catch (IOException e) {
      throw new BadInput("'" + named + "' is there and cannot be read: " + Problems.reason(e), e);
    }
  }

  /** Writes it. */
  void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      Destination to = Destination.of(target);
      if (to.through()) {
        try (OutputStream out = to.stream()) {
          out.write(bytes);
        }
        return;
      }
      Path part = to.place().resolveSibling("." + to.place().getFileName() + ".part");
      try {
        Files.write(part, bytes);
        move(part, to.place());
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      // Not with its cause: nothing here is continued by the same command, as asking models is.
      throw new BadInput("'" + named + "' cannot be written: " + Problems.reason(e));
    }
  }

  /** Refuses one place for two files, before any of them is written. */
  static void apart(@Nullable OutFile one, @Nullable OutFile other) {
    if (one != null && other != null && one.target.normalize().equals(other.target.normalize()))
      throw new BadInput("'" + one.named + "' is named for two files; name one for each");
  }

  private static void move(Path part, Path place) throws IOException {
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
