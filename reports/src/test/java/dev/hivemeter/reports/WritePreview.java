package dev.hivemeter.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Writes synthetic reports into a folder, to look at: {@code usual}, {@code many}, {@code one}. */
final class WritePreview {
  private WritePreview() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    HeadlessFonts.prepare(folder.resolve("fonts"));
    write(SyntheticRun.usual(), folder.resolve("usual"));
    SyntheticRun many =
        new SyntheticRun(
            "many",
            IntStream.rangeClosed(1, 25)
                .mapToObj(i -> "openai:vendor-" + i % 4 + "/model-" + i + "-instruct")
                .toList(),
            List.of(1.0, 2.0),
            SyntheticRun.prompts(100),
            10);
    many.score();
    write(many, folder.resolve("many"));
    SyntheticRun one =
        new SyntheticRun(
            "one",
            List.of("import:someone"),
            Collections.singletonList(null),
            SyntheticRun.prompts(5),
            3);
    one.score();
    write(one, folder.resolve("one"));
    SyntheticRun two =
        new SyntheticRun(
            "two", List.of("openai:a", "openai:b"), List.of(0.2, 1.0), SyntheticRun.prompts(12), 4);
    two.score();
    write(two, folder.resolve("two"));
  }

  private static void write(SyntheticRun run, Path folder) throws IOException {
    try (FolderOutput out = new FolderOutput(folder)) {
      Report.write(
          run, SyntheticGlossary.all(), "0.1.0", Instant.parse("2026-11-15T12:00:00Z"), out);
      out.finish();
    }
  }
}
