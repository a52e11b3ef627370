package dev.hivemeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PaperStudyTest {

  @Test
  void a_small_study_is_scored_alike_on_one_thread_and_on_two() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var one = PaperStudy.run(new SyntheticRun(1, 3, 6, 4), 1, out);
    var two = PaperStudy.run(new SyntheticRun(1, 3, 6, 4), 2, out);
    assertThat(two).isEqualTo(one);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("core-seconds");
  }

  @Test
  void options_without_a_number_or_of_another_name_are_refused() {
    assertThatThrownBy(() -> Options.of("--models")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Options.of("--models", "many")).isInstanceOf(BadInput.class);
    Options options = Options.of("--model", "3");
    assertThat(options.number("--models", 25)).isEqualTo(25);
    assertThatThrownBy(options::refuseOthers).hasMessageContaining("--model");
  }
}
