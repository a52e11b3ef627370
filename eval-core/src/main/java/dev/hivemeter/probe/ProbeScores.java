package dev.hivemeter.probe;

import static dev.hivemeter.probe.PoolScore.DEFAULT;
import static dev.hivemeter.probe.PoolScore.EXACT;
import static dev.hivemeter.probe.PoolScore.EXACT_SAMPLED;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Law.Finite;
import dev.hivemeter.model.Law.Value;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction.Labels;
import dev.hivemeter.probe.Extraction.Numbers;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.Extraction.Written;
import dev.hivemeter.probe.ReadAnswers.Sequence;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The measures of the answers to probes. What fair draws give is a function of the law, the number
 * of values, their decimals and the seed, and is drawn once for all pools that share them.
 */
public final class ProbeScores {
  /** Fewer expected answers of a value than this make χ² a poor guide. */
  private static final double LEAST_EXPECTED = 5;

  /** Below it the first token's law is that of too few answers to be read as the model's. */
  private static final double LEAST_MASS = 0.5;

  private static final String TOO_FEW = "needs two values, has ";

  private final long seed;
  private final Map<List<Object>, List<Band>> lawNulls = new HashMap<>();
  private final Map<List<Object>, RealNull> realNulls = new HashMap<>();
  private final Map<List<Object>, SerialNull> serialNulls = new HashMap<>();
  private final Map<List<Object>, Band> lagNulls = new HashMap<>();

  /**
   * @param seed of the draws from the laws
   */
  public ProbeScores(long seed) {
    this.seed = seed;
  }

  /**
   * All numbers of one pool, in order.
   *
   * @param together the number that samples share whose answers know of each other
   */
  public List<PoolScore> of(
      Task.Probe probe,
      ReadAnswers answers,
      IntUnaryOperator together,
      @Nullable FirstToken exact) {
    List<PoolScore> out = new ArrayList<>();
    int n = answers.answers().size();
    add(out, InvalidRates.ANY, ControlScores.share(answers.invalid(), n));
    Map<Reason, Definition> reasons =
        Map.of(
            Reason.FORMAT, InvalidRates.FORMAT,
            Reason.OUT_OF_RANGE, InvalidRates.OUT_OF_RANGE,
            Reason.REFUSAL, InvalidRates.REFUSAL,
            Reason.EMPTY, InvalidRates.EMPTY);
    for (Reason r : Reason.values())
      add(out, reasons.get(r), ControlScores.share(answers.invalid(r), n));
    List<Sequence> sequences = answers.sequences(together, probe.values());
    if (probe.law() instanceof Finite f) {
      finite(out, f, answers.counts());
      if (exact != null) exact(out, exact, answers.counts());
      serial(out, f, sequences);
    } else {
      reals(out, probe.law(), answers.numbers());
      serial(out, probe.law(), sequences);
    }
    return out;
  }

  private void finite(List<PoolScore> out, Finite law, Map<String, Integer> counts) {
    double[] p = law.outcomes().stream().mapToDouble(Value::probability).toArray();
    int n = counts.values().stream().mapToInt(c -> c).sum();
    if (n < 2) {
      for (LawMeasure m : ProbeMeasures.OF_LAWS) few(out, m.definition(), n);
      few(out, ProbeMeasures.CHI_SQUARED_P, n);
      few(out, ProbeMeasures.MULTINOMIAL_P, n);
      return;
    }
    double[] q =
        law.outcomes().stream()
            .mapToDouble(v -> counts.getOrDefault(v.label(), 0) / (double) n)
            .toArray();
    List<Band> bands =
        lawNulls.computeIfAbsent(
            List.of(law, n), k -> LawNull.of(ProbeMeasures.OF_LAWS, p, n, draws("law", law, n)));
    for (int m = 0; m < bands.size(); m++) {
      LawMeasure measure = ProbeMeasures.OF_LAWS.get(m);
      against(out, measure.definition(), measure.of(q, p, n), n, bands.get(m));
    }
    double least = n * Arrays.stream(p).min().orElse(0);
    double w = Math.sqrt(CohensW.squares(q, p));
    add(
        out,
        ProbeMeasures.CHI_SQUARED_P,
        least < LEAST_EXPECTED
            ? new Score.Undefined(
                "a value is expected less than five times; probe-multinomial-p stands in")
            : new Score.Value(chiSquaredP(n * w * w, p.length - 1), n));
    Band ofW = bands.get(ProbeMeasures.OF_LAWS.size() - 1);
    add(out, ProbeMeasures.MULTINOMIAL_P, new Score.Value(ofW.upperTail(w), n));
  }

  static double chiSquaredP(double chiSquared, int df) {
    double below = new ChiSquaredDistribution(null, df).cumulativeProbability(chiSquared);
    return Math.min(1, Math.max(0, 1 - below));
  }

