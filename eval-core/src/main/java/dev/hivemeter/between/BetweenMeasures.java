package dev.hivemeter.between;

import dev.hivemeter.score.Definition;
import java.util.ArrayList;
import java.util.List;

/** The definitions of what is measured on all models' answers to one prompt. */
public final class BetweenMeasures {
  /** In the order in which they are shown. */
  public static final List<Definition> ALL = all();

  private BetweenMeasures() {}

  private static List<Definition> all() {
    List<Definition> all = new ArrayList<>(UniqueSources.DEFINITIONS);
    all.add(Clusters.COUNT);
    all.add(Clusters.SILHOUETTE);
    return List.copyOf(all);
  }
}
