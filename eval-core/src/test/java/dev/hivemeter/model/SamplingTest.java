package dev.hivemeter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Sampling.Seeds;
import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void the_label_names_what_differs_from_neutral() {
    assertThat(Sampling.neutral(1.0, 64).label()).isEqualTo("T=1.0");
    assertThat(new Sampling(0.7, 0.9, 40, 0.05, 64, Seeds.NONE).label())
        .isEqualTo("T=0.7 top-p=0.9 top-k=40 min-p=0.05");
    assertThat(Sampling.UNKNOWN.label()).isEqualTo("unknown sampling");
    assertThat(Sampling.ofTemperature(0.25).label()).isEqualTo("T=0.25");
    assertThat(Sampling.ofTemperature(null)).isEqualTo(Sampling.UNKNOWN);
  }

  @Test
  void the_ends_of_each_range_are_allowed() {
    assertThat(new Sampling(0.0, 1.0, 0, 0.0, 1, Seeds.NONE).temperature()).isZero();
    assertThat(new Sampling(5.0, 0.001, 1, 0.999, 1, Seeds.DERIVED).temperature()).isEqualTo(5.0);
  }

  @Test
  void what_is_outside_is_refused_with_the_value_and_the_range() {
    refused(() -> Sampling.neutral(Double.NaN, 64), "temperature NaN is outside [0.0, 5.0]");
    refused(() -> Sampling.neutral(-0.1, 64), "temperature -0.1 is outside [0.0, 5.0]");
    refused(() -> Sampling.neutral(1, 0), "maxTokens 0 is outside 1 or more");
    refused(() -> new Sampling(1.0, 0.0, 0, 0.0, 1, Seeds.NONE), "topP 0.0 is outside (0.0, 1.0]");
    refused(
        () -> new Sampling(1.0, Double.NaN, 0, 0.0, 1, Seeds.NONE),
        "topP NaN is outside (0.0, 1.0]");
    refused(() -> new Sampling(1.0, 1.0, -1, 0.0, 1, Seeds.NONE), "topK -1 is outside 0 or more");
    refused(() -> new Sampling(1.0, 1.0, 0, 1.0, 1, Seeds.NONE), "minP 1.0 is outside [0.0, 1.0)");
  }

  private static void refused(Runnable make, String message) {
    assertThatThrownBy(make::run).isInstanceOf(BadInput.class).hasMessage(message);
  }
}
