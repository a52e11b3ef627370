package dev.hivemeter.scoring;

import dev.hivemeter.between.BetweenMeasures;
import dev.hivemeter.between.CrossModelRuns;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.probe.ControlMeasures;
import dev.hivemeter.probe.ProbeMeasures;
import dev.hivemeter.score.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The definition of every number that scoring gives: the source of the glossary and the report. */
public final class Definitions {
  private static final List<Definition> ALL = collect();

  private Definitions() {}

  /**
   * All definitions: of one pool, of prompts, of two models, of probes and controls, and counts.
   */
  public static List<Definition> all() {
    return ALL;
  }

  /** The definition with this id, version included. */
  public static Optional<Definition> of(String id) {
    return ALL.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** Measures of one pool, averaged over prompts for a model. */
  static List<Definition> ofPools() {
    return PoolMetrics.ALL.stream().map(PoolMetric::definition).toList();
  }

  /** Measures of one pool that a study must ask for by name. */
  static List<Definition> optional() {
    return PoolMetrics.OPTIONAL.stream().map(PoolMetric::definition).toList();
  }

  /** Shares of prompts. */
  static List<Definition> ofPrompts() {
    List<Definition> all = new ArrayList<>();
    PromptShare.RANGES.forEach(s -> all.add(s.definition()));
    PromptShare.THRESHOLDS.forEach(s -> all.add(s.definition()));
    all.add(PromptShare.ABOVE_NULL);
    all.add(PromptShare.NULL_P99);
    all.add(CrossPrompt.OWN);
    all.add(CrossPrompt.DUPLICATES);
    return all;
  }

  /** Measures of two models. */
  static List<Definition> ofPairs() {
    List<Definition> all = new ArrayList<>();
    PairMetrics.ALL.forEach(m -> all.add(m.definition()));
    all.add(1, CrossPrompt.FLOOR);
    all.add(CrossModelRuns.DEFINITION);
    return all;
  }

  /** Measures of all models' answers to one prompt. */
  static List<Definition> ofAllModels() {
    return BetweenMeasures.ALL;
  }

  private static List<Definition> collect() {
    List<Definition> all = new ArrayList<>(ofPools());
    all.addAll(optional());
    all.addAll(ofPrompts());
    all.addAll(ofPairs());
    all.addAll(ofAllModels());
    all.addAll(ProbeMeasures.PROBES);
    all.addAll(ControlMeasures.ALL);
    all.addAll(Counts.ALL);
    return List.copyOf(all);
  }
}
