package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A distribution has the model as a plain file in a folder of the class path. */
final class PlainFileTest {
  /** The tests' own resources are such files; the model, in its jar, is not. */
  private static final String RESOURCE = "dev/hivemeter/embedder/golden-versions.txt";

  @TempDir Path root;

  @Test
  void a_plain_file_is_opened_where_it_lies_and_nothing_is_unpacked() throws IOException {
    Path path = new CacheFolder(root.resolve("cache")).opened("x", pinned(0));
    assertThat(path).isAbsolute().endsWith(Path.of(RESOURCE));
    assertThat(root.resolve("cache")).doesNotExist();
  }

  @Test
  void a_damaged_one_is_refused_with_what_to_do() throws IOException {
    BundledFile other = pinned(1);
    assertThatThrownBy(() -> new CacheFolder(root).opened("x", other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("golden-versions.txt is not the one that belongs there")
        .hasMessageContaining("unpack the distribution again");
  }

  @Test
  void what_is_in_a_jar_or_nowhere_is_no_plain_file() {
    assertThat(LocalEmbedder.MODEL.plain()).isNull();
    assertThat(new BundledFile("no/such/file", 1, 1, "").plain()).isNull();
  }

  private static BundledFile pinned(long change) throws IOException {
    Path file = Path.of("src/test/resources", RESOURCE);
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return new BundledFile(RESOURCE, Files.size(file), crc.getValue() + change, "");
  }
}
