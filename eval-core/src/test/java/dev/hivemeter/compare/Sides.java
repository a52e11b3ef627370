package dev.hivemeter.compare;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small snapshots for tests. */
final class Sides {
  static final String COSINE = "mean-pairwise-cosine@1";

  private Sides() {}

  static Condition condition(String model, double temperature) {
    return new Condition(
        ModelSpec.chat("openai:" + model, ModelSpec.Connection.NONE),
        Sampling.neutral(temperature, 100),
        Elicitation.DIRECT);
  }

  /** Pools of ten answers each; a score of NaN is undefined. */
  static Arm arm(Condition condition, String digest, double... scores) {
    List<PoolOf> pools = new ArrayList<>();
    for (int i = 0; i < scores.length; i++)
      pools.add(pool("p" + i, 10, digest + i, scores[i], null));
    return Arm.of(condition, false, Map.of(), pools);
  }

  static PoolOf pool(
      String prompt, int answers, String digest, double score, @Nullable Integer tokens) {
    Measured m =
        Double.isNaN(score)
            ? Measured.undefined("language")
            : new Measured(new Score.Value(score, Math.max(1, answers)), 1e-4, 1.1e-4, null);
    return new PoolOf(prompt, 10, answers, 50L * answers, tokens, digest, Map.of(COSINE, m));
  }

  static Snapshot snapshot(Arm... arms) {
    List<Snapshot.Asked> prompts = new ArrayList<>();
    int most = 0;
    for (Arm a : arms) most = Math.max(most, a.pools().size());
    for (int i = 0; i < most; i++)
      prompts.add(
          new Snapshot.Asked(
              "p" + i, "text" + i, null, List.of(i % 2 == 0 ? "even" : "odd"), List.of(), "en"));
    return new Snapshot(
        "run",
        "2026-01-01T00:00:00Z",
        new Snapshot.Embedding("local:x@limit-256", "weights", 256),
        "measured-text@1",
        List.of(COSINE),
        prompts,
        List.of(arms));
  }
}
