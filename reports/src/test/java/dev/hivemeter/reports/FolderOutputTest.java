package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderOutputTest {
  @TempDir Path folder;

  @Test
  void a_file_appears_whole_when_it_is_closed() throws IOException {
    Path file = folder.resolve("deep/figures/a.svg");
    try (OutputStream out = new FolderOutput(folder.resolve("deep")).open("figures/a.svg")) {
      out.write(new byte[] {1, 2, 3});
      out.flush();
      assertThat(file).doesNotExist();
    }
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void an_earlier_file_is_replaced() throws IOException {
    FolderOutput output = new FolderOutput(folder);
    for (byte b : List.of((byte) 1, (byte) 2))
      try (OutputStream out = output.open("index.html")) {
        out.write(b);
      }
    assertThat(folder.resolve("index.html")).hasBinaryContent(new byte[] {2});
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
