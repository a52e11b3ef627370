package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.pipeline.StoredAnswers;
import dev.hivemeter.plan.Detect;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.scoring.Pilot;
import dev.hivemeter.scoring.Pilot.Contrast;
import dev.hivemeter.store.StoredRun;
import dev.hivemeter.text.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pilot run says about the size of a study.
 *
 * @param run its name
 * @param samples that its cells plan
 * @param withoutVector answers that could not be used
 * @param contrasts the largest need first
 * @param left contrasts that could not be planned, each with its reason
 */
record PilotPlan(
    String run,
    String embedding,
    double difference,
    int samples,
    int withoutVector,
    List<Planned> contrasts,
    List<String> left) {

  /** Two conditions by label, what they are called together, and what the pilot says of them. */
  record Planned(String a, String b, String title, Detect detect) {}

  /**
   * @param between label of one condition, with {@code and} that of the other; null for all pairs
   */
  static PilotPlan read(
      Context context,
      Path folder,
      @Nullable String embedding,
      double difference,
      @Nullable String between,
      @Nullable String and) {
    if (!(difference > 0 && difference <= 2))
      throw new BadInput(
          "--detect " + difference + " is outside (0, 2]; cosines differ by at most 2");
    try (StoredRun run = Wiring.reader(context, context.resolve(folder))) {
      Embedder.Identity embedder = embedder(run, folder, embedding);
      Pilot pilot =
          Pilot.read(run.openCells(), new StoredAnswers(run, embedder), embedder.languages());
      List<Contrast> contrasts =
          between == null || and == null
              ? pilot.contrasts()
              : List.of(new Contrast(find(pilot, between), find(pilot, and)));
      return plan(run.info().name(), embedder.name(), pilot, contrasts, difference, folder);
    }
  }

  private static PilotPlan plan(
      String run,
      String embedding,
      Pilot pilot,
      List<Contrast> contrasts,
      double difference,
      Path folder) {
    if (contrasts.isEmpty())
      throw new BadInput(
          "no two conditions of '"
              + folder
              + "' differ in just their model or their temperature; name two with --between and"
              + " --and: "
              + String.join(", ", pilot.labels()));
    List<Planned> planned = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Contrast c : contrasts) {
      String a = pilot.labels().get(c.a());
      String b = pilot.labels().get(c.b());
      if (a.equals(b)) throw new BadInput("--between and --and both name '" + a + "'");
      List<Detect.Pair> pairs = pilot.pairs(c);
      Detect detect = Detect.of(pairs, difference);
      if (detect != null) planned.add(new Planned(a, b, pilot.title(c), detect));
      else left.add(pilot.title(c) + ": " + reason(pairs));
    }
    if (planned.isEmpty())
      throw new BadInput(
          "nothing can be planned from '" + folder + "'; " + String.join("; ", left));
    planned.sort(Comparator.comparingInt((Planned p) -> -p.detect.needed()));
    return new PilotPlan(
        run, embedding, difference, pilot.samples(), pilot.withoutVector(), planned, left);
  }

  private static String reason(List<Detect.Pair> pairs) {
    long prompts = pairs.stream().mapToInt(Detect.Pair::cluster).distinct().count();
    return prompts < Detect.FEWEST
        ? prompts
            + " prompts that both answered, paraphrases counted once; at least "
            + Detect.FEWEST
            + " are needed"
        : "every prompt has the same difference, so the pilot does not show how much it varies";
  }

  private static int find(Pilot pilot, String label) {
    int at = pilot.labels().indexOf(label);
    if (at < 0)
      throw new BadInput(
          "no condition of the pilot is called '"
              + label
              + "'"
              + Nearest.of(label, pilot.labels())
                  .map(n -> ", did you mean '" + n + "'?")
                  .orElse("; there are " + String.join(", ", pilot.labels())));
    return at;
  }

  private static Embedder.Identity embedder(
      StoredRun run, Path folder, @Nullable String embedding) {
    List<String> stored = run.embeddings();
    if (stored.isEmpty())
      throw new BadInput(
          "run '" + folder + "' holds no vectors yet; `hivemeter score " + folder + "` makes them");
    String wanted = Wiring.embeddingOf(run, embedding).id();
    String name =
        stored.stream()
            .filter(s -> s.equals(wanted) || (s + "@").startsWith(wanted + "@"))
            .findFirst()
            .orElse(embedding == null ? stored.get(0) : "");
    return run.embedder(name)
        .orElseThrow(
            () ->
                new BadInput(
                    "run '"
                        + folder
                        + "' holds no vectors of '"
                        + wanted
                        + "'; there are "
                        + String.join(", ", stored)));
  }
}