  private static void exact(List<PoolScore> out, FirstToken token, Map<String, Integer> counts) {
    add(out, ProbeMeasures.ANSWER_MASS, EXACT, new Score.Value(token.answerMass(), 1));
    add(out, ProbeMeasures.UNLISTED_MASS, EXACT, new Score.Value(token.unlistedMass(), 1));
    String none = "";
    if (token.classes().size() < 2) none = "a first token begins every value";
    else if (!(token.answerMass() >= LEAST_MASS))
      none = "the first token begins a value in less than half of all answers";
    double[] p = token.targets();
    int n = counts.values().stream().mapToInt(c -> c).sum();
    for (LawMeasure m : ProbeMeasures.OF_LAWS) {
      Definition d = m.definition();
      if (!none.isEmpty()) {
        add(out, d, EXACT, new Score.Undefined(none));
        continue;
      }
      add(out, d, EXACT, new Score.Value(m.of(token.shares(), p, 0), 1));
      add(
          out,
          d,
          EXACT_SAMPLED,
          n < 2
              ? new Score.Undefined(TOO_FEW + n)
              : new Score.Value(m.of(token.pushed(counts), p, n), n));
    }
  }

  private void reals(List<PoolScore> out, Law law, List<Written> numbers) {
    int n = numbers.size();
    boolean mean = Laws.hasMean(law);
    if (n < 2) {
      for (Definition d :
          List.of(
              ModeShare.DEFINITION,
              Collision.DEFINITION,
              ProbeMeasures.WASSERSTEIN,
              ProbeMeasures.KS,
              ProbeMeasures.KS_P)) few(out, d, n);
      return;
    }
    double[] sorted = numbers.stream().mapToDouble(Written::value).sorted().toArray();
    int[] decimals = numbers.stream().mapToInt(Written::decimals).sorted().toArray();
    RealNull fair =
        realNulls.computeIfAbsent(
            List.of(law, Arrays.toString(decimals)),
            k -> RealNull.of(law, decimals, draws("real", law, Arrays.toString(decimals))));
    against(out, ModeShare.DEFINITION, Reals.mode(sorted), n, fair.mode());
    against(out, Collision.DEFINITION, Reals.collision(sorted), n, fair.collision());
    // Against draws as the draws are measured: with rounded numbers many are equal to the digit.
    DoubleUnaryOperator table = x -> CdfTable.cdf(law, x);
    Band w = fair.wasserstein();
    if (w != null && mean)
      against(
          out,
          ProbeMeasures.WASSERSTEIN,
          Reals.wasserstein(law, sorted),
          Reals.wasserstein(law, table, sorted),
          n,
          w);
    else add(out, ProbeMeasures.WASSERSTEIN, new Score.Undefined("the law has no mean"));
    double d = Reals.ks(table, sorted);
    against(out, ProbeMeasures.KS, Reals.ks(law, sorted), d, n, fair.ks());
    add(out, ProbeMeasures.KS_P, new Score.Value(fair.ks().upperTail(d), n));
  }

  private void serial(List<PoolScore> out, Finite law, List<Sequence> sequences) {
    Map<String, Integer> place = new HashMap<>();
    for (Value v : law.outcomes()) place.put(v.label(), place.size());
    List<Sequence> ordered =
        sequences.stream()
            .sorted(Comparator.comparingInt(Sequence::start).thenComparingInt(s -> s.read().size()))
            .toList();
    int[] starts = ordered.stream().mapToInt(Sequence::start).toArray();
    int[][] kinds =
        ordered.stream()
            .map(
                s ->
                    s.read().stream()
                        .flatMap(ProbeScores::labels)
                        .mapToInt(l -> Objects.requireNonNull(place.get(l), l))
                        .toArray())
            .toArray(int[][]::new);
    int k = place.size();
    if (Serial.neighbours(kinds) == 0) return;
    double[] p = law.outcomes().stream().mapToDouble(Value::probability).toArray();
    boolean numeric = law.outcomes().stream().allMatch(v -> v.label().matches("-?[0-9]{1,15}"));
    double[] numbers =
        numeric
            ? law.outcomes().stream().mapToDouble(v -> Double.parseDouble(v.label())).toArray()
            : null;
    int[] shape = Arrays.stream(kinds).mapToInt(s -> s.length).toArray();
    String places = Arrays.toString(shape) + Arrays.toString(starts);
    SerialNull fair =
        serialNulls.computeIfAbsent(
            List.of(law, places),
            key -> SerialNull.of(p, numbers, shape, starts, draws("serial", law, places)));
    double chance = 0;
    for (double v : p) chance += v * v;
    int n = Arrays.stream(shape).sum();
    shifted(out, ProbeMeasures.REPEAT_BIAS, Serial.repeats(kinds), chance, n, fair.repeats());
    double across = Serial.sameAcross(kinds, starts, k);
    if (Double.isNaN(across))
      add(out, ProbeMeasures.REPEAT_ACROSS, new Score.Undefined("no two lists share a place"));
    else shifted(out, ProbeMeasures.REPEAT_ACROSS, across, chance, n, fair.across());
    double lag = numbers == null ? Serial.kappa(kinds, k) : Serial.lag1(valued(kinds, numbers));
    if (Double.isFinite(lag)) against(out, ProbeMeasures.LAG_1, lag, n, fair.lag1());
    else add(out, ProbeMeasures.LAG_1, new Score.Undefined("all values are the same"));
    runs(out, kinds, k);
  }

