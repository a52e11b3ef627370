package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.ArrayList;
import java.util.List;

/** Every measure of answers to probes: a new one is one new line here. */
public final class ProbeMeasures {
  /** Measures of the answers' distribution, of finite laws. */
  static final List<LawMeasure> OF_LAWS =
      List.of(
          new ModeShare(),
          new TotalVariation(),
          new KullbackLeibler(),
          new JensenShannon(),
          new NormalisedEntropy(),
          new EffectiveNumber(),
          new Collision(),
          new CohensW());

  /** The p-value of Pearson's χ² test of the law. */
  static final Definition CHI_SQUARED_P =
      new Definition(
              "probe-chi-squared-p@1",
              "Probe: p of χ²",
              Direction.NEITHER,
              false,
              "The p-value of Pearson's χ² test of the law.",
              "P(χ²_{K−1} ≥ n Σ_k (q_k − p_k)²/p_k)",
              "Even over 0 to 1 where the law is met; near 0 where it is not.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "An expected count under 5: Undefined; probe-multinomial-p stands in.",
                  "Values of one list are taken as independent."),
              "How far answers and law differ, and the number of values: many values make every difference plain. Lead with effect sizes.",
              "Pearson 1900, https://doi.org/10.1080/14786440009463897")
          .within(0, 1);

  /** The p-value of χ² by draws of the same size from the law: right at any n. */
  static final Definition MULTINOMIAL_P =
      new Definition(
              "probe-multinomial-p@1",
              "Probe: Monte-Carlo p",
              Direction.NEITHER,
              false,
              "The p-value of χ² by draws of the same size from the law: right at any n.",
              "(1 + |{draws : χ² ≥ observed}|) / (1 + draws), 10,000 draws",
              "Even over 0 to 1 where the law is met; 1/10,001 is the least.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "Values of one list are taken as independent."),
              "How far answers and law differ, and the number of values: many values make every difference plain. Lead with effect sizes.",
              "Phipson and Smyth 2010, https://doi.org/10.2202/1544-6115.1585")
          .within(0, 1);

  /**
   * Wasserstein's distance of order 1 between the answers and the law itself, in the law's unit:
   * how far a number has to be moved on average.
   */
  static final Definition WASSERSTEIN =
      new Definition(
              "probe-wasserstein@1",
              "Probe: W1",
              Direction.NEITHER,
              false,
              "Wasserstein's distance of order 1 between the answers and the law itself, in the law's unit: how far a number has to be moved on average.",
              "∫ |F̂(x) − F(x)| dx, in closed form",
              "0 where the law is met.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "A law without a mean: Undefined.",
                  "Finite laws have none of it."),
              "The number of values: read it against the null band of the same n.",
              "Vallender 1974, https://doi.org/10.1137/1118101")
          .within(0, Double.POSITIVE_INFINITY);

  /** The greatest difference between the answers' distribution function and the law's. */
  static final Definition KS =
      new Definition(
              "probe-ks@1",
              "Probe: Kolmogorov–Smirnov distance",
              Direction.NEITHER,
              false,
              "The greatest difference between the answers' distribution function and the law's.",
              "sup_x |F̂(x) − F(x)|",
              "0 where the law is met; up to 1.",
              List.of("Fewer than two values: Undefined.", "Finite laws have none of it."),
              "The number of values and the decimals that are given: read it against the null band.",
              "Smirnov 1948, https://doi.org/10.1214/aoms/1177730256")
          .within(0, 1);

  /** Its p-value by draws of the same size from the law, rounded to the decimals of the answers. */
  static final Definition KS_P =
      new Definition(
              "probe-ks-p@1",
              "Probe: p of Kolmogorov–Smirnov",
              Direction.NEITHER,
              false,
              "Its p-value by draws of the same size from the law, rounded to the decimals of the answers.",
              "(1 + |{draws : D ≥ observed}|) / (1 + draws), 10,000 draws",
              "Even over 0 to 1 where the law is met; 1/10,001 is the least.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "The textbook's p takes answers of one decimal for false 47 % of the time at n = 200; this one does not."),
              "How far answers and law differ, and the number of values: many values make every difference plain. Lead with effect sizes.",
              "Phipson and Smyth 2010, https://doi.org/10.2202/1544-6115.1585")
          .within(0, 1);

  /** The share of neighbours in a list that are the same, less what the law gives. */
  static final Definition REPEAT_BIAS =
      new Definition(
          "probe-repeat-bias@1",
          "Probe: repeat bias",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          false,
          "The share of neighbours in a list that are the same, less what the law gives.",
          "r − Σ_k p_k², r = equal neighbours / neighbours within calls",
          "Below 0 where repeats are avoided, as people do; 0 where values are independent; 1 − Σ p² for lists of copies.",
          List.of(
              "Only for prompts or elicitations that ask for lists.",
              "No neighbours: Undefined.",
              "Finite laws only."),
          "Also on the values' own shares: a model that prefers a value repeats it more.",
          "");

  /**
   * The share of pairs of calls that have the same value in the same place, less what the law
   * gives.
   */
  static final Definition REPEAT_ACROSS =
      new Definition(
          "probe-repeat-across@1",
          "Probe: the same list again",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          false,
          "The share of pairs of calls that have the same value in the same place, less what the law gives.",
          "s − Σ_k p_k², s = equal pairs / pairs of different calls, place by place",
          "0 where calls are independent and the law is met; 1 − Σ p² where every call gives one list.",
          List.of(
              "Only for prompts or elicitations that ask for lists.",
              "Fewer than two lists: Undefined.",
              "Finite laws only."),
          "The values' own shares too.",
          "");

  /**
   * Correlation of neighbours in a list; of values that are no numbers, their agreement beyond
   * chance.
   */
  static final Definition LAG_1 =
      new Definition(
          "probe-lag-1@1",
          "Probe: dependence of neighbours",
          Direction.NEITHER,
          false,
          "Correlation of neighbours in a list; of values that are no numbers, their agreement beyond chance.",
          "Σ(x_t − x̄)(x_{t+1} − x̄)/pairs ÷ Σ(x − x̄)²/n; else (r − Σ q²)/(1 − Σ q²)",
          "Below 0 where neighbours avoid each other; 0 where they are independent; towards 1 where they stick together.",
          List.of(
              "Only for prompts or elicitations that ask for lists.",
              "No neighbours, or one value only: Undefined."),
          "Short lists make it noisy: read it against the null band.",
          "");

  /**
   * Runs of equal values in the lists, less what they are in expectation given each list's own
   * counts, in standard deviations.
   */
  static final Definition RUNS_Z =
      new Definition(
          "probe-runs-z@1",
          "Probe: runs",
          Direction.NEITHER,
          false,
          "Runs of equal values in the lists, less what they are in expectation given each list's own counts, in standard deviations.",
          "(R − E)/√V, E = Σ_calls n + 1 − Σc²/n; of real numbers, runs above and below the law's median",
          "Above 0 where values alternate too much, below 0 where they stick together.",
          List.of(
              "Only for prompts or elicitations that ask for lists.",
              "Fewer than ten values, or no list with two kinds: Undefined."),
          "The number and length of lists.",
          "Wald and Wolfowitz 1940, https://doi.org/10.1214/aoms/1177731909");

  /** The two-sided p-value of the runs test of Wald and Wolfowitz, by the normal law. */
  static final Definition RUNS_P =
      new Definition(
              "probe-runs-p@1",
              "Probe: p of runs",
              Direction.NEITHER,
              false,
              "The two-sided p-value of the runs test of Wald and Wolfowitz, by the normal law.",
              "P(|Z| ≥ |z|)",
              "Even over 0 to 1 where neighbours are independent.",
              List.of(
                  "Only for prompts or elicitations that ask for lists.",
                  "Fewer than ten values, or no list with two kinds: Undefined."),
              "How far answers and law differ, and the number of values: many values make every difference plain. Lead with effect sizes.",
              "Wald and Wolfowitz 1940, https://doi.org/10.1214/aoms/1177731909")
          .within(0, 1);

  /**
   * The probability that an answer's first token begins one of the law's values, from the
   * log-probabilities of one call.
   */
  static final Definition ANSWER_MASS =
      new Definition(
              "probe-answer-mass@1",
              "Probe: first token begins a value",
              Direction.NEITHER,
              false,
              "The probability that an answer's first token begins one of the law's values, from the log-probabilities of one call.",
              "Σ over listed tokens that begin a written form of a value",
              "1 where the model answers with the value alone; near 0 where it opens with other words.",
              List.of(
                  "No log-probabilities: no row.",
                  "Servers give log-probabilities at temperature 1 and before their samplers (llama.cpp): exact for untruncated sampling at temperature 1 only."),
              "The prompt: ask for the value alone; the tokenizer.",
              "")
          .within(0, 1);

  /** The probability of first tokens that the endpoint did not list. */
  static final Definition UNLISTED_MASS =
      new Definition(
              "probe-unlisted-mass@1",
              "Probe: first token not listed",
              Direction.NEITHER,
              false,
              "The probability of first tokens that the endpoint did not list.",
              "1 − Σ over listed tokens",
              "0 where all that counts is listed.",
              List.of("No log-probabilities: no row."),
              "How many alternatives were asked for.",
              "")
          .within(0, 1);

  /** Of probes, in the order in which they are shown. */
  public static final List<Definition> PROBES = probes();

  private ProbeMeasures() {}

  private static List<Definition> probes() {
    List<Definition> all = new ArrayList<>(InvalidRates.ALL);
    for (LawMeasure m : OF_LAWS) all.add(m.definition());
    all.addAll(
        List.of(
            CHI_SQUARED_P,
            MULTINOMIAL_P,
            WASSERSTEIN,
            KS,
            KS_P,
            REPEAT_BIAS,
            REPEAT_ACROSS,
            LAG_1,
            RUNS_Z,
            RUNS_P,
            ANSWER_MASS,
            UNLISTED_MASS));
    return List.copyOf(all);
  }
}
