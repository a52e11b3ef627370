package dev.hivemeter.benchmarks;

import dev.hivemeter.score.Score;
import dev.hivemeter.score.Scored;
import dev.hivemeter.scoring.Scorer;
import dev.hivemeter.scoring.ScoringRequest;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/**
 * Scores a made-up study of the paper's size, 25 models × 50 answers × 100 prompts, with all
 * default measures, and prints the time, processor time and memory that it took.
 *
 * <pre>PaperStudy [--models 25] [--samples 50] [--prompts 100] [--threads N] [--seed 1]
 * [--rounds 1]</pre>
 */
final class PaperStudy {
  private PaperStudy() {}

  public static void main(String[] arguments) {
    Options options = Options.of(arguments);
    int models = options.number("--models", 25);
    int samples = options.number("--samples", 50);
    int prompts = options.number("--prompts", 100);
    int threads = options.number("--threads", Runtime.getRuntime().availableProcessors());
    int seed = options.number("--seed", 1);
    int rounds = options.number("--rounds", 1);
    options.refuseOthers();
    SyntheticRun study = new SyntheticRun(seed, models, samples, prompts);
    for (int r = 0; r < rounds; r++) run(study, threads, System.out);
  }

  static Scored run(SyntheticRun run, int threads, PrintStream out) {
    HeapWatch heap = HeapWatch.start();
    double cpu = CpuClock.ofProcess();
    double made = run.secondsOfMaking();
    long start = System.nanoTime();
    Scored scored =
        Scorer.score(
            ScoringRequest.of(run.cells(), SyntheticRun.EMBEDDING, Set.of("en"), 20251, threads),
            run);
    double wall = (System.nanoTime() - start) / 1e9;
    double all = CpuClock.ofProcess();
    double making = run.secondsOfMaking() - made;
    line(out, "cells", run.cells().size(), "");
    line(out, "rows of scores", scored.rows().size(), "");
    line(out, "of which undefined", (double) undefined(scored), "");
    line(out, "shared phrases", scored.phrases().size(), "");
    line(out, "places on maps", scored.places().size(), "");
    line(out, "threads", threads, "");
    line(out, "wall", wall, "s");
    line(out, "processor, whole process", all, "core-seconds");
    line(out, "  before the scoring", cpu, "core-seconds");
    line(out, "  making the answers", making, "core-seconds");
    line(out, "  scoring, with compiler and collector", all - cpu - making, "core-seconds");
    CpuClock.ofThreads()
        .forEach(
            (name, seconds) -> {
              if (seconds >= 0.1) line(out, "  threads " + name, seconds, "core-seconds");
            });
    line(out, "largest heap", Runtime.getRuntime().maxMemory() / 1048576.0, "MiB");
    line(out, "  filled", heap.peakBytes() / 1048576.0, "MiB");
    line(out, "  alive after a collection", heap.peakAfterCollection() / 1048576.0, "MiB");
    return scored;
  }

  private static long undefined(Scored scored) {
    return scored.rows().stream().filter(r -> r.score() instanceof Score.Undefined).count();
  }

  private static void line(PrintStream out, String what, double value, String unit) {
    String form = value == Math.rint(value) ? "%-40s %12.0f %s%n" : "%-40s %12.2f %s%n";
    out.printf(Locale.ROOT, form, what, value, unit);
  }
}
