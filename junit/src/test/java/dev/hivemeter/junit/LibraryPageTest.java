package dev.hivemeter.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/library.md shows the samples as they run, all of them. */
final class LibraryPageTest {
  private static final Path PAGE = Path.of("..", "docs", "library.md");
  private static final Path SAMPLES = Path.of("src/test/java/dev/hivemeter/junit/samples");
  private static final Pattern SHOWN =
      Pattern.compile("<!-- ([A-Za-z0-9]+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
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

  private static String sample(String name) throws IOException {
    Matcher m = SAMPLE.matcher(Files.readString(SAMPLES.resolve(name + ".java"), UTF_8));
    assertThat(m.find()).as("a sample in %s", name).isTrue();
    return m.group(1).stripTrailing().stripIndent() + "\n";
  }
}
