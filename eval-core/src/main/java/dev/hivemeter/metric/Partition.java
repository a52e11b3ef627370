package dev.hivemeter.metric;

import java.util.Arrays;

/**
 * The equivalence classes of a pool's answers: complete-link agglomeration of a {@link Relation}.
 *
 * <p>Every answer starts as a class of its own. Of two classes the similarity is that of their
 * least alike answers. Again and again the two most alike classes become one, as long as their
 * similarity is above the relation's threshold: so in the end any two answers of a class are
 * related.
 *
 * <ul>
 *   <li>Ties, which are all there is where a relation only is or is not: the answers are in the
 *       order of their texts, a class stands where its first answer does, and of equally alike
 *       pairs of classes the one goes first whose earlier class, then whose later class, stands
 *       first. So the order of the answers in the pool does not matter.
 *   <li>For a transitive relation these are its equivalence classes.
 * </ul>
 *
 * Cost O(n²) in memory; in time O(n²) as a rule, O(n³) at worst.
 *
 * @param answers indexes in the pool of the answers that were compared, ascending
 * @param classOf class of each of them: 0, 1, 2 … in the order of their first answers
 * @param sizes answers of each class
 * @param leftOut why the other answers were not compared
 */
public record Partition(int[] answers, int[] classOf, int[] sizes, String leftOut) {

  /** The classes of this pool under this relation. */
  public static Partition of(Pool pool, Relation relation) {
    Similarities s = relation.of(pool);
    int n = s.answers().length;
    int[] textOrder = pool.textOrder();
    int[] standing = new int[pool.size()];
    Arrays.fill(standing, -1);
    for (int i = 0; i < n; i++) standing[s.answers()[i]] = i;
    int[] order = Arrays.stream(textOrder).map(a -> standing[a]).filter(i -> i >= 0).toArray();
    int[] place = new int[n];
    for (int p = 0; p < n; p++) place[order[p]] = p;
    double[][] alike = new double[n][n];
    int k = 0;
    for (int i = 0; i < n; i++)
      for (int j = i + 1; j < n; j++) {
        double pair = s.pairs()[k++];
        alike[place[i]][place[j]] = pair;
        alike[place[j]][place[i]] = pair;
      }
    int[] of = CompleteLink.classes(alike, s.above());
    int[] inPool = new int[n];
    for (int i = 0; i < n; i++) inPool[i] = of[place[i]];
    return numbered(s.answers(), inPool, s.leftOut());
  }

  /** How many classes. */
  public int classes() {
    return sizes.length;
  }

  private static Partition numbered(int[] answers, int[] labels, String leftOut) {
    int[] number = new int[labels.length];
    Arrays.fill(number, -1);
    int[] classOf = new int[labels.length];
    int[] sizes = new int[labels.length];
    int classes = 0;
    for (int i = 0; i < labels.length; i++) {
      if (number[labels[i]] < 0) number[labels[i]] = classes++;
      classOf[i] = number[labels[i]];
      sizes[classOf[i]]++;
    }
    return new Partition(answers, classOf, Arrays.copyOf(sizes, classes), leftOut);
  }
}
