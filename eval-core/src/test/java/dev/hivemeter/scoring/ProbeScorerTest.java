package dev.hivemeter.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ProbeScorerTest implements ProbeScorer.Source {
  private static final Law.Finite COIN = Law.Finite.uniform(List.of("heads", "tails"));

  private final Map<StoredCell, List<Sample>> cells = new LinkedHashMap<>();
  private Map<Integer, Aside> asides = Map.of();

  @Override
  public List<Sample> samples(StoredCell cell) {
    return cells.getOrDefault(cell, List.of());
  }

  @Override
  public Map<Integer, Aside> asides(StoredCell cell) {
    return asides;
  }

  private void cell(String model, String id, Task task, Outcome... outcomes) {
    Prompt prompt = new Prompt(id, "What of " + id + "?", null, List.of(), List.of(), "en", task);
    Condition condition =
        new Condition(ModelSpec.imported(model), Sampling.neutral(1.0, 64), Elicitation.DIRECT);
    Cell cell = new Cell(prompt, condition);
    List<Sample> samples = new ArrayList<>();
    for (Outcome o : outcomes)
      samples.add(new Sample(samples.size(), o, Provenance.UNKNOWN, Map.of()));
    cells.put(new StoredCell(cell.key(), cell, outcomes.length), samples);
  }

  private static Outcome[] said(String... texts) {
    Outcome[] all = new Outcome[texts.length];
    for (int i = 0; i < all.length; i++) all[i] = new Outcome.Answered(texts[i], false);
    return all;
  }

  private List<ScoreRow> rows() {
    return ProbeScorer.score(List.copyOf(cells.keySet()), this, 7);
  }

  private Score score(String metric, Scope scope, String id, String variant) {
    List<ScoreRow> found =
        rows().stream()
            .filter(r -> r.metric().equals(metric) && r.scope() == scope)
            .filter(r -> r.promptId().equals(id) && r.variant().equals(variant))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0).score();
  }

  private double pool(String metric, String id, String variant) {
    return ((Score.Value) score(metric, Scope.POOL, id, variant)).value();
  }

  @Test
  void failed_calls_are_not_counted_and_others_are_invalid_by_their_reason() {
    cell(
        "m",
        "coin",
        new Task.Probe(COIN, 1),
        new Outcome.Answered("Heads", false),
        new Outcome.Answered("tails", false),
        new Outcome.Answered("Heads or tails?", false),
        new Outcome.Answered("Edge", false),
        new Outcome.Empty(),
        new Outcome.Answered("<think>heads or tails</think>", false),
        new Outcome.Refused(null),
        new Outcome.Filtered("x"),
        new Outcome.Failed(FailureKind.TIMEOUT, 500, "no"));
    assertThat(score("probe-invalid-rate@1", Scope.POOL, "coin", "default"))
        .satisfies(s -> assertThat(((Score.Value) s).n()).isEqualTo(8));
    assertThat(pool("probe-invalid-rate@1", "coin", "default")).isEqualTo(0.75);
    assertThat(pool("probe-invalid-format@1", "coin", "default")).isEqualTo(0.125);
    assertThat(pool("probe-invalid-out-of-range@1", "coin", "default")).isEqualTo(0.125);
    assertThat(pool("probe-invalid-refusal@1", "coin", "default")).isEqualTo(0.25);
    assertThat(pool("probe-invalid-empty@1", "coin", "default")).isEqualTo(0.25);
  }

  @Test
  void a_score_has_its_band_and_its_place_there() {
    cell(
        "m",
        "coin",
        new Task.Probe(COIN, 1),
        said(Collections.nCopies(30, "heads").toArray(new String[0])));
    assertThat(pool("probe-mode-share@1", "coin", "default")).isEqualTo(1);
    assertThat(pool("probe-mode-share@1", "coin", "null-percentile")).isGreaterThan(0.999);
    Score.Value band = (Score.Value) score("probe-mode-share@1", Scope.POOL, "coin", "null");
    assertThat(band.value()).isBetween(0.5, 0.65);
    Interval interval = Objects.requireNonNull(band.interval());
    assertThat(interval.method()).isEqualTo("null");
    assertThat(interval.high()).isLessThan(0.8);
    assertThat(pool("probe-multinomial-p@1", "coin", "default"))
        .isCloseTo(1 / 10_001.0, within(1e-9));
    assertThat(pool("probe-chi-squared-p@1", "coin", "default")).isLessThan(1e-6);
  }

  @Test
  void few_answers_are_undefined() {
    cell("m", "coin", new Task.Probe(COIN, 1), said("heads", "what?"));
    cell("m", "real", new Task.Probe(new Law.Uniform(0, 1), 1), said("0.4"));
    for (String metric :
        List.of("probe-total-variation@1", "probe-collision@1", "probe-multinomial-p@1"))
      assertThat(score(metric, Scope.POOL, "coin", "default"))
          .isEqualTo(new Score.Undefined("needs two values, has 1"));
    assertThat(score("probe-ks@1", Scope.POOL, "real", "default"))
        .isInstanceOf(Score.Undefined.class);
  }

  @Test
  void small_expected_counts_leave_the_p_to_the_draws() {
    cell("m", "coin", new Task.Probe(COIN, 1), said("heads", "tails", "tails"));
    assertThat(score("probe-chi-squared-p@1", Scope.POOL, "coin", "default"))
        .isInstanceOf(Score.Undefined.class);
    assertThat(pool("probe-multinomial-p@1", "coin", "default")).isEqualTo(1);
  }

  @Test
  void a_law_without_a_mean_has_no_distance_of_means() {
    cell("m", "cauchy", new Task.Probe(new Law.Cauchy(0, 1), 1), said("0.4", "-1.2", "3"));
    assertThat(score("probe-wasserstein@1", Scope.POOL, "cauchy", "default"))
        .isEqualTo(new Score.Undefined("the law has no mean"));
    assertThat(pool("probe-ks-p@1", "cauchy", "default")).isBetween(0.05, 1.0);
  }

  @Test
  void lists_are_counted_value_by_value_and_their_order_is_tested() {
    String[] lists =
        Collections.nCopies(6, "heads, tails, heads, tails, heads").toArray(new String[0]);
    cell("m", "flips", new Task.Probe(COIN, 5), said(lists));
    assertThat(((Score.Value) score("probe-mode-share@1", Scope.POOL, "flips", "default")).n())
        .isEqualTo(30);
    assertThat(pool("probe-repeat-bias@1", "flips", "default")).isEqualTo(-0.5);
    assertThat(pool("probe-repeat-bias@1", "flips", "null-percentile")).isLessThan(0.001);
    assertThat(pool("probe-repeat-across@1", "flips", "default")).isEqualTo(0.5);
    assertThat(pool("probe-runs-z@1", "flips", "default")).isGreaterThan(3);
    assertThat(pool("probe-runs-p@1", "flips", "default")).isLessThan(0.01);
    assertThat(pool("probe-lag-1@1", "flips", "default")).isLessThan(-0.9);
  }

  @Test
  void lists_of_real_numbers_have_their_order_held_against_fair_lists() {
    String[] lists = Collections.nCopies(8, "0.1, 0.9, 0.2, 0.8, 0.1, 0.9").toArray(new String[0]);
    cell("m", "reals", new Task.Probe(new Law.Uniform(0, 1), 6), said(lists));
    assertThat(pool("probe-lag-1@1", "reals", "default")).isLessThan(-0.9);
    assertThat(pool("probe-lag-1@1", "reals", "null-percentile")).isLessThan(0.001);
    Score.Value band = (Score.Value) score("probe-lag-1@1", Scope.POOL, "reals", "null");
    Interval interval = Objects.requireNonNull(band.interval());
    // Forty neighbours: about 2/√40 to either side.
    assertThat(interval.high()).isBetween(0.25, 0.37);
    assertThat(interval.low()).isBetween(-0.37, -0.25);
  }

  @Test
  void single_answers_have_no_neighbours() {
    cell("m", "coin", new Task.Probe(COIN, 1), said("heads", "heads", "tails"));
    assertThat(rows()).noneMatch(r -> r.metric().startsWith("probe-repeat"));
  }

  @Test
  void the_first_tokens_law_stands_beside_the_sampled_one() {
    cell("m", "coin", new Task.Probe(COIN, 1), said("Heads", "Tails"));
    Logprobs.Token token =
        new Logprobs.Token(
            "Heads",
            Math.log(0.72),
            List.of(
                new Logprobs.Alternative("Heads", Math.log(0.72)),
                new Logprobs.Alternative("Tails", Math.log(0.18))));
    asides = Map.of(1, new Aside(null, new Logprobs(List.of(token), 1)));
    assertThat(pool("probe-answer-mass@1", "coin", "exact")).isCloseTo(0.9, within(1e-12));
    assertThat(pool("probe-unlisted-mass@1", "coin", "exact")).isCloseTo(0.1, within(1e-12));
    assertThat(pool("probe-total-variation@1", "coin", "exact")).isCloseTo(0.3, within(1e-12));
    assertThat(pool("probe-total-variation@1", "coin", "exact-sampled")).isZero();
  }

  @Test
  void a_control_is_right_consistent_or_both() {
    Task.Control paris = new Task.Control(List.of("Paris"), List.of("Lyon"));
    cell("m", "right", paris, said("Paris", "The capital is Paris.", "Paris!", "Lyon"));
    cell("m", "wrong", paris, said("Lyon", "Lyon.", "lyon", "It is Lyon."));
    cell("m", "own", paris, said("Nice.", "nice", "I don't know.", "Paris"));
    assertThat(pool("control-accuracy@1", "right", "default")).isEqualTo(0.75);
    assertThat(pool("control-consistency@1", "right", "default")).isEqualTo(0.5);
    assertThat(pool("control-mode-right@1", "right", "default")).isEqualTo(1);
    assertThat(pool("control-accuracy@1", "wrong", "default")).isZero();
    assertThat(pool("control-consistency@1", "wrong", "default")).isEqualTo(1);
    assertThat(pool("control-mode-right@1", "wrong", "default")).isZero();
    assertThat(pool("control-consistency@1", "own", "default")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(pool("control-invalid-rate@1", "own", "default")).isEqualTo(0.25);
    Score.Value model = (Score.Value) score("control-accuracy@1", Scope.MODEL, "", "default");
    assertThat(model.value()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(model.n()).isEqualTo(3);
    assertThat(model.interval()).isNotNull();
    Score.Value mode = (Score.Value) score("control-mode-right@1", Scope.MODEL, "", "default");
    assertThat(Objects.requireNonNull(mode.interval()).method()).isEqualTo("wilson");
  }

  @Test
  void open_prompts_are_passed_over() {
    cell("m", "open", Task.OPEN, said("a", "b"));
    assertThat(rows()).isEmpty();
  }

  @Test
  void the_rows_do_not_depend_on_the_other_cells_or_their_order() {
    cell("a", "coin", new Task.Probe(COIN, 1), said("heads", "tails", "heads"));
    List<ScoreRow> alone = rows();
    cell("b", "coin", new Task.Probe(COIN, 1), said("tails", "tails", "heads"));
    cell("b", "real", new Task.Probe(new Law.Uniform(0, 1), 1), said("0.4", "0.7"));
    assertThat(rows()).containsAll(alone);
    List<StoredCell> turned = new ArrayList<>(cells.keySet());
    Collections.reverse(turned);
    assertThat(ProbeScorer.score(turned, this, 7)).containsExactlyInAnyOrderElementsOf(rows());
  }
}
