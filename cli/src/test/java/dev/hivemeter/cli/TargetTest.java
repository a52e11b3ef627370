package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where commands write: a run and what others wrote is not replaced. */
@Timeout(120)
class TargetTest {
  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void generate() throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: t
        prompts: { bank: quick, limit: 2 }
        models: ["control:dice", "control:parrot"]
        sampling: { samples: 3 }
        """);
    InProcess made = run("generate", "study.yaml", "--into", "runs/R");
    assertThat(made.code()).as(made.err()).isZero();
    store = folder.resolve("runs/R/run.db");
  }

  private InProcess run(String... args) {
    return InProcess.run(folder, args);
  }

  private InProcess export(String... args) {
    return run(with(new String[] {"export", "runs/R"}, args));
  }

  private static String[] with(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs/R/run.db",
        "runs/R/run.lock",
        "runs/R/../R/run.db-wal",
        "runs/R/run.db.version-3",
        "link.jsonl"
      })
  void nothing_that_belongs_to_a_store_is_replaced(String target) throws IOException {
    Files.createSymbolicLink(folder.resolve("link.jsonl"), store);
    byte[] before = Files.readAllBytes(store);
    for (String[] force : new String[][] {{}, {"--force"}}) {
      InProcess r = export(with(new String[] {"--what", "prompts", "-o", target}, force));
      assertThat(r.code()).as(r.err()).isEqualTo(2);
      assertThat(r.err()).contains("belongs to the store of a run, which nothing replaces");
    }
    assertThat(store).hasBinaryContent(before);
  }

  @Test
  void an_export_may_lie_beside_its_run() {
    assertThat(export("--what", "prompts", "-o", "runs/R/prompts.jsonl").code()).isZero();
    assertThat(folder.resolve("runs/R/prompts.jsonl")).isNotEmptyFile();
  }

  @Test
  void a_store_is_not_replaced_wherever_it_lies() throws IOException {
    Path copy = Files.copy(store, folder.resolve("backup.jsonl"));
    byte[] before = Files.readAllBytes(copy);
    InProcess export = export("-o", "backup.jsonl", "--force");
    assertThat(export.code()).isEqualTo(2);
    assertThat(export.err()).contains("belongs to the store of a run, which nothing replaces");
    InProcess init = run("init", "backup.jsonl", "--force");
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err()).contains("belongs to the store of a run, which nothing replaces");
    assertThat(run("init", "runs/R/run.db", "--force").code()).isEqualTo(2);
    assertThat(copy).hasBinaryContent(before);
  }

  @Test
  void what_somebody_else_wrote_is_replaced_by_force_only() throws IOException {
    Path study = folder.resolve("study.yaml");
    String before = Files.readString(study);
    InProcess refused = export("-o", "study.yaml");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("study.yaml' exists and is not an earlier export of answers")
        .contains("--force");
    assertThat(study).hasContent(before);
    assertThat(export("-o", "study.yaml", "--force").code()).isZero();
    assertThat(Files.readString(study)).startsWith("{\"hivemeter_export\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n",
        "{\"id\":\"a\",\"text\":\"b\"}\n",
        "id,text\r\na,b\r\n",
        "[1, 2]",
        "{",
        "\u001f\u008b"
      })
  void rows_of_others_are_not_taken_for_an_earlier_export(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("rows"), text);
    for (String what : new String[] {"answers", "prompts", "attempts"})
      assertThat(export("--what", what, "-o", "rows").code()).isEqualTo(2);
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"answers", "attempts", "scores", "prompts", "vectors", "phrases", "places"})
  void an_earlier_export_of_the_same_kind_is_replaced(String what) {
    assertThat(run("score", "runs/R").code()).isZero();
    for (String format : new String[] {"jsonl", "csv"}) {
      for (String name : new String[] {"out." + format, "out." + format + ".gz"}) {
        String[] args = {"--what", what, "--format", format, "-o", name};
        assertThat(export(args).code()).isZero();
        InProcess again = export(args);
        boolean asPeopleWrite = what.equals("prompts") && format.equals("jsonl");
        assertThat(again.code()).as(again.err()).isEqualTo(asPeopleWrite ? 2 : 0);
        String other = what.equals("answers") ? "scores" : "answers";
        InProcess instead = export("--what", other, "--format", format, "-o", name);
        // Two prompts share no phrases and have no map: then the file is empty.
        boolean empty = format.equals("jsonl") && again.err().contains("wrote 0 rows");
        assertThat(instead.code()).as(instead.err()).isEqualTo(empty ? 0 : 2);
      }
    }
  }

  @Test
  void an_empty_file_is_filled() throws IOException {
    Files.createFile(folder.resolve("empty.jsonl"));
    assertThat(export("-o", "empty.jsonl").code()).isZero();
    assertThat(folder.resolve("empty.jsonl")).isNotEmptyFile();
  }

  @Test
  void a_page_of_others_is_replaced_by_a_report_by_force_only() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "prompt,model,response\np,a,one\np,a,two\n");
    assertThat(run("import", "a.csv", "--into", "runs/A").code()).isZero();
    assertThat(run("score", "runs/A").code()).isZero();
    Path page = Files.createDirectories(folder.resolve("site")).resolve("index.html");
    Files.writeString(page, "<!doctype html><title>My own</title>");
    InProcess refused = run("report", "runs/A", "-o", "site");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("index.html' exists and is not an earlier report");
    assertThat(page).content().contains("My own");
    InProcess forced = run("report", "runs/A", "-o", "site", "--force");
    assertThat(forced.code()).as(forced.err()).isZero();
    InProcess again = run("report", "runs/A", "-o", "site");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(page).content().contains("Hivemeter").doesNotContain("My own");
  }

  @Test
  void a_link_stays_and_what_it_leads_to_is_written() throws IOException {
    Path real = Files.createDirectories(folder.resolve("far")).resolve("answers.jsonl");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far/answers.jsonl"));
    for (int i = 0; i < 2; i++) {
      assertThat(export("-o", "link").code()).isZero();
      assertThat(link).isSymbolicLink();
      assertThat(Files.readString(real)).startsWith("{\"hivemeter_export\":");
    }
    Files.delete(real);
    assertThat(run("init", "link").code()).isZero();
    assertThat(run("init", "link", "--force").code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(real).content().contains("models:");
    Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
    InProcess endless = export("-o", "round");
    assertThat(endless.code()).isEqualTo(2);
    assertThat(endless.err()).contains("round' cannot be written: too many links");
    assertThat(round).isSymbolicLink();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_pipe_stays_a_pipe_and_gets_the_rows() throws Exception {
    Path pipe = folder.resolve("pipe.jsonl");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (String[] command :
        new String[][] {
          {"export", "runs/R", "-o", "pipe.jsonl"}, {"init", "pipe.jsonl", "--force"}
        }) {
      CompletableFuture<String> read =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Files.readString(pipe);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      InProcess written = run(command);
      assertThat(written.code()).as(written.err()).isZero();
      assertThat(read.get(60, TimeUnit.SECONDS))
          .startsWith(command[0].equals("init") ? "#" : "{\"hivemeter_export\":");
      assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(f -> f.endsWith(".part"));
    }
  }

  @Test
  void standard_output_gets_the_rows_and_nothing_else() {
    InProcess rows = export("-o", "-");
    assertThat(rows.code()).as(rows.err()).isZero();
    assertThat(rows.out().lines()).hasSize(13).allMatch(l -> l.startsWith("{") && l.endsWith("}"));
    assertThat(rows.err()).contains("wrote 12 rows of answers to standard output");
    assertThat(folder.resolve("-")).doesNotExist();
    InProcess csv = export("--what", "prompts", "--format", "csv", "-o", "-");
    assertThat(csv.out()).startsWith("id,text,").hasLineCount(3);
  }

  @Test
  void standard_output_that_nobody_reads_is_an_error() throws IOException {
    PrintStream broken =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    try (OutputStream out = new StandardOutput(broken)) {
      assertThatThrownBy(() -> out.write(7)).hasMessageContaining("whoever reads it has gone");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("whoever reads it has gone");
    }
  }

  @Test
  void the_format_is_as_the_name_ends() throws IOException {
    assertThat(export("-o", "a.csv").code()).isZero();
    assertThat(folder.resolve("a.csv")).content().startsWith("prompt_id,prompt,");
    assertThat(export("-o", "a.txt").code()).isZero();
    assertThat(folder.resolve("a.txt")).content().startsWith("{\"hivemeter_export\":");
    assertThat(export("--format", "jsonl", "-o", "b.csv").code()).isZero();
    assertThat(folder.resolve("b.csv")).content().startsWith("{\"hivemeter_export\":");
  }
}
