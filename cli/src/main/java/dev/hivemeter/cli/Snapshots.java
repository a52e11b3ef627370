package dev.hivemeter.cli;

import dev.hivemeter.cli.baseline.BaselineFile;
import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.Pools;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.pipeline.compare.RunPools;
import dev.hivemeter.pipeline.compare.RunSnapshot;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.score.Direction;
import dev.hivemeter.store.StoredRun;
import dev.hivemeter.text.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs and baselines as they are compared. */
final class Snapshots {
  private static final int MOST_BYTES = 256 << 20;

  private Snapshots() {}

  /**
   * Reads a run.
   *
   * @param embedding as the user names it; null for the usual one
   * @param preferred used where the run has it and the user names none
   * @param variances whether the pools' own variances are wanted
   */
  static Snapshot run(
      Context context,
      Path named,
      @Nullable String embedding,
      @Nullable String preferred,
      List<PoolMetric> metrics,
      boolean variances) {
    try (StoredRun run = Wiring.reader(context, context.resolve(named))) {
      return of(context, run, named, embedding, preferred, metrics, variances);
    }
  }

  /** The same of a run that is open. */
  static Snapshot of(
      Context context,
      StoredRun run,
      Path named,
      @Nullable String embedding,
      @Nullable String preferred,
      List<PoolMetric> metrics,
      boolean variances) {
    return RunSnapshot.read(
        run,
        named.toString(),
        embedder(run, named, embedding, preferred),
        metrics,
        variances,
        context.stop());
  }

  /** The pools behind a snapshot of an open run. */
  static Pools pools(Context context, StoredRun run, Snapshot of) {
    Snapshot.Embedding e = of.embedding();
    return new RunPools(
        run, e == null ? null : run.embedder(e.name()).orElse(null), context.stop());
  }

  /** Reads a baseline file. */
  static Snapshot baseline(Context context, Path named) {
    return BaselineFile.read(
        named.toString(), SmallFile.read(context, named, "baseline", MOST_BYTES));
  }

  /** Whether it is the folder of a run rather than a file. */
  static boolean isRun(Context context, Path named) {
    return Files.isDirectory(context.resolve(named));
  }

  private static Embedder.@Nullable Identity embedder(
      StoredRun run, Path named, @Nullable String embedding, @Nullable String preferred) {
    List<String> stored = run.embeddings();
    if (embedding == null && stored.isEmpty()) return null;
    String wanted = embedding != null ? embedding : Wiring.embeddingOf(run, null).id();
    String name =
        embedding == null && preferred != null && stored.contains(preferred)
            ? preferred
            : stored.stream()
                .filter(s -> s.equals(wanted) || s.startsWith(wanted + "@"))
                .findFirst()
                .orElse(embedding == null ? stored.get(0) : "");
    return run.embedder(name)
        .orElseThrow(
            () ->
                new BadInput(
                    "run '"
                        + named
                        + "' holds no vectors of '"
                        + wanted
                        + "'; there are "
                        + (stored.isEmpty() ? "none" : String.join(", ", stored))));
  }

  /**
   * The measures that a comparison is about.
   *
   * @param named ids; null for all with a direction
   */
  static List<PoolMetric> metrics(@Nullable List<String> named) {
    if (named == null)
      return PoolMetrics.ALL.stream()
          .filter(m -> m.definition().direction() != Direction.NEITHER)
          .toList();
    List<PoolMetric> chosen = PoolMetrics.named(named);
    for (PoolMetric m : chosen)
      if (m.definition().direction() == Direction.NEITHER)
        throw new BadInput(
            "'"
                + m.definition().id()
                + "' points neither to collapse nor away from it, so no change of it can be called"
                + " one towards collapse");
    return chosen;
  }

  /** Whether one of them is measured by vectors. */
  static boolean vectors(List<PoolMetric> metrics) {
    return metrics.stream().anyMatch(m -> m.definition().needsEmbedding());
  }

  /**
   * The conditions of one side of a contrast.
   *
   * @param value of the contrast's own fact; null for all
   * @param option that names the value, for messages
   * @throws BadInput when no condition has it
   */
  static List<Arm> side(List<Arm> arms, Contrast contrast, @Nullable String value, String option) {
    String fact = contrast.main();
    if (value == null || fact == null) return arms;
    List<Arm> with =
        arms.stream().filter(a -> same(value, Objects.toString(a.fact(fact), ""))).toList();
    if (!with.isEmpty()) return with;
    List<String> known =
        new ArrayList<>(
            new TreeSet<>(arms.stream().map(a -> Objects.toString(a.fact(fact), "")).toList()));
    throw new BadInput(
        option
            + " '"
            + value
            + "' is not a "
            + contrast.label()
            + " of the run"
            + Nearest.hint(value, known)
            + "; there are "
            + String.join(", ", known));
  }

  private static boolean same(String value, String fact) {
    if (value.equals(fact)) return true;
    try {
      return Double.parseDouble(value) == Double.parseDouble(fact);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
