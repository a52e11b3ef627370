package dev.hivemeter.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Where a file that is to be written really lies, and whether it may be put in its place whole.
 *
 * <ul>
 *   <li>Links are followed: what they lead to is written, the link stays.
 *   <li>A regular file, or one that is not there yet, is written beside its place and moved there.
 *   <li>Anything else (a pipe, a device, a terminal) is written through: opened and streamed, never
 *       replaced. So is what another process holds open and is named by its descriptor, under
 *       {@code /dev/fd} or {@code /proc}.
 * </ul>
 *
 * @param place without links where it is to be replaced
 */
public record Destination(Path place, boolean through) {
  /** More than any system follows. */
  private static final int LINKS = 40;

  /**
   * @throws IOException when the path leads nowhere
   */
  public static Destination of(Path path) throws IOException {
    Path place = path.toAbsolutePath().normalize();
    for (int i = 0; i < LINKS; i++) {
      if (isDescriptor(place)) return new Destination(place, true);
      if (!Files.isSymbolicLink(place)) return new Destination(place, !isReplaced(place));
      Path parent = Objects.requireNonNull(place.getParent(), "a link has a folder").toRealPath();
      place = parent.resolve(Files.readSymbolicLink(place)).normalize();
    }
    throw new IOException("too many links");
  }

  /** Opens what is written through; what was written to it before stays. */
  public OutputStream stream() throws IOException {
    if (!through) throw new IllegalStateException(place + " is to be replaced as a whole");
    return Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private static boolean isReplaced(Path place) throws IOException {
    try {
      return isReplaced(Files.readAttributes(place, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** Only what is nothing but bytes in a folder gives way to a file. */
  static boolean isReplaced(BasicFileAttributes attributes) {
    return attributes.isRegularFile();
  }

  static boolean isDescriptor(Path place) {
    String name = place.toString();
    return name.startsWith("/dev/fd/") || name.matches("/proc/[^/]+/(task/[^/]+/)?fd/.*");
  }
}
