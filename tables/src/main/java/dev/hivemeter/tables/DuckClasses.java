package dev.hivemeter.tables;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's classes, apart from all others, so that its loader finds the library that was unpacked.
 *
 * <p>Left alone, the driver unpacks 72 MB into the temporary folder at every start, and a killed
 * process leaves them there. It looks for the library as a resource first; here that resource is
 * not to be seen, and so it asks its class loader for it.
 */
final class DuckClasses extends URLClassLoader {
  private static final String LIBRARY = "duckdb_java";

  private final Path library;

  /**
   * @param classes the driver's jar or folder
   * @param library its native library, unpacked
   */
  DuckClasses(URL classes, Path library) {
    super(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    this.library = library;
  }

  /**
   * The driver.
   *
   * @throws UnsatisfiedLinkError when the library cannot be loaded; tried before the driver's own
   *     start, which would print the error and go other ways
   */
  Driver driver() throws IOException, ReflectiveOperationException {
    start().accept(library.toString());
    return Class.forName("org.duckdb.DuckDBDriver", true, this)
        .asSubclass(Driver.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  @Override
  public @Nullable URL getResource(String name) {
    return name.startsWith("lib" + LIBRARY) ? null : super.getResource(name);
  }

  @Override
  protected @Nullable String findLibrary(String name) {
    return name.equals(LIBRARY) ? library.toString() : null;
  }

  @SuppressWarnings("unchecked")
  private Consumer<String> start() throws IOException, ReflectiveOperationException {
    String name = NativeStart.class.getName();
    try (InputStream in =
        NativeStart.class.getResourceAsStream(NativeStart.class.getSimpleName() + ".class")) {
      if (in == null) throw new ClassNotFoundException(name);
      byte[] bytes = in.readAllBytes();
      var constructor = defineClass(name, bytes, 0, bytes.length).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Consumer<String>) constructor.newInstance();
    }
  }
}
