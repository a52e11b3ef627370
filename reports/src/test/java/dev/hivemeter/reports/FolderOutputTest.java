package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderOutputTest {
  @TempDir Path folder;

  private static void write(FolderOutput output, String path, int b) throws IOException {
    try (OutputStream out = output.open(path)) {
      out.write(b);
    }
  }

  @Test
  void files_appear_when_all_of_them_are_written() throws IOException {
    Path file = folder.resolve("deep/figures/a.svg");
    try (FolderOutput output = new FolderOutput(folder.resolve("deep"))) {
      write(output, "figures/a.svg", 1);
      write(output, "index.html", 2);
      assertThat(file).doesNotExist();
      output.finish();
    }
    assertThat(file).hasBinaryContent(new byte[] {1});
    assertThat(folder.resolve("deep/index.html")).hasBinaryContent(new byte[] {2});
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void an_earlier_file_is_replaced() throws IOException {
    for (int b : List.of(1, 2))
      try (FolderOutput output = new FolderOutput(folder)) {
        write(output, "index.html", b);
        output.finish();
      }
    assertThat(folder.resolve("index.html")).hasBinaryContent(new byte[] {2});
  }

  @Test
  void what_is_stopped_or_fails_leaves_an_earlier_report_as_it_was() throws IOException {
    try (FolderOutput earlier = new FolderOutput(folder)) {
      write(earlier, "index.html", 1);
      earlier.finish();
    }
    AtomicBoolean stop = new AtomicBoolean();
    try (FolderOutput output = new FolderOutput(folder, stop::get)) {
      write(output, "index.html", 2);
      write(output, "prompts/a.html", 2);
      stop.set(true);
      assertThatThrownBy(() -> output.open("prompts/b.html"))
          .isInstanceOf(InterruptedIOException.class);
      assertThatThrownBy(output::finish).isInstanceOf(InterruptedIOException.class);
    }
    assertThat(folder.resolve("index.html")).hasBinaryContent(new byte[] {1});
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("index.html"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/../../x", "/etc/x", "a//b", "", ".hidden", "a/.b", "C:\\x", "a b", "é"})
  void a_path_that_could_leave_the_folder_is_refused(String path) {
    assertThatThrownBy(() -> new FolderOutput(folder).open(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a plain relative path");
  }
}
