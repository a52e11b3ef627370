package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("org.sqlite.lib.path");
    System.clearProperty("org.sqlite.lib.name");
  }

  @Test
  void the_library_is_unpacked_once_and_a_damaged_one_is_replaced() throws Exception {
    SqliteLibrary.prepare(folder);
    Path library =
        Path.of(
            System.getProperty("org.sqlite.lib.path"), System.getProperty("org.sqlite.lib.name"));
    long size = Files.size(library);
    assertThat(size).isGreaterThan(500_000);
    try (Stream<Path> files = Files.list(library.getParent())) {
      assertThat(files.toList()).isEqualTo(List.of(library));
    }
    Files.writeString(library, "damaged");
    forget();
    SqliteLibrary.prepare(folder);
    assertThat(Files.size(library)).isEqualTo(size);
  }

  @Test
  void a_folder_that_cannot_be_used_leaves_the_driver_to_itself() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    SqliteLibrary.prepare(file);
    assertThat(System.getProperty("org.sqlite.lib.path")).isNull();
  }
}
