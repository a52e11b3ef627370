package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equivalence classes and what is counted of them. */
class ClassMetricsTest {
  private static final List<String> MEASURES =
      List.of("classes", "distinct-classes-10", "class-entropy", "effective-classes");

  /** {@code scipy.cluster.hierarchy}: complete linkage of 1 − cos cut at .2; see lexical.py. */
  @Test
  void classes_by_cosine_are_those_of_scipy() {
    Pool pool = Answers.vectors(MadePools.vectors());
    Partition partition = Partition.of(pool, Relation.COSINE);
    int[] first = new int[partition.classes()];
    Arrays.fill(first, -1);
    for (int i = 0; i < 40; i++) {
      int c = partition.classOf()[i];
      if (first[c] < 0) first[c] = i;
      assertThat(first[c]).as("answer " + i).isEqualTo((int) Reference.value("class-of." + i));
    }
    for (String m : MEASURES)
      assertThat(value(metric(m + "-cosine-0.8").of(pool)))
          .as(m)
          .isCloseTo(Reference.value(m + ".cosine"), within(1e-13));
  }

  /** A loop over exact fractions on rouge_score's counts, ties as defined: see lexical.py. */
  @ParameterizedTest
  @ValueSource(strings = {"long", "many"})
  void classes_by_rouge_1_are_those_of_a_plain_loop(String name) {
    Pool pool = MadePools.named(name);
    for (String m : MEASURES)
      assertThat(value(metric(m + "-rouge-1").of(pool)))
          .as(m)
          .isCloseTo(Reference.value(m + ".rouge-1." + name), within(1e-13));
  }

  @Test
  void classes_of_equal_texts_by_hand() {
    // 3 + 2 + 1·5 of 10 answers after normalisation
    Pool pool = Answers.texts("A", "b", "a ", "c", " B", "d", "e", "f", "g", "ａ");
    for (String m : MEASURES)
      assertThat(value(metric(m + "-normalised").of(pool)))
          .as(m)
          .isCloseTo(Reference.value(m + ".normalised"), within(1e-13));
    assertThat(Partition.of(pool, Relation.EXACT).classes()).isEqualTo(10);
    Rarefiable classes = (Rarefiable) metric("classes-normalised");
    Abundance abundance = classes.abundance(pool);
    assertThat(value(classes.rarefied(abundance, 4)))
        .isCloseTo(Reference.value("distinct-classes-4.normalised"), within(1e-13));
    assertThat(classes.rarefied(abundance, 10)).isEqualTo(new Score.Value(7, 10));
    assertThat(classes.rarefied(abundance, 11))
        .isEqualTo(new Score.Undefined("has 10 answers, fewer than 11"));
  }

  @Test
  void a_chain_is_no_class() {
    // a – b and b – c are alike, a – c are not: the tie goes to the texts that come first
    Relation chain = Relation.judged("chain", "their texts are neighbours", ClassMetricsTest::near);
    assertThat(Partition.of(Answers.texts("a", "b", "c"), chain).classOf())
        .containsExactly(0, 0, 1);
    assertThat(Partition.of(Answers.texts("c", "b", "a"), chain).classOf())
        .containsExactly(0, 1, 1);
    assertThat(Partition.of(Answers.texts("a", "b", "c", "d"), chain).sizes())
        .containsExactly(2, 2);
    assertThat(PoolMetrics.classes(chain))
        .extracting(m -> m.definition().id())
        .containsExactly(
            "classes-chain@1",
            "distinct-classes-10-chain@1",
            "class-entropy-chain@1",
            "effective-classes-chain@1");
  }

  private static boolean near(SourceAnswer x, SourceAnswer y) {
    return Math.abs(x.text().charAt(0) - y.text().charAt(0)) < 2;
  }

