package org.example;

import static dev.hivemeter.junit.HivemeterAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hivemeter.junit.HivemeterExtension;
import dev.hivemeter.library.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A guarded prompt: its recorded answers must not all say the same. */
class OpeningLinesTest {
  @RegisterExtension static final HivemeterExtension hivemeter = HivemeterExtension.create();

  private static final Path RECORDED = Path.of("src/test/resources/opening-lines.txt");

  @Test
  void they_do_not_all_say_the_same() throws IOException {
    Answers answers = hivemeter.answers(Files.readAllLines(RECORDED));
    assertThat(answers).hasAtLeast(4).meanPairwiseCosine().isBelow(0.8);
    assertThat(answers).exactDuplicateRate().isAtMost(0);
  }

  @Test
  void a_limit_that_does_not_hold_fails() throws IOException {
    Answers answers = hivemeter.answers(Files.readAllLines(RECORDED));
    assertThrows(AssertionError.class, () -> assertThat(answers).meanPairwiseCosine().isBelow(-1));
  }
}
