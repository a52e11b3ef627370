package dev.hivemeter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.plan.Detect.Choice;
import dev.hivemeter.plan.Detect.Noise;
import dev.hivemeter.plan.Detect.Pair;
import dev.hivemeter.stats.Power;
import dev.hivemeter.stats.UStatistic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetectTest {

  @Test
  void the_paired_spread_is_planned_with_as_it_is() {
    // Differences .1, .2, .3: sd .1, whatever the noise within the pools.
    Detect d = plan(List.of(pair(0.5, 0.6, 0), pair(0.5, 0.7, 1), pair(0.4, 0.7, 2)), 0.05);
    assertThat(d.sd()).isCloseTo(0.1, within(1e-15));
    assertThat(d.mean()).isCloseTo(0.2, within(1e-15));
    assertThat(d.needed()).isEqualTo(Power.pairs(0.5, 1)).isEqualTo(34);
    assertThat(d.detectable()).isCloseTo(0.1 * Power.detectable(1, 3), within(1e-12));
    assertThat(d.prompts()).isEqualTo(3);
  }

  @Test
  void the_noise_is_split_off_and_shrinks_with_samples() {
    // ζ₁ = .005 and ζ₂ = .02 in every pool: v(10) = (32·.005 + .04)/90 for one pool, twice for two.
    Detect d = plan(noisy(0.005, 0.02, 0, 1, 2), 0.05);
    Noise noise = noise(d);
    double v10 = 2 * (4 * 8 * 0.005 + 2 * 0.02) / 90;
    double v20 = 2 * (4 * 18 * 0.005 + 2 * 0.02) / 380;
    assertThat(noise.within()).isCloseTo(v10, within(1e-15));
    assertThat(noise.between()).isCloseTo(0.01 - v10, within(1e-15));
    assertThat(noise.saving()).isCloseTo((v10 - v20) / 0.01, within(1e-12));
    assertThat(noise.negative()).isFalse();
    assertThat(d.choices()).extracting(Choice::samples).containsExactly(5, 10, 20, 50, 100);
    assertThat(d.choices().get(1).prompts()).isEqualTo(d.needed());
    assertThat(d.choices().get(2).prompts())
        .isEqualTo(Power.pairs(0.05, Math.sqrt(0.01 - v10 + v20)));
    assertThat(d.choices().get(2).calls()).isEqualTo(2L * 20 * d.choices().get(2).prompts());
    assertThat(d.choices()).extracting(Choice::prompts).isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void samples_help_where_noise_is_large_and_only_prompts_do_where_it_is_small() {
    assertThat(noise(plan(noisy(0.01, 0.04, 0, 1, 2), 0.05)).samplesHelp()).isTrue();
    assertThat(noise(plan(noisy(0.0001, 0.001, 0, 1, 2), 0.05)).samplesHelp()).isFalse();
  }

  @Test
  void differences_that_vary_less_than_their_noise_count_as_noise_alone() {
    Detect d = plan(noisy(0.05, 0.2, 0, 1, 2), 0.05);
    Noise noise = noise(d);
    assertThat(noise.negative()).isTrue();
    assertThat(noise.between()).isZero();
    assertThat(noise.samplesHelp()).isTrue();
    assertThat(d.needed())
        .isEqualTo(Power.pairs(0.05, Math.sqrt(noise.within())))
        .isEqualTo(d.choices().get(1).prompts());
  }

  @Test
  void noise_estimates_below_zero_are_averaged_before_they_are_cut() {
    List<Pair> pairs = new ArrayList<>(noisy(0.01, 0.02, 0, 1, 2));
    Pair p = pairs.get(0);
    UStatistic below = new UStatistic(10, 0.5, -0.01, -0.02);
    pairs.set(0, new Pair(p.a(), p.b(), below, below, 0));
    double v10 = 2 * (4 * 8 * 0.01 + 2 * 0.02) / 90;
    assertThat(noise(plan(pairs, 0.05)).within()).isCloseTo(v10 / 3, within(1e-15));
  }

  @Test
  void paraphrases_are_one_prompt_and_share_their_noise() {
    // Prompts 0 and 1 are a family: differences (.1 + .3)/2, .2 … and half of the noise there.
    List<Pair> pairs = new ArrayList<>(noisy(0.005, 0.02, 0, 0, 1));
    pairs.addAll(noisy(0.005, 0.02, 2, 3, 4));
    Detect d = plan(pairs, 0.05);
    assertThat(d.prompts()).isEqualTo(5);
    double v10 = 2 * (4 * 8 * 0.005 + 2 * 0.02) / 90;
    assertThat(noise(d).within()).isCloseTo(v10 * (0.5 + 4) / 5, within(1e-15));
  }

  @Test
  void pools_that_are_too_small_leave_other_samples_open() {
    Detect d = plan(List.of(pair(0.5, 0.6, 0), pair(0.5, 0.7, 1), pair(0.4, 0.7, 2)), 0.05);
    assertThat(d.noise()).isNull();
    assertThat(d.choices()).isEmpty();
  }

  /** {@code sqrt(33 / scipy.stats.chi2.ppf(.2, 33))}. */
  @Test
  void the_cautious_plan_uses_the_upper_limit_of_the_spread() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 34; i++) pairs.add(pair(0.5, 0.5 + 0.1 * Math.sin(i), i));
    Detect d = plan(pairs, 0.02);
    assertThat(d.cautious())
        .isEqualTo(Power.pairs(0.02, d.sd() * Reference.value("upper-sd.34")))
        .isGreaterThan(d.needed());
  }

  @Test
  void too_few_prompts_and_equal_differences_are_no_pilot() {
    assertThat(Detect.of(List.of(), 0.02)).isNull();
    assertThat(Detect.of(List.of(pair(0.1, 0.2, 0), pair(0.1, 0.3, 1)), 0.02)).isNull();
    assertThat(Detect.of(List.of(pair(0, 0.1, 0), pair(0, 0.1, 1), pair(0, 0.1, 2)), 0.02))
        .isNull();
    assertThatThrownBy(() -> Detect.of(List.of(), 0))
        .hasMessage("difference 0.0 is not above 0 and finite");
  }

  private static Pair pair(double a, double b, int cluster) {
    return new Pair(a, b, null, null, cluster);
  }

  private static List<Pair> noisy(double zeta1, double zeta2, int... clusters) {
    UStatistic u = new UStatistic(10, 0.5, zeta1, zeta2);
    double[] differences = {0.1, 0.2, 0.3};
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < clusters.length; i++)
      pairs.add(new Pair(0.5, 0.5 + differences[i], u, u, clusters[i]));
    return pairs;
  }

  private static Detect plan(List<Pair> pairs, double difference) {
    Detect d = Detect.of(pairs, difference);
    if (d == null) throw new AssertionError("there is no plan");
    return d;
  }

  private static Noise noise(Detect d) {
    @Nullable Noise noise = d.noise();
    if (noise == null) throw new AssertionError("the noise is not known");
    return noise;
  }
}
