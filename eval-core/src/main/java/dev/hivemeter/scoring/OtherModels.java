package dev.hivemeter.scoring;

import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * Pools of other models' answers to the same prompt, as large as the model's own: what a pool would
 * be if its answers came from as many models as there are. A model whose own pool is above it
 * repeats itself more than models repeat each other.
 *
 * <p>Model after model is drawn with equal chance, and of its answers one that was not drawn yet.
 */
final class OtherModels {
  private OtherModels() {}

  /**
   * The pool beside one model's.
   *
   * @param own the model, by its place in the group
   * @return places of the answers; fewer than the model's own if the others have fewer
   */
  static int[] draw(GroupAnswers group, int own, Draws draws) {
    List<List<Integer>> open = new ArrayList<>();
    for (int k = 0; k < group.columns().length; k++) {
      List<Integer> places = new ArrayList<>();
      for (int i : group.of(k)) places.add(i);
      if (k != own && !places.isEmpty()) open.add(places);
    }
    int size = group.of(own).length;
    List<Integer> pool = new ArrayList<>();
    while (pool.size() < size && !open.isEmpty()) {
      int model = draws.below(open.size());
      List<Integer> left = open.get(model);
      int at = draws.below(left.size());
      pool.add(left.get(at));
      left.set(at, left.get(left.size() - 1));
      left.remove(left.size() - 1);
      if (left.isEmpty()) open.remove(model);
    }
    return pool.stream().mapToInt(i -> i).toArray();
  }
}
