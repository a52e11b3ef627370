package dev.hivemeter.stats;

import dev.hivemeter.stats.Laws.Law;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often the gate's two one-sided tests call, drawn from known laws of the differences.
 *
 * <p>{@code main} prints the table of docs/benchmarks.md.
 */
final class OneSidedSimulation {
  /** Shares of the repetitions in which the change was shown to be above, below, or neither. */
  record Calls(double fail, double pass) {}

  private final int repetitions;
  private final Draws draws;

  OneSidedSimulation(int repetitions, long seed) {
    this.repetitions = repetitions;
    this.draws = Draws.of(seed, "one-sided-simulation");
  }

  /**
   * @param sign −1 turns the law's long tail to the other side
   * @param shift of the true mean against the margin, which is 0 here
   */
  Calls calls(Law law, int prompts, int sign, double shift) {
    int fail = 0;
    int pass = 0;
    for (int r = 0; r < repetitions; r++) {
      double[] d = law.sample(prompts, draws);
      for (int i = 0; i < d.length; i++) d[i] = sign * (d[i] - law.mean()) + shift;
      OneSided bounds = OneSided.of(d, 0, 20251);
      if (bounds == null) continue;
      if (bounds.lower() > 0) fail++;
      if (bounds.upper() < 0) pass++;
    }
    return new Calls((double) fail / repetitions, (double) pass / repetitions);
  }

  public static void main(String[] args) {
    OneSidedSimulation simulation =
        new OneSidedSimulation(args.length > 0 ? Integer.parseInt(args[0]) : 4000, 1);
    List<Law> laws = new ArrayList<>(Laws.SMOOTH);
    laws.addAll(Laws.ZEROS);
    laws.addAll(Laws.RARE);
    System.out.println("| law of the differences | tail | prompts | FAIL % | PASS % |");
    System.out.println("|---|---|---|---|---|");
    for (int prompts : new int[] {20, 100})
      for (Law law : laws)
        for (int sign : new int[] {1, -1}) {
          Calls c = simulation.calls(law, prompts, sign, 0);
          System.out.printf(
              Locale.ROOT,
              "| %s | %s | %d | %.1f | %.1f |%n",
              law.name(),
              sign > 0 ? "as it is" : "mirrored",
              prompts,
              100 * c.fail,
              100 * c.pass);
        }
    for (int prompts : new int[] {20, 100})
      for (int sign : new int[] {1, -1}) {
        Calls c = simulation.calls(Laws.NORMAL, prompts, 1, sign * 2.6 * 0.1 / Math.sqrt(prompts));
        System.out.printf(
            Locale.ROOT,
            "normal, %d prompts, true change %+d × 2.6·s_d/√P off the margin: FAIL %.1f, PASS %.1f%n",
            prompts,
            sign,
            100 * c.fail,
            100 * c.pass);
      }
  }
}
