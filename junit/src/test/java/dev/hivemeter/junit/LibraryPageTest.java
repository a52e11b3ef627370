package dev.hivemeter.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hivemeter.library.Answers;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** docs/library.md shows the samples as they run, all of them. */
final class LibraryPageTest {
  @RegisterExtension static final HivemeterExtension hivemeter = HivemeterExtension.create();

  private static final Path PAGE = Path.of("..", "docs", "library.md");
  private static final Path SAMPLES = Path.of("src/test/java/dev/hivemeter/junit/samples");
  private static final Pattern SHOWN =
      Pattern.compile("<!-- ([A-Za-z0-9]+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern SAMPLE =
      Pattern.compile("// sample: [a-z]+\n(.*?) *// end\n", Pattern.DOTALL);

  @Test
  void every_sample_stands_in_the_page_as_it_runs() throws IOException {
    List<String> shown = new ArrayList<>();
    Matcher m = SHOWN.matcher(Files.readString(PAGE, UTF_8));
    while (m.find()) {
      shown.add(m.group(1));
      assertThat(m.group(2)).as(m.group(1)).isEqualTo(sample(m.group(1)));
    }
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<String> samples =
          files
              .map(f -> f.getFileName().toString().replace(".java", ""))
              .filter(n -> n.startsWith("Sample"))
              .sorted()
              .toList();
      assertThat(samples).hasSizeGreaterThan(5);
      assertThat(shown).containsExactlyElementsOf(samples);
    }
  }

  /** Whoever copies a snippet has its imports, too. */
  @Test
  void every_snippet_of_the_page_compiles_as_it_stands(@TempDir Path folder) throws IOException {
    Matcher m = JAVA.matcher(Files.readString(PAGE, UTF_8));
    int snippets = 0;
    while (m.find()) {
      String code = m.group(1);
      Matcher type = Pattern.compile("(?m)^final class (\\w+)").matcher(code);
      boolean whole = type.find();
      if (!whole) {
        int end = code.lastIndexOf("\nimport ");
        int body = code.indexOf('\n', end + 1) + 1;
        code =
            code.substring(0, body)
                + "class Snippet { void of(java.util.List<String> texts) {\n"
                + code.substring(body)
                + "} }";
      }
      Path file = folder.resolve((whole ? type.group(1) : "Snippet") + ".java");
      Files.writeString(file, code, UTF_8);
      StringWriter errors = new StringWriter();
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
        assertThat(
                compiler
                    .getTask(
                        errors,
                        files,
                        null,
                        List.of("-proc:none", "-d", folder.toString()),
                        null,
                        files.getJavaFileObjects(file))
                    .call())
            .as("%s%n%s", code, errors)
            .isTrue();
      }
      snippets++;
    }
    assertThat(snippets).isGreaterThan(6);
  }

  @Test
  void the_message_in_the_page_is_what_a_failing_limit_says() throws IOException {
    Answers alike =
        hivemeter.answers(
            List.of(
                "The keeper lit the lamp and waited for a ship that never came.",
                "A keeper lights the lamp for a ship that will not come.",
                "Every night the keeper lit a lamp for the ship he had lost.",
                "The keeper lit his lamp and waited for the ship that never came."));
    Throwable failed =
        catchThrowable(
            () -> HivemeterAssertions.assertThat(alike).meanPairwiseCosine().isBelow(0.8));
    assertThat(failed).isInstanceOf(AssertionError.class);
    assertThat(Files.readString(PAGE, UTF_8)).contains("```\n" + failed.getMessage() + "\n```");
  }

  private static String sample(String name) throws IOException {
    Matcher m = SAMPLE.matcher(Files.readString(SAMPLES.resolve(name + ".java"), UTF_8));
    assertThat(m.find()).as("a sample in %s", name).isTrue();
    return m.group(1).stripTrailing().stripIndent() + "\n";
  }
}
