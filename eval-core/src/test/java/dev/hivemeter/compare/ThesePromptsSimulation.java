package dev.hivemeter.compare;

import dev.hivemeter.score.Direction;
import dev.hivemeter.stats.Draws;
import dev.hivemeter.stats.Jackknife;
import dev.hivemeter.stats.UStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often a gate on these prompts calls, from answers that are drawn: every answer has one of
 * four themes, the cosine of two answers is 0.8 within a theme and 0.2 across, so that a pool's
 * variance is that of real ones (0.004 to 0.005 for ten answers; the demo's pools have 0.002 to
 * 0.008).
 *
 * <p>{@code main} prints the table of docs/benchmarks.md.
 */
final class ThesePromptsSimulation {
  private static final double ACROSS = 0.2;
  private static final double WITHIN = 0.8;
  private static final int PROMPTS = 20;
  private static final double MARGIN = 0.02;

  /** Chances of the themes: mean cosines of .407, of .02 more, and of .3 more. */
  static final double[] USUAL = {0.5, 0.25, 0.15, 0.1};

  static final double[] AT_MARGIN = shifted(0.02);
  static final double[] COLLAPSED = shifted(0.3);

  /** Shares of the repetitions. */
  record Calls(double fail, double pass, double generalFail) {}

  private final int repetitions;
  private final Draws draws;

  ThesePromptsSimulation(int repetitions, long seed) {
    this.repetitions = repetitions;
    this.draws = Draws.of(seed, "these-prompts-simulation");
  }

  /** The usual chances moved towards the first theme until the mean cosine is so much higher. */
  private static double[] shifted(double by) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double share = (low + high) / 2;
      if (same(mixed(share)) - same(USUAL) < by / (WITHIN - ACROSS)) low = share;
      else high = share;
    }
    return mixed(low);
  }

  private static double[] mixed(double share) {
    double[] p = new double[USUAL.length];
    for (int k = 0; k < p.length; k++) p[k] = (1 - share) * USUAL[k] + (k == 0 ? share : 0);
    return p;
  }

  private static double same(double[] p) {
    double sum = 0;
    for (double v : p) sum += v * v;
    return sum;
  }

  /**
   * @param answers to every prompt on both sides
   * @param collapsed prompts whose answers have the chances {@code to} afterwards
   */
  Calls calls(int answers, int collapsed, double[] to) {
    int fail = 0;
    int pass = 0;
    int general = 0;
    for (int r = 0; r < repetitions; r++) {
      List<Paired.Prompt> prompts = new ArrayList<>();
      for (int p = 0; p < PROMPTS; p++)
        prompts.add(
            new Paired.Prompt(
                "p" + p,
                p,
                pool(answers, USUAL, "a" + p),
                pool(answers, p < collapsed ? to : USUAL, "b" + p)));
      Paired paired = new Paired(Direction.HIGHER_IS_MORE_HOMOGENEOUS, prompts);
      Ruling these = judge(paired, Reach.THESE_PROMPTS);
      if (these instanceof Ruling.Fail) fail++;
      if (these instanceof Ruling.Pass) pass++;
      if (judge(paired, Reach.PROMPTS_IN_GENERAL) instanceof Ruling.Fail) general++;
    }
    double n = repetitions;
    return new Calls(fail / n, pass / n, general / n);
  }

  private static Ruling judge(Paired paired, Reach reach) {
    return Gate.judge(List.of(new Gate.Rule(paired, MARGIN, reach)), 1).get(0);
  }

  private Pooled pool(int n, double[] chances, String digest) {
    List<double[]> e = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] v = new double[1 + chances.length + n];
      v[0] = Math.sqrt(ACROSS);
      v[1 + theme(chances)] = Math.sqrt(WITHIN - ACROSS);
      v[1 + chances.length + i] = Math.sqrt(1 - WITHIN);
      e.add(v);
    }
    UStatistic u = UStatistic.ofVectors(e);
    return new Pooled(u.mean(), n, u.variance(), Jackknife.variance(e), digest);
  }

  private int theme(double[] chances) {
    double at = (draws.next() >>> 11) * 0x1p-53;
    for (int k = 0; k < chances.length - 1; k++) {
      at -= chances[k];
      if (at < 0) return k;
    }
    return chances.length - 1;
  }

  public static void main(String[] args) {
    ThesePromptsSimulation s =
        new ThesePromptsSimulation(args.length > 0 ? Integer.parseInt(args[0]) : 2000, 1);
    System.out.println(
        "| answers | no change: FAIL / PASS % | change = margin: FAIL / PASS % | 3 of 20 collapse by"
            + " .3: FAIL / PASS %, in general FAIL % |");
    System.out.println("|---|---|---|---|");
    for (int n : new int[] {10, 25, 50, 100}) {
      Calls same = s.calls(n, 0, USUAL);
      Calls margin = s.calls(n, PROMPTS, AT_MARGIN);
      Calls three = s.calls(n, 3, COLLAPSED);
      System.out.printf(
          Locale.ROOT,
          "| %d | %.1f / %.1f | %.1f / %.1f | %.1f / %.1f, %.1f |%n",
          n,
          100 * same.fail,
          100 * same.pass,
          100 * margin.fail,
          100 * margin.pass,
          100 * three.fail,
          100 * three.pass,
          100 * three.generalFail);
    }
  }
}