  /** Runs above and below the median, and the correlation of neighbours. */
  private void serial(List<PoolScore> out, Law law, List<Sequence> sequences) {
    Written[][] written =
        sequences.stream()
            .map(s -> s.read().stream().flatMap(ProbeScores::numbers).toArray(Written[]::new))
            .toArray(Written[][]::new);
    double[][] values =
        Arrays.stream(written)
            .map(s -> Arrays.stream(s).mapToDouble(Written::value).toArray())
            .toArray(double[][]::new);
    int[][] decimals =
        Arrays.stream(written)
            .map(s -> Arrays.stream(s).mapToInt(Written::decimals).toArray())
            .toArray(int[][]::new);
    double median = Laws.quantile(law, 0.5);
    int[][] sides =
        Arrays.stream(values)
            .map(s -> Arrays.stream(s).mapToInt(v -> v > median ? 1 : 0).toArray())
            .toArray(int[][]::new);
    if (Serial.neighbours(sides) == 0) return;
    double lag = Serial.lag1(values);
    int n = Arrays.stream(sides).mapToInt(s -> s.length).sum();
    if (Double.isFinite(lag)) {
      String shape = Arrays.deepToString(decimals);
      Band fair =
          lagNulls.computeIfAbsent(
              List.of(law, shape), k -> LagNull.of(law, decimals, draws("lag", law, shape)));
      against(out, ProbeMeasures.LAG_1, lag, n, fair);
    } else add(out, ProbeMeasures.LAG_1, new Score.Undefined("all values are the same"));
    runs(out, sides, 2);
  }

  private static void runs(List<PoolScore> out, int[][] kinds, int k) {
    Score z = Serial.runs(kinds, k);
    add(out, ProbeMeasures.RUNS_Z, z);
    add(
        out,
        ProbeMeasures.RUNS_P,
        z instanceof Score.Value v
            ? new Score.Value(
                2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(v.value())),
                v.n())
            : z);
  }

  private static double[][] valued(int[][] kinds, double[] numbers) {
    return Arrays.stream(kinds)
        .map(s -> Arrays.stream(s).mapToDouble(k -> numbers[k]).toArray())
        .toArray(double[][]::new);
  }

  private Draws draws(String what, Law law, Object size) {
    return Draws.of(seed, "probe-null", what, law.toString(), size.toString());
  }

  private static Stream<String> labels(Extraction e) {
    return e instanceof Labels l ? l.labels().stream() : Stream.empty();
  }

  private static Stream<Written> numbers(Extraction e) {
    return e instanceof Numbers n ? n.numbers().stream() : Stream.empty();
  }

  private static void against(
      List<PoolScore> out, Definition d, double observed, int n, Band band) {
    shifted(out, d, observed, observed, 0, n, band);
  }

  /**
   * @param compared the same measure as the band's draws were measured
   */
  private static void against(
      List<PoolScore> out, Definition d, double observed, double compared, int n, Band band) {
    shifted(out, d, observed, compared, 0, n, band);
  }

  /** A value, its band and its place there, all less what is expected. */
  private static void shifted(
      List<PoolScore> out, Definition d, double observed, double less, int n, Band band) {
    shifted(out, d, observed, observed, less, n, band);
  }

  private static void shifted(
      List<PoolScore> out,
      Definition d,
      double observed,
      double compared,
      double less,
      int n,
      Band band) {
    add(out, d, new Score.Value(observed - less, n));
    add(
        out,
        d,
        PoolScore.NULL,
        new Score.Value(
            band.median() - less,
            n,
            new Interval(band.low() - less, band.high() - less, PoolScore.NULL)));
    add(out, d, PoolScore.PERCENTILE, new Score.Value(band.percentile(compared), n));
  }

  private static void few(List<PoolScore> out, Definition d, int n) {
    add(out, d, new Score.Undefined(TOO_FEW + n));
  }

  private static void add(List<PoolScore> out, @Nullable Definition d, Score score) {
    if (d != null) add(out, d, DEFAULT, score);
  }

  private static void add(List<PoolScore> out, Definition d, String variant, Score score) {
    out.add(new PoolScore(d, variant, score));
  }
}
