package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts of any form into our own, and Parquet through the command line. */
@Timeout(300)
class PromptsImportTest {
  @TempDir Path folder;

  private InProcess run(String... args) {
    return InProcess.run(folder, args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.jsonl", "out.csv", "out.parquet", "out.parquet.gz"})
  void several_files_become_one_that_a_study_reads(String out) throws IOException {
    write("chats[1].jsonl", "{\"query\":\"name a boat\",\"n\":1}\n{\"query\":\"name a cat\"}\n");
    write("more.yaml", "- {text: name a cat}\n- {text: name a dog, language: en}\n");
    InProcess r = run("prompts", "import", "chats[1].jsonl", "more.yaml", "-o", out);
    assertThat(r.code()).as(r.err()).isZero();
    assertThat(r.err())
        .contains("chats[1].jsonl: read as Infinity-Chat's evaluation set")
        .contains("these fields were left out: n")
        .contains("wrote 3 prompts to " + out + "; 1 whose text was there already were left out");
    write(
        "study.yaml",
        "name: t\nprompts: { file: "
            + out
            + " }\nmodels: [\"control:parrot\"]\nsampling: { samples: 2 }\n");
    InProcess made = run("generate", "study.yaml", "--into", "R");
    assertThat(made.code()).as(made.err()).isZero();
    InProcess exported = run("export", "R", "--what", "prompts", "-o", "-");
    assertThat(exported.out().lines()).hasSize(3);
    assertThat(exported.out()).contains("name a boat", "name a cat", "name a dog");
  }

  @Test
  void nothing_is_written_where_one_file_is_broken() throws IOException {
    write("a.txt", "name a boat\n");
    Files.write(folder.resolve("b.csv"), "text\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    InProcess r = run("prompts", "import", "a.txt", "b.csv", "-o", "out.jsonl");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err())
        .contains("b.csv, line 2, column 4: byte 0xE9 at offset 8 is not UTF-8; save the file as");
    assertThat(folder.resolve("out.jsonl")).doesNotExist();
  }

  @Test
  void what_somebody_wrote_stays() throws IOException {
    write("a.txt", "name a boat\nname a cat\n");
    Path out = write("mine.jsonl", "{\"text\":\"mine\"}\n");
    InProcess refused = run("prompts", "import", "a.txt", "-o", "mine.jsonl");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("not an earlier export of prompts").contains("--force");
    assertThat(out).hasContent("{\"text\":\"mine\"}");
    InProcess forced =
        run("prompts", "import", "a.txt", "-o", "mine.jsonl", "--force", "--limit", "1");
    assertThat(forced.code()).as(forced.err()).isZero();
    assertThat(Files.readAllLines(out)).hasSize(1);
    write("mine.parquet", "no Parquet");
    assertThat(run("prompts", "import", "a.txt", "-o", "mine.parquet").code()).isEqualTo(2);
    assertThat(run("prompts", "import", "a.txt", "-o", "own.parquet").code()).isZero();
    InProcess again = run("prompts", "import", "a.txt", "-o", "own.parquet");
    assertThat(again.code()).as(again.err()).isZero();
  }

  @Test
  void a_map_and_standard_output() throws IOException {
    write("a.csv", "question,nr\nname a boat,7\n");
    InProcess r =
        run("prompts", "import", "a.csv", "--map", "text=question", "--map", "id=nr", "-o", "-");
    assertThat(r.code()).as(r.err()).isZero();
    assertThat(r.out()).startsWith("{\"id\":\"7\",\"text\":\"name a boat\"").hasLineCount(1);
    InProcess none = run("prompts", "import", "a.csv", "--limit", "0", "-o", "-");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--limit 0 is not 1 or more");
    InProcess unknown = run("prompts", "import", "a.csv", "-o", "-");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("a.csv, row 1 (line 2) has no field 'text'");
  }

  @Test
  void answers_go_out_and_in_as_parquet_and_to_standard_output() throws IOException {
    write("a.txt", "name a boat\nname a cat\n");
    write(
        "study.yaml",
        "name: t\nprompts: { file: a.txt }\nmodels: [\"control:dice\"]\nsampling: { samples: 3 }\n");
    assertThat(run("generate", "study.yaml", "--into", "R").code()).isZero();
    InProcess out = run("export", "R", "-o", "answers*.parquet");
    assertThat(out.code()).as(out.err()).isZero();
    assertThat(out.err()).contains("wrote 6 rows of answers");
    InProcess in = run("import", "answers*.parquet", "--into", "S");
    assertThat(in.code()).as(in.err()).isZero();
    assertThat(in.err()).contains("6 answers read, 6 new");
    assertThat(run("export", "S", "-o", "-").out()).isEqualTo(run("export", "R", "-o", "-").out());
    assertThat(run("export", "R", "-o", "answers*.parquet").code()).isZero();
    InProcess other = run("export", "R", "--what", "attempts", "-o", "answers*.parquet");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("not an earlier export of attempts");
    InProcess unknown = run("export", "R", "--format", "xlsx", "-o", "a");
    assertThat(unknown.err()).contains("--format 'xlsx' is not one of jsonl, csv, parquet");
    assertThat(run("export", "R", "--format", "csv", "-o", "a.sheet").code()).isZero();
  }

  @Test
  void prompts_are_no_answers_and_say_so() throws IOException {
    write("p.jsonl", "{\"id\":\"a\",\"text\":\"name a boat\",\"categories\":[]}\n");
    InProcess in = run("import", "p.jsonl", "--into", "R");
    assertThat(in.code()).isEqualTo(2);
    assertThat(in.err()).contains("it seems to be a file of prompts");
  }

  @Test
  void a_prompt_from_two_sources_is_refused_with_both_names() throws IOException {
    write(
        "study.yaml",
        """
        name: t
        prompts: [{ bank: quick }, { bank: core }]
        models: ["control:dice"]
        sampling: { samples: 3 }
        """);
    InProcess plan = run("plan", "study.yaml");
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).contains("comes from bank 'quick' and again from bank 'core'");
  }

  @Test
  void a_study_of_controls_alone_is_reported_as_one_of_models() throws IOException {
    write("a.txt", "name a boat\nname a cat\n");
    write(
        "study.yaml",
        """
        name: t
        prompts: { file: a.txt }
        models: ["control:dice", "control:parrot"]
        sampling: { samples: 3 }
        """);
    InProcess run = run("run", "study.yaml", "--into", "R");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("R/report/index.html")))
        .contains("control:dice", "control:parrot");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
