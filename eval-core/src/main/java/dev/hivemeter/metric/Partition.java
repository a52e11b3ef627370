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
    int[] place = places(s.answers(), pool.textOrder());
    int[] of = CompleteLink.classes(square(s.pairs(), place), s.above());
    int[] labels = new int[place.length];
    for (int i = 0; i < labels.length; i++) labels[i] = of[place[i]];
    return numbered(s.answers(), labels, s.leftOut());
  }

  /** Where each of these answers stands among them in the order of the texts. */
  private static int[] places(int[] answers, int[] textOrder) {
    int[] index = new int[textOrder.length];
    Arrays.fill(index, -1);
    for (int i = 0; i < answers.length; i++) index[answers[i]] = i;
    int[] place = new int[answers.length];
    int next = 0;
    for (int answer : textOrder) if (index[answer] >= 0) place[index[answer]] = next++;
    return place;
  }

  private static double[][] square(double[] pairs, int[] place) {
    int n = place.length;
    double[][] alike = new double[n][n];
    int k = 0;
    for (int i = 0; i < n; i++)
      for (int j = i + 1; j < n; j++) {
        double pair = pairs[k++];
        alike[place[i]][place[j]] = pair;
        alike[place[j]][place[i]] = pair;
      }
    return alike;
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
