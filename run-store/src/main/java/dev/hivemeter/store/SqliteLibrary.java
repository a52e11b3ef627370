package dev.hivemeter.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's native library once into a folder of the tool's. Left alone, the driver unpacks
 * it anew at every start into the temporary folder, and a killed process leaves it there.
 */
public final class SqliteLibrary {
  private SqliteLibrary() {}

  /**
   * Points the driver at the unpacked library. Where that cannot be done, or the user has named a
   * library, the driver goes its own way.
   *
   * @param folder owned by the tool; made when it is missing
   */
  public static void prepare(Path folder) {
    if (System.getProperty("org.sqlite.lib.path") != null) return;
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Path home = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion()).toAbsolutePath();
    Path target = home.resolve(name);
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) return;
      byte[] library = in.readAllBytes();
      if (!Files.exists(target) || Files.size(target) != library.length) {
        Files.createDirectories(home);
        Path part = Files.createTempFile(home, name, ".part");
        Files.write(part, library);
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      System.setProperty("org.sqlite.lib.path", home.toString());
      System.setProperty("org.sqlite.lib.name", name);
    } catch (IOException e) {
      // The driver's own way still works where the temporary folder does.
      return;
    }
  }
}
