package dev.hivemeter.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's native library, unpacked once into a folder of the tool's.
 *
 * <p>It appears there complete or not at all, and is used only while it has the size and the
 * checksum of the one in the jar; a damaged one is replaced. Two processes that start at once take
 * turns by a file lock.
 */
final class DuckLibrary {
  private static final String RESOURCE = "libduckdb_java.so_";
  private static final String DRIVER = "org/duckdb/DuckDBDriver.class";
  private static final String PART = ".part";

  private DuckLibrary() {}

  /** The library's resource for {@code os.name} and {@code os.arch} as Java spells them. */
  static String resource(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    if (os.contains("linux") && intel) return RESOURCE + "linux_amd64";
    if (os.contains("linux") && arm) return RESOURCE + "linux_arm64";
    if (os.contains("mac") && arm) return RESOURCE + "macos_arm64";
    if (os.startsWith("windows") && intel) return RESOURCE + "windows_amd64";
    throw new TableProblem(
        "Parquet can be neither read nor written on "
            + osName
            + " on "
            + osArch
            + ": DuckDB comes for Linux on x86_64 and aarch64, macOS on aarch64 and Windows on"
            + " x86_64; use JSONL or CSV here");
  }

  /** The jar or folder that holds the driver's classes. */
  static URL classes() throws IOException {
    @Nullable URL driver = DuckLibrary.class.getClassLoader().getResource(DRIVER);
    if (driver == null) throw new IOException("DuckDB's driver is not on the class path");
    URLConnection connection = driver.openConnection();
    if (connection instanceof JarURLConnection jar) return jar.getJarFileURL();
    String all = driver.toString();
    return new URL(all.substring(0, all.length() - DRIVER.length()));
  }

  /**
   * Path of an intact copy.
   *
   * @param home made when missing
   * @throws IOException when the folder cannot take it
   */
  static Path unpacked(Path home, String resource) throws IOException {
    @Nullable URL url = DuckLibrary.class.getClassLoader().getResource(resource);
    if (url == null) throw new IOException("'" + resource + "' is not on the class path");
    Entry entry = Entry.of(url);
    // A library of another size is another version's, which may be loaded by a running process.
    Path target = home.resolve("duckdb-" + Long.toHexString(entry.crc) + ".lib");
    if (entry.isAt(target)) return target;
    Files.createDirectories(home);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock turn = channel.lock()) {
      if (!turn.isValid() || entry.isAt(target)) return target;
      sweep(home);
      Path part = Files.createTempFile(home, "duckdb.", PART);
      try {
        try (InputStream in = url.openStream();
            FileChannel to = FileChannel.open(part, StandardOpenOption.WRITE);
            OutputStream out = Channels.newOutputStream(to)) {
          in.transferTo(out);
          to.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return target;
  }

  private static void sweep(Path home) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(home, "*" + PART)) {
      for (Path part : parts) Files.deleteIfExists(part);
    }
  }

  /** What the jar says of the library. */
  private record Entry(long size, long crc) {
    static Entry of(URL url) throws IOException {
      if (url.openConnection() instanceof JarURLConnection jar)
        return new Entry(jar.getJarEntry().getSize(), jar.getJarEntry().getCrc());
      try (InputStream in = url.openStream()) {
        return of(in);
      }
    }

    private static Entry of(InputStream in) throws IOException {
      CRC32 crc = new CRC32();
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        size += n;
      }
      return new Entry(size, crc.getValue());
    }

    boolean isAt(Path file) throws IOException {
      if (!Files.isRegularFile(file) || Files.size(file) != size) return false;
      try (InputStream in = Files.newInputStream(file)) {
        return equals(of(in));
      }
    }
  }
}
