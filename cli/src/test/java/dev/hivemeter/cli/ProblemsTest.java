package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsTest {
  @TempDir Path folder;

  @Test
  void reasons_are_words_and_no_classes() {
    assertThat(Problems.reason(new AccessDeniedException("/x"))).isEqualTo("permission denied");
    assertThat(Problems.reason(new FileSystemException("/x", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(Problems.reason(new IOException("broken"))).isEqualTo("broken");
    assertThat(Problems.reason(new IOException())).isEqualTo("IOException");
  }

  @Test
  void a_full_disk_is_told_from_a_mistake() {
    assertThat(Problems.isFullDisk(new BadInput("x", new IOException("No space left on device"))))
        .isTrue();
    assertThat(Problems.isFullDisk(new BadInput("no space left to write run.db"))).isTrue();
    assertThat(Problems.isFullDisk(new BadInput("x", new AccessDeniedException("/x")))).isFalse();
  }

  @Test
  void what_cannot_be_written_is_said_without_a_java_class() throws IOException {
    Files.createFile(folder.resolve("file"));
    for (String[] command :
        new String[][] {{"init", "file/study.yaml"}, {"init", "nowhere/study.yaml"}}) {
      InProcess r = InProcess.run(folder, command);
      assertThat(r.code()).isEqualTo(2);
      assertThat(r.err())
          .contains("cannot be written: ")
          .doesNotContain("java.")
          .doesNotContain("Exception");
    }
    Files.writeString(folder.resolve("a.csv"), "prompt,model,response\np,a,one\np,a,two\n");
    InProcess.run(folder, "import", "a.csv", "--into", "run");
    InProcess.run(folder, "score", "run");
    InProcess report = InProcess.run(folder, "report", "run", "-o", "file/report");
    assertThat(report.code()).isEqualTo(2);
    assertThat(report.err())
        .contains("the report cannot be written to")
        .doesNotContain("java.")
        .doesNotContain("Exception");
  }
}
