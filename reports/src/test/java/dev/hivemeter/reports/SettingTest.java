package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Seeds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingTest {
  private static Setting drawn(@Nullable Double temperature, Double topP, Integer maxTokens) {
    return new Setting(new Sampling(temperature, topP, 0, 0.0, maxTokens, Seeds.NONE), "direct");
  }

  private static List<String> labels(Setting... all) {
    return List.of(all).stream().map(s -> s.label(List.of(all))).toList();
  }

  @Test
  void the_temperature_alone_is_enough_where_it_tells_them_apart() {
    assertThat(labels(drawn(0.7, 0.9, 64), drawn(1.0, 0.9, 64)))
        .containsExactly("T = 0.7", "T = 1.0");
  }

  @Test
  void what_differs_from_neutral_is_added_where_the_temperature_is_the_same() {
    assertThat(labels(drawn(1.0, 0.9, 64), drawn(1.0, 1.0, 64)))
        .containsExactly("T = 1.0, top-p 0.9", "T = 1.0");
  }

  @Test
  void settings_that_differ_in_the_token_limit_alone_have_names_of_their_own() {
    assertThat(labels(drawn(1.0, 0.9, 64), drawn(1.0, 0.9, 128)))
        .containsExactly(
            "T=1.0 top-p=0.9 top-k=0 min-p=0.0 max-tokens=64 seeds=none",
            "T=1.0 top-p=0.9 top-k=0 min-p=0.0 max-tokens=128 seeds=none");
  }

  @Test
  void neutral_is_not_called_unknown() {
    assertThat(labels(drawn(null, 1.0, 64), drawn(null, 0.9, 64)))
        .containsExactly("no truncation", "top-p 0.9");
    assertThat(labels(new Setting(Sampling.UNKNOWN, "direct")))
        .containsExactly("sampling not known");
  }
}
