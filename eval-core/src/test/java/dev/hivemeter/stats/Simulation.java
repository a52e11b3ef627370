package dev.hivemeter.stats;

import dev.hivemeter.score.Interval;
import dev.hivemeter.stats.Equivalence.Verdict;
import dev.hivemeter.stats.Laws.Law;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often intervals cover and tests call. {@link SimulationTest} runs it small; {@link
 * #main} with 10,000 or more repetitions prints the figures that the documentation quotes:
 *
 * <pre>
 * mvn -q -o test-compile dependency:build-classpath -Dmdep.outputFile=target/cp -pl eval-core
 * java -cp eval-core/target/test-classes:eval-core/target/classes:$(cat eval-core/target/cp) \
 *     dev.hivemeter.stats.Simulation 10000
 * </pre>
 */
final class Simulation {

  /**
   * Of 1: intervals that hold the mean, lie above it, lie below it; samples without an interval,
   * which the other three leave out.
   */
  record Coverage(double covered, double above, double below, double none) {}

  private final int repetitions;
  private final long seed;

  Simulation(int repetitions, long seed) {
    this.repetitions = repetitions;
    this.seed = seed;
  }

  Coverage coverage(Law law, int n, Function<double[], @Nullable Interval> method) {
    int above = 0;
    int below = 0;
    int none = 0;
    for (int r = 0; r < repetitions; r++) {
      Interval i = method.apply(law.sample(n, draws(law.name(), r)));
      if (i == null) none++;
      else if (i.low() > law.mean()) above++;
      else if (i.high() < law.mean()) below++;
    }
    double given = repetitions - none;
    return new Coverage(
        (given - above - below) / given, above / given, below / given, none / (double) repetitions);
  }

  /** The interval that the tool picks. */
  Coverage picked(Law law, int n) {
    return coverage(law, n, x -> Intervals.ofMean(x, seed, law.low(), law.high()));
  }

  Coverage wilson(double p, int n) {
    Law law = Laws.onesAfterZeros(1 - p);
    return coverage(law, n, x -> Intervals.wilson(Moments.mean(x), n));
  }

  /** How often the answer is yes. */
  double rate(String name, Predicate<Draws> yes) {
    int count = 0;
    for (int r = 0; r < repetitions; r++) if (yes.test(draws(name, r))) count++;
    return count / (double) repetitions;
  }

  /** Differences that are symmetric about {@code mean} with standard deviation 1. */
  static double[] normals(int n, double mean, Draws draws) {
    double[] d = new double[n];
    for (int i = 0; i < n; i++) d[i] = mean + Laws.normal(draws);
    return d;
  }

  double signFlipNull(int pairs, int flips) {
    return rate(
        "sign-flip " + pairs,
        draws -> SignFlip.of(normals(pairs, 0, draws), flips, draws.next()).twoSided() <= 0.05);
  }

  /** Most differences are exactly 0, as for counts of rare things. */
  double signFlipNullWithZeros(int pairs, int flips) {
    Law law = Laws.exponentialAfterZeros(0.7);
    return rate(
        "sign-flip zeros " + pairs,
        draws -> {
          double[] d = law.sample(pairs, draws);
          for (int i = 0; i < pairs; i++) d[i] -= law.draw().applyAsDouble(draws);
          return SignFlip.of(d, flips, draws.next()).twoSided() <= 0.05;
        });
  }

  double trendNull(int prompts) {
    return rate("trend", draws -> trend(prompts, 0, draws).test().twoSided() <= 0.05);
  }

  double trendPower(int prompts, double step) {
    return rate("trend", draws -> trend(prompts, step, draws).test().twoSided() <= 0.05);
  }

  /** Any of the three steps called after Holm, there being none. */
  double stepsNull(int prompts) {
    return rate(
        "steps",
        draws -> trend(prompts, 0, draws).steps().stream().anyMatch(s -> s.adjusted() <= 0.05));
  }

  private static Trend trend(int prompts, double step, Draws draws) {
    double[][] x = new double[prompts][4];
    for (double[] row : x) {
      double prompt = 3 * Laws.normal(draws);
      for (int j = 0; j < 4; j++) row[j] = prompt + j * step + Laws.normal(draws);
    }
    return Trend.of(x, draws.next());
  }

  /** The true mean lies on the margin: a call of "equivalent" is false. */
  double equivalenceNull(int pairs) {
    return rate("tost", draws -> verdict(pairs, 0.5, draws) == Verdict.EQUIVALENT);
  }

  double differenceNull(int pairs) {
    return rate("tost", draws -> verdict(pairs, 0.5, draws) == Verdict.DIFFERENT);
  }

  double equivalencePower(int pairs) {
    return rate("tost power", draws -> verdict(pairs, 0, draws) == Verdict.EQUIVALENT);
  }

  private static @Nullable Verdict verdict(int pairs, double mean, Draws draws) {
    Equivalence e = Equivalence.of(normals(pairs, mean, draws), 0.5, 1);
    return e == null ? null : e.verdict();
  }

  /** Ten tests that share half of their variance, all of them null. */
  double anyCall(Function<double[], double[]> adjust) {
    return rate(
        "family",
        draws -> {
          for (double p : adjust.apply(family(0, 0, draws))) if (p <= 0.05) return true;
          return false;
        });
  }

  /** The mean share of false calls among the calls, half of the ten tests being true. */
  double falseCalls(Function<double[], double[]> adjust) {
    double[] sum = new double[1];
    rate(
        "discoveries",
        draws -> {
          double[] p = adjust.apply(family(5, 0.8, draws));
          int called = 0;
          int wrong = 0;
          for (int k = 0; k < p.length; k++)
            if (p[k] <= 0.05) {
              called++;
              if (k >= 5) wrong++;
            }
          if (called > 0) sum[0] += wrong / (double) called;
          return called > 0;
        });
    return sum[0] / repetitions;
  }

  private static double[] family(int real, double effect, Draws draws) {
    int pairs = 12;
    double[] shared = normals(pairs, 0, draws);
    double[] p = new double[10];
    for (int k = 0; k < p.length; k++) {
      double[] d = normals(pairs, k < real ? effect * Math.sqrt(2) : 0, draws);
      for (int i = 0; i < pairs; i++) d[i] += shared[i];
      p[k] = SignFlip.of(d, draws.next()).twoSided();
    }
    return p;
  }

  /** As planned: enough pairs for this effect at 80 %, read by the t interval. */
  double powerAsPlanned(double effect) {
    int pairs = Power.pairs(effect, 1);
    return rate(
        "power",
        draws -> {
          Interval i = Intervals.t(normals(pairs, effect, draws));
          return i != null && i.low() > 0;
        });
  }

  /** The same read by the sign-flip test. */
  double signFlipPower(double effect) {
    int pairs = Power.pairs(effect, 1);
    return rate(
        "power",
        draws -> SignFlip.of(normals(pairs, effect, draws), 1999, draws.next()).twoSided() <= 0.05);
  }

  /** Pairs of models: a part of each model and one of the pair; the true mean is .77. */
  double models(int m, double ofModel, double ofPair) {
    return rate(
        "models " + m,
        draws -> {
          double[] own = new double[m];
          for (int i = 0; i < m; i++) own[i] = ofModel * Laws.normal(draws);
          double[][] k = new double[m][m];
          for (int i = 0; i < m; i++)
            for (int j = i + 1; j < m; j++) {
              k[i][j] = 0.77 + own[i] + own[j] + ofPair * Laws.normal(draws);
              k[j][i] = k[i][j];
            }
          Interval i = ModelBootstrap.of(k, seed);
          return i != null && i.low() <= 0.77 && 0.77 <= i.high();
        });
  }

  private Draws draws(String name, int repetition) {
    return Draws.of(seed, name, Integer.toString(repetition));
  }

  /** The large version: the number of repetitions, and maybe "tests" to leave coverage out. */
  public static void main(String[] arguments) {
    Simulation s = new Simulation(Integer.parseInt(arguments[0]), 20251);
    if (arguments.length < 2) coverages(s, System.out);
    tests(s, System.out);
  }

  private static void coverages(Simulation s, PrintStream out) {
    List<Law> laws = new ArrayList<>(Laws.SMOOTH);
    laws.addAll(Laws.ZEROS);
    laws.addAll(Laws.RARE);
    for (int n : new int[] {100, 30, 10}) {
      for (Law law : laws) {
        print(out, "picked n=" + n + " " + law.name(), s.picked(law, n));
        print(out, "     t n=" + n + " " + law.name(), s.coverage(law, n, Intervals::t));
        if (n == 100)
          print(
              out,
              "   bca n=" + n + " " + law.name(),
              s.coverage(law, n, x -> Intervals.bca(x, s.seed)));
      }
    }
    for (double p : new double[] {0.02, 0.1, 0.5})
      print(out, "wilson n=100 p=" + p, s.wilson(p, 100));
  }

  private static void tests(Simulation s, PrintStream out) {
    print(out, "sign-flip null, 12 pairs, exact", s.signFlipNull(12, 1));
    print(out, "sign-flip null, 40 pairs, 1,999 flips", s.signFlipNull(40, 1999));
    print(out, "sign-flip null with zeros, 12 pairs", s.signFlipNullWithZeros(12, 1));
    print(out, "sign-flip null with zeros, 40 pairs", s.signFlipNullWithZeros(40, 1999));
    print(out, "trend null, 12 prompts", s.trendNull(12));
    print(out, "trend steps null after Holm, 12 prompts", s.stepsNull(12));
    print(out, "trend power, 12 prompts, .4 sd a rung", s.trendPower(12, 0.4));
    print(out, "equivalence at the margin, 40 pairs", s.equivalenceNull(40));
    print(out, "difference at the margin, 40 pairs", s.differenceNull(40));
    print(out, "equivalence at 0, 40 pairs", s.equivalencePower(40));
    print(out, "ten bare tests, any call", s.anyCall(p -> p));
    print(out, "ten tests after Holm, any call", s.anyCall(Multiplicity::holm));
    print(out, "ten tests after BH, any call", s.anyCall(Multiplicity::benjaminiHochberg));
    print(out, "half true after BH, false calls", s.falseCalls(Multiplicity::benjaminiHochberg));
    print(out, "power as planned .5, t", s.powerAsPlanned(0.5));
    print(out, "power as planned .3, t", s.powerAsPlanned(0.3));
    print(out, "power as planned .3, sign-flip", s.signFlipPower(0.3));
    for (int m : new int[] {8, 12, 25}) {
      print(out, "models m=" + m + " sd .05 and .01", s.models(m, 0.05, 0.01));
      print(out, "models m=" + m + " sd .02 and .03", s.models(m, 0.02, 0.03));
    }
  }

  private static void print(PrintStream out, String what, Coverage c) {
    out.printf(
        Locale.ROOT,
        "%-52s %5.1f %%  (above %4.1f, below %4.1f, none %4.1f)%n",
        what,
        100 * c.covered,
        100 * c.above,
        100 * c.below,
        100 * c.none);
  }

  private static void print(PrintStream out, String what, double rate) {
    out.printf(Locale.ROOT, "%-52s %5.1f %%%n", what, 100 * rate);
  }
}
