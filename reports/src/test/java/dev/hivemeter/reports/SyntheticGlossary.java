package dev.hivemeter.reports;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Definitions for the synthetic run's measures. */
final class SyntheticGlossary {
  private SyntheticGlossary() {}

  static List<Definition> all() {
    return Stream.of(
            "mean-pairwise-cosine",
            "share-pairs-above-0.8",
            "inter-model-homogeneity",
            "inter-model-cross-prompt",
            "share-prompts-above-0.8",
            "rouge-l",
            "distinct-2",
            "loop-rate",
            "length-mean")
        .map(
            name ->
                new Definition(
                    name + "@1",
                    name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).replace('-', ' '),
                    name.startsWith("distinct")
                        ? Direction.HIGHER_IS_MORE_DIVERSE
                        : Direction.HIGHER_IS_MORE_HOMOGENEOUS,
                    true,
                    "What " + name + " says in one sentence.",
                    "(‖Σ e_i‖² − Σ‖e_i‖²) / (n(n−1))",
                    "Copies give 1; answers to unrelated prompts give about 0.",
                    List.of("Fewer than two answers: Undefined."),
                    "the embedder, its length limit",
                    "https://arxiv.org/abs/2510.22954"))
        .toList();
  }
}
