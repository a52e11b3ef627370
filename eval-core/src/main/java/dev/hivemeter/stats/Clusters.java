package dev.hivemeter.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Paraphrases of one question are one unit: their mean stands for them. */
public final class Clusters {
  private Clusters() {}

  /**
   * The mean of each cluster's values, by ascending number of the cluster.
   *
   * @param values one per prompt
   * @param cluster the number of each prompt's cluster
   */
  public static double[] means(double[] values, int[] cluster) {
    if (values.length != cluster.length)
      throw new IllegalArgumentException(
          values.length + " values but " + cluster.length + " cluster numbers");
    TreeMap<Integer, List<Double>> byCluster = new TreeMap<>();
    for (int i = 0; i < values.length; i++)
      byCluster.computeIfAbsent(cluster[i], c -> new ArrayList<>()).add(values[i]);
    return byCluster.values().stream()
        .mapToDouble(of -> Moments.mean(of.stream().mapToDouble(v -> v).toArray()))
        .toArray();
  }
}
