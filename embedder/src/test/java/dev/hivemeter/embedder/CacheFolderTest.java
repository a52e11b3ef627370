package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a small bundled file; the model itself goes the same way. */
final class CacheFolderTest {
  private static final String RESOURCE = "dev/hivemeter/embedder/golden-versions.txt";

  @TempDir Path root;
  private BundledFile file;
  private byte[] content;
  private CacheFolder cache;

  @BeforeEach
  void bundled() throws IOException, NoSuchAlgorithmException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(RESOURCE))) {
      content = in.readAllBytes();
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    file = new BundledFile(RESOURCE, content.length, crc.getValue(), sha);
    cache = new CacheFolder(root.resolve("made/on/demand"));
  }

  @Test
  void a_file_is_unpacked_once() throws IOException {
    Path path = cache.unpacked("x", file);
    assertThat(path).hasBinaryContent(content).hasFileName("golden-versions.txt");
    FileTime longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    Files.setLastModifiedTime(path, longAgo);
    assertThat(cache.unpacked("x", file)).isEqualTo(path);
    assertThat(Files.getLastModifiedTime(path)).isEqualTo(longAgo);
  }

  @Test
  void a_shortened_copy_is_replaced() throws IOException {
    Path path = cache.unpacked("x", file);
    Files.write(path, Arrays.copyOf(content, content.length - 1));
    assertThat(cache.unpacked("x", file)).hasBinaryContent(content);
  }

  @Test
  void a_copy_with_one_wrong_bit_is_replaced() throws IOException {
    Path path = cache.unpacked("x", file);
    byte[] wrong = content.clone();
    wrong[wrong.length / 2] ^= 4;
    Files.write(path, wrong);
    assertThat(cache.unpacked("x", file)).hasBinaryContent(content);
  }

  @Test
  void what_a_killed_process_left_half_written_is_swept() throws IOException {
    Path home = Files.createDirectories(root.resolve("made/on/demand/x"));
    Path left = Files.write(home.resolve("model.7.part"), new byte[100]);
    cache.unpacked("x", file);
    assertThat(left).doesNotExist();
    assertThat(names(home)).containsExactlyInAnyOrder(".lock", "golden-versions.txt");
  }

  @Test
  void threads_that_come_at_once_all_get_it() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> paths = new ArrayList<>();
      for (int i = 0; i < 32; i++) paths.add(pool.submit(() -> cache.unpacked("x", file)));
      for (Future<Path> path : paths) assertThat(path.get()).hasBinaryContent(content);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_told() throws IOException {
    Path blocked = Files.writeString(root.resolve("blocked"), "");
    assertThatThrownBy(() -> new CacheFolder(blocked).unpacked("x", file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(blocked.resolve("x/golden-versions.txt").toString())
        .hasMessageContaining("it needs 1 MB in a folder that can be written")
        .hasMessageContaining("name another cache folder");
  }

  @Test
  void a_folder_that_holds_the_file_is_not_written_to() throws IOException {
    Path path = cache.unpacked("x", file);
    Path home = root.resolve("made/on/demand/x");
    Files.delete(home.resolve(".lock"));
    assertThat(home.toFile().setWritable(false)).isTrue();
    try {
      assertThat(cache.unpacked("x", file)).isEqualTo(path);
      assertThat(names(home)).containsExactly("golden-versions.txt");
    } finally {
      assertThat(home.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void a_folder_in_the_place_of_the_file_is_told() throws IOException {
    Path blocked = Files.createDirectories(root.resolve("made/on/demand/x/golden-versions.txt/y"));
    assertThatThrownBy(() -> cache.unpacked("x", file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Is a directory");
    assertThat(blocked).exists();
  }

  @Test
  void a_class_path_with_another_content_is_refused_and_leaves_nothing() throws IOException {
    BundledFile pinnedOtherwise =
        new BundledFile(RESOURCE, file.size(), file.crc32(), "0".repeat(64));
    assertThatThrownBy(() -> cache.unpacked("x", pinnedOtherwise))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has SHA-256 " + file.sha256() + ", expected 000");
    assertThatThrownBy(pinnedOtherwise::read).isInstanceOf(IllegalStateException.class);
    assertThat(names(root.resolve("made/on/demand/x"))).containsExactly(".lock");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
