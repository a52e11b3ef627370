package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @TempDir Path dir;

  @Test
  void a_file_and_a_new_name_are_replaced_where_they_are() throws IOException {
    Path file = Files.createFile(dir.resolve("a"));
    assertThat(Destination.of(file)).isEqualTo(new Destination(file.toAbsolutePath(), false));
    Path none = dir.resolve("none");
    assertThat(Destination.of(none)).isEqualTo(new Destination(none.toAbsolutePath(), false));
    assertThatThrownBy(() -> Destination.of(none).stream())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void links_are_followed_to_a_file_that_may_not_be_there_yet() throws IOException {
    Path real = dir.toRealPath();
    Files.createDirectories(dir.resolve("far"));
    Files.createSymbolicLink(dir.resolve("second"), Path.of("far/none"));
    Path first = Files.createSymbolicLink(dir.resolve("first"), dir.resolve("second"));
    assertThat(Destination.of(first)).isEqualTo(new Destination(real.resolve("far/none"), false));
  }

  @Test
  void a_round_of_links_ends() throws IOException {
    Path a = Files.createSymbolicLink(dir.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(dir.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> Destination.of(a))
        .isInstanceOf(IOException.class)
        .hasMessage("too many links");
  }

  /** Nothing is opened here: only what would be done is asked. */
  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(
      strings = {"/dev/fd/1", "/proc/self/fd/1", "/proc/77/fd/9", "/proc/self/task/78/fd/3"})
  void an_open_descriptor_is_written_through_whatever_it_is(String name) throws IOException {
    assertThat(Destination.of(Path.of(name)).through()).isTrue();
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of(name));
    assertThat(Destination.of(link)).isEqualTo(new Destination(Path.of(name), true));
  }

  @Test
  void what_is_not_a_plain_file_is_written_through() throws IOException {
    BasicFileAttributes file =
        Files.readAttributes(Files.createFile(dir.resolve("a")), BasicFileAttributes.class);
    assertThat(Destination.isReplaced(file)).isTrue();
    assertThat(Destination.isReplaced(Files.readAttributes(dir, BasicFileAttributes.class)))
        .isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_pipe_is_written_through() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(Destination.of(pipe)).isEqualTo(new Destination(pipe.toAbsolutePath(), true));
    Path link = Files.createSymbolicLink(dir.resolve("link"), pipe);
    assertThat(Destination.of(link).through()).isTrue();
  }
}
