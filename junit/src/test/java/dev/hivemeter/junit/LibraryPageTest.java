package dev.hivemeter.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hivemeter.library.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/library.md shows the samples as they run, all of them. */
final class LibraryPageTest {
  @RegisterExtension static final HivemeterExtension hivemeter = HivemeterExtension.create();

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
