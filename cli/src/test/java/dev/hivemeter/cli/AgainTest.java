package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgainTest {
  @Test
  void a_command_is_quoted_for_a_shell() {
    assertThat(
            new Again("./hivemeter", List.of("run", "a b.yaml", "it's", "--max-time", "8h")).text())
        .isEqualTo("./hivemeter run 'a b.yaml' 'it'\\''s' --max-time 8h");
  }

  @Test
  void a_limit_that_was_reached_is_not_repeated() {
    for (List<String> args :
        List.of(
            List.of("run", "--max-calls", "7", "s.yaml"),
            List.of("run", "--max-calls=7", "s.yaml"),
            List.of("run", "s.yaml")))
      assertThat(new Again("hm", args).higher("--max-calls"))
          .isEqualTo("hm run s.yaml --max-calls N");
    assertThat(BudgetOptions.flag("maxCalls 7 is reached: 7 calls were made"))
        .isEqualTo("--max-calls");
    assertThat(BudgetOptions.flag("maxTokens 7 is reached")).isEqualTo("--max-tokens");
    assertThat(BudgetOptions.flag("maxCostUsd 7 is reached")).isEqualTo("--max-cost");
    assertThat(BudgetOptions.flag("maxTime 60 s is up")).isNull();
  }
}
