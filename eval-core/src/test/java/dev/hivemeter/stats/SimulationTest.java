package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.stats.Laws.Law;
import dev.hivemeter.stats.Simulation.Coverage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether intervals cover and tests call as often as they say, at 100 prompts. The seed is fixed,
 * so nothing here is left to chance; the bounds are 93 to 97 % widened by what {@link #REPETITIONS}
 * repetitions can be off (two standard errors, 2 points). {@link Simulation#main} narrows it.
 */
class SimulationTest {
  private static final int REPETITIONS = 400;
  private static final double SLACK = 0.02;
  private static final Simulation SIMULATION = new Simulation(REPETITIONS, 20251);

  static List<Law> laws() {
    return List.of(
        Laws.NORMAL,
        Laws.SIXTH_POWER,
        Laws.EXPONENTIAL,
        Laws.uniformAfterZeros(0.5),
        Laws.uniformAfterZeros(0.9),
        Laws.exponentialAfterZeros(0.7),
        Laws.exponentialAfterZeros(0.9),
        Laws.onesAfterZeros(0.9));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void the_interval_that_is_picked_covers(Law law) {
    Coverage c = SIMULATION.picked(law, 100);
    assertThat(c.covered()).as(law.name()).isBetween(0.93 - SLACK, 0.97 + SLACK);
    assertThat(c.none()).isLessThan(0.02);
  }

  @Test
  void t_alone_would_not_cover_many_zeros_and_a_tail() {
    assertThat(SIMULATION.coverage(Laws.exponentialAfterZeros(0.9), 100, Intervals::t).covered())
        .isLessThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.5})
  void wilson_covers_shares(double p) {
    assertThat(SIMULATION.wilson(p, 100).covered()).isBetween(0.93 - SLACK, 0.97 + SLACK);
  }

  @Test
  void tests_call_at_their_level_where_there_is_nothing() {
    assertThat(SIMULATION.signFlipNull(12, 1)).as("exact").isBetween(0.03, 0.065);
    assertThat(SIMULATION.signFlipNull(40, 999)).as("random flips").isBetween(0.03, 0.065);
    assertThat(SIMULATION.signFlipNullWithZeros(12, 1)).as("zeros").isBetween(0.015, 0.065);
    assertThat(SIMULATION.trendNull(12)).as("trend").isBetween(0.03, 0.065);
    assertThat(SIMULATION.stepsNull(8)).as("steps").isLessThan(0.065);
    assertThat(SIMULATION.equivalenceNull(40)).as("equivalent").isBetween(0.03, 0.065);
    assertThat(SIMULATION.differenceNull(40)).as("different").isBetween(0.03, 0.065);
  }

  @Test
  void families_of_tests_are_kept_at_their_level() {
    assertThat(SIMULATION.anyCall(p -> p)).as("unadjusted").isGreaterThan(0.2);
    assertThat(SIMULATION.anyCall(Multiplicity::holm)).as("Holm").isBetween(0.015, 0.065);
    assertThat(SIMULATION.anyCall(Multiplicity::benjaminiHochberg))
        .as("Benjamini and Hochberg under the null")
        .isBetween(0.015, 0.065);
    assertThat(SIMULATION.falseCalls(Multiplicity::benjaminiHochberg))
        .as("false calls among the calls")
        .isBetween(0.01, 0.05);
  }

  @Test
  void power_is_as_planned() {
    assertThat(SIMULATION.powerAsPlanned(0.5)).isBetween(0.76, 0.84);
    assertThat(SIMULATION.signFlipPower(0.5)).isBetween(0.76, 0.84);
    assertThat(SIMULATION.trendPower(12, 0.4)).isGreaterThan(0.5);
    assertThat(SIMULATION.equivalencePower(40)).isGreaterThan(0.75);
  }

  @Test
  void models_in_general_are_covered() {
    Simulation small = new Simulation(150, 20251);
    assertThat(small.models(8, 0.05, 0.01)).isBetween(0.88, 0.98);
    assertThat(small.models(12, 0.02, 0.03)).isBetween(0.9, 0.99);
  }
}
