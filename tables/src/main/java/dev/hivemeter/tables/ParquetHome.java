package dev.hivemeter.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Where Parquet is read and written: a folder of the tool's, which holds DuckDB's native library
 * and, while a file is open, a private folder for it.
 *
 * <p>Nothing is unpacked or loaded before the first Parquet file is opened.
 */
public final class ParquetHome {
  /** Names the cache folder where {@link #use} does not. */
  private static final String PROPERTY = "hivemeter.cache";

  private static Path folder =
      below(
          Path.of(
              System.getProperty(
                  PROPERTY, System.getProperty("user.home", ".") + "/.cache/hivemeter")));

  private static @Nullable Driver driver;

  private ParquetHome() {}

  /**
   * Names the folder, instead of the system property {@code hivemeter.cache} or else {@code
   * .cache/hivemeter} in the user's own.
   *
   * @param cache owned by the tool; made when it is needed and missing
   */
  public static synchronized void use(Path cache) {
    folder = below(cache);
  }

  private static Path below(Path cache) {
    return cache.resolve("duckdb").toAbsolutePath();
  }

  /**
   * A private folder for one file.
   *
   * @throws TableProblem when it cannot be made
   */
  static WorkFolder work() {
    Path home = folder();
    try {
      return WorkFolder.in(home);
    } catch (IOException e) {
      throw unusable(home, e);
    }
  }

  /**
   * DuckDB's driver, loaded by the first call.
   *
   * @throws TableProblem when it cannot be loaded on this machine or from this folder
   */
  static synchronized Driver driver() {
    if (driver == null)
      driver = load(folder, System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    return driver;
  }

  static Driver load(Path home, String osName, String osArch) {
    String resource = DuckLibrary.resource(osName, osArch);
    try {
      // It stays open as long as the process lives, like every class loader that classes came from.
      @SuppressWarnings("resource")
      DuckClasses classes =
          new DuckClasses(DuckLibrary.classes(), DuckLibrary.unpacked(home, resource));
      return classes.driver();
    } catch (IOException e) {
      throw unusable(home, e);
    } catch (LinkageError e) {
      throw unloadable(home, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DuckDB's driver is not what was expected", e);
    }
  }

  private static synchronized Path folder() {
    return folder;
  }

  static TableProblem unloadable(Path home, LinkageError e) {
    return new TableProblem(
        "Parquet cannot be read or written: DuckDB's library in "
            + home
            + " does not load: "
            + e.getMessage()
            + "; it needs glibc on Linux, and a cache folder that is not mounted noexec: name"
            + " another with HIVEMETER_CACHE, or use JSONL or CSV",
        e);
  }

  private static TableProblem unusable(Path home, IOException e) {
    return new TableProblem(
        "Parquet needs the folder "
            + home
            + ", with 80 MB for DuckDB's library and room for the file that is written: "
            + Tables.reason(e)
            + "; make room there, mend its permissions, or name another with HIVEMETER_CACHE",
        e);
  }
}
