package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.port.Embedder.Embedding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own, with empty home, temporary and cache folders. */
final class FirstStartTest {
  private static final String TEXT = "The tide writes and the tide rubs out.";

  @TempDir Path folder;

  /**
   * Embeds one text with the cache folder that is its first argument into the file of its second.
   */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      try (LocalEmbedder embedder = LocalEmbedder.open(Opened.LIMIT_256, Path.of(args[0]), 1)) {
        Embedding embedding = embedder.embed(TEXT);
        Files.writeString(
            Path.of(args[1]), embedding.tokens() + " " + Arrays.toString(embedding.vector()));
      }
    }
  }

  @Test
  void two_processes_that_start_at_once_both_work_silently_and_leave_no_litter()
      throws IOException, InterruptedException {
    Path cache = folder.resolve("cache");
    for (String name : List.of("home", "tmp")) Files.createDirectory(folder.resolve(name));

    Process first = start("first", cache);
    Process second = start("second", cache);
    assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();

    for (String name : List.of("first", "second")) {
      assertThat(folder.resolve(name + ".console")).isEmptyFile();
      assertThat(folder.resolve(name + ".vector")).exists();
    }
    assertThat(first.exitValue()).isZero();
    assertThat(second.exitValue()).isZero();
    assertThat(folder.resolve("first.vector"))
        .hasSameTextualContentAs(folder.resolve("second.vector"));
    assertThat(folder.resolve("home")).isEmptyDirectory();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".part"))
          .isEmpty();
    }
  }

  private Process start(String name, Path cache) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:-UsePerfData",
            "-Duser.home=" + folder.resolve("home"),
            "-Djava.io.tmpdir=" + folder.resolve("tmp"),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            cache.toString(),
            folder.resolve(name + ".vector").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".console").toFile())
        .start();
  }

  @Test
  void a_cache_folder_that_cannot_be_made_is_told_before_anything_is_loaded()
      throws IOException, InterruptedException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "", StandardCharsets.UTF_8);
    for (String name : List.of("home", "tmp")) Files.createDirectory(folder.resolve(name));
    Process child = start("child", blocked);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(1);
    assertThat(folder.resolve("child.console"))
        .content()
        .contains("BadInput: cannot unpack the embedding model's file " + blocked)
        .contains("name another cache folder");
  }
}