  @Test
  void the_order_of_the_answers_does_not_change_the_classes() {
    List<String> texts = new ArrayList<>(MadePools.texts("many"));
    Set<Set<String>> before = classes(texts);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(texts, new Random(round));
      assertThat(classes(texts)).as("round " + round).isEqualTo(before);
    }
  }

  private static Set<Set<String>> classes(List<String> texts) {
    Partition p = Partition.of(Answers.texts(texts.toArray(String[]::new)), Relation.ROUGE_1);
    Map<Integer, Set<String>> by =
        IntStream.range(0, texts.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> p.classOf()[i], Collectors.mapping(texts::get, Collectors.toSet())));
    return Set.copyOf(by.values());
  }

  /** Against a loop that looks at all pairs of classes anew before each merge. */
  @Test
  void agglomeration_is_that_of_a_plain_loop_with_many_ties() {
    long seed = 12;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int n = 1 + random.nextInt(14);
      double[][] alike = new double[n][n];
      for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++) alike[i][j] = alike[j][i] = random.nextInt(5);
      List<List<Integer>> plain = new ArrayList<>();
      for (int i = 0; i < n; i++) plain.add(new ArrayList<>(List.of(i)));
      while (true) {
        int a = -1;
        int b = -1;
        double best = 1;
        for (int i = 0; i < plain.size(); i++)
          for (int j = i + 1; j < plain.size(); j++) {
            double least = 9;
            for (int x : plain.get(i))
              for (int y : plain.get(j)) least = Math.min(least, alike[x][y]);
            if (least > best) {
              best = least;
              a = i;
              b = j;
            }
          }
        if (a < 0) break;
        plain.get(a).addAll(plain.remove(b));
      }
      int[] expected = new int[n];
      for (List<Integer> c : plain) for (int x : c) expected[x] = Collections.min(c);
      assertThat(CompleteLink.classes(alike, 1))
          .as("seed %d round %d", seed, round)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "many"})
  void noveltybench_compares_the_first_ten_with_first_members(String name) {
    Pool pool = MadePools.named(name);
    WithVariants metric = (WithVariants) metric("distinct-classes-10-rouge-1");
    assertThat(metric.variants(pool))
        .isEqualTo(
            Map.of("noveltybench", new Score.Value(Reference.value("noveltybench." + name), 10)));
    assertThat(metric.variants(Answers.texts("a", "b")))
        .isEqualTo(Map.of("noveltybench", new Score.Undefined("needs 10 answers, has 2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "many"})
  void utility_of_judged_answers_agrees_with_a_plain_loop(String name) {
    List<SourceAnswer> answers = new ArrayList<>();
    for (String t : MadePools.texts(name))
      answers.add(judged(answers.size(), t, answers.size() % 7.0));
    assertThat(value(metric("utility-10").of(Pool.of(answers))))
        .isCloseTo(Reference.value("utility." + name), within(1e-14));
  }

  @Test
  void one_class_of_quality_10_has_utility_2_2406() {
    List<SourceAnswer> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) answers.add(judged(i, "the same", 10.0));
    assertThat(value(metric("utility-10").of(Pool.of(answers))))
        .isCloseTo(2.2406, within(5e-5))
        .isCloseTo(Reference.value("utility.copies"), within(1e-14));
    answers.set(9, judged(9, "the same", null));
    assertThat(metric("utility-10").of(Pool.of(answers)))
        .isEqualTo(new Score.Undefined("no quality"));
    assertThat(metric("utility-10").of(Pool.of(answers.subList(0, 9))))
        .isEqualTo(new Score.Undefined("needs 10 answers, has 9"));
  }

  private static SourceAnswer judged(int sample, String text, @Nullable Double u) {
    return new SourceAnswer(sample, text, false, new float[] {1}, List.of(), false, u);
  }

  @Test
  void answers_that_a_relation_cannot_compare_are_left_out_and_counted() {
    List<SourceAnswer> answers =
        List.of(
            new SourceAnswer(0, "a", false, new float[] {1, 0}, false),
            new SourceAnswer(1, "b", false, null, false),
            new SourceAnswer(2, "\u200b", false, new float[] {1, 0}, false));
    assertThat(metric("classes-cosine-0.8").of(Pool.of(answers))).isEqualTo(new Score.Value(1, 2));
    assertThat(metric("classes-rouge-1").of(Pool.of(answers))).isEqualTo(new Score.Value(2, 2));
    assertThat(metric("class-entropy-cosine-0.8").of(Pool.of(answers.subList(0, 2))))
        .isEqualTo(new Score.Undefined("needs two answers, has 1 (1 without a vector left out)"));
  }

  @Test
  void optional_measures_are_known_by_name_but_not_among_all() {
    assertThat(PoolMetrics.ALL).doesNotContainAnyElementsOf(PoolMetrics.OPTIONAL);
    assertThat(PoolMetrics.named(List.of("utility-10", "ncd", "rouge-l")))
        .extracting(m -> m.definition().id())
        .containsExactly("rouge-l@1", "ncd@1", "utility-10@1");
  }

  @Test
  void so_many_answers_that_all_pairs_do_not_fit_have_no_classes() {
    Pool pool = Pool.ofTokens(new int[ClassMeasure.MOST + 1][1], List.of("yes"));
    assertThat(metric("classes-normalised").of(pool))
        .isEqualTo(
            new Score.Undefined(
                "has 4001 answers; classes are measured up to " + ClassMeasure.MOST));
  }
}
