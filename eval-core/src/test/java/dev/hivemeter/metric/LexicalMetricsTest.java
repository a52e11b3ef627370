package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked examples of the measures that stand on the text alone. */
class LexicalMetricsTest {
  private static final String[] ASCII = {
    "it was a dark and stormy night in the old town",
    "a dark night in the town was stormy and long and cold",
    "the old town slept",
    "it was a dark and stormy night in the old town"
  };

  private static final String[] MIXED = {
    "It’s 3.14, stop—it's_ok 你好",
    "你好， 世界! it's 3,141.5",
    "नमस्ते दुनिया 👩\u200d👩\u200d👧 🇫🇷🇩🇪",
    "สวัสดีชาวโลก สวัสดี",
    "1️⃣ ok 👍🏽👍🏽 ok 1️⃣"
  };

  @Test
  void rouge_l_of_three_answers_by_hand() {
    // a b c d – a c d: LCS 3, 6/7; a b c d – d: 1, 2/5; a c d – d: 1, 2/4
    Score score = metric("rouge-l").of(Answers.texts("a b c d", "a c d", "d"));
    assertThat(value(score)).isCloseTo((6.0 / 7 + 2.0 / 5 + 2.0 / 4) / 3, within(1e-15));
  }

  /** {@code rouge_scorer.RougeScorer(["rougeL"])} of google-research: see measures.py. */
  @Test
  void rouge_l_of_plain_english_is_that_of_rouge_score() {
    assertThat(value(metric("rouge-l").of(Answers.texts(ASCII))))
        .isCloseTo(Reference.value("rouge-l.ascii"), within(1e-14));
  }

  @Test
  void rouge_l_of_several_scripts_is_that_of_a_plain_table() {
    assertThat(value(metric("rouge-l").of(Answers.texts(MIXED))))
        .isCloseTo(Reference.value("rouge-l.mixed"), within(1e-14));
  }

  @Test
  void answers_without_tokens_are_left_out_of_rouge_l() {
    Score score = metric("rouge-l").of(Answers.texts("a b", "\u200b", "a b"));
    assertThat(score).isEqualTo(new Score.Value(1, 2));
    assertThat(metric("rouge-l").of(Answers.texts("a b", "\u200b")))
        .isEqualTo(new Score.Undefined("needs two answers, has 1 (1 without tokens left out)"));
  }

  /** {@code rouge_scorer.RougeScorer(["rougeL"])}: see lexical.py. */
  @Test
  void rouge_l_on_googles_tokens_is_that_of_rouge_score() {
    Pool pool =
        Answers.texts(
            "It’s 3.14, stop—it's_ok 你好",
            "İstanbul, the OLD town: it's a K stop",
            "the old-town’s naïve stop, it’s a stop",
            "你好，世界",
            "Stop the OLD Town 3 14");
    Score score = metric("rouge-l-google").of(pool);
    assertThat(value(score)).isCloseTo(Reference.value("rouge-l-google"), within(1e-14));
    assertThat(((Score.Value) score).n()).isEqualTo(4);
    assertThat(metric("rouge-l-google").of(Answers.texts("你好", "世界", "ok")))
        .isEqualTo(
            new Score.Undefined(
                "needs two answers, has 1 (2 without letters a–z or digits left out)"));
  }

  @Test
  void exact_duplicates_of_four_answers_by_hand() {
    // three alike after normalisation: 3·2 of 4·3 ordered pairs
    Pool pool = Answers.texts("A fox.", "a  fox.", " Ａ fox.\n", "A fox!");
    assertThat(metric("exact-duplicate-rate").of(pool)).isEqualTo(new Score.Value(0.5, 4));
    assertThat(value(metric("exact-duplicate-rate").of(Answers.texts("a", "b", "c")))).isZero();
  }

  @Test
  void distinct_n_of_three_answers_by_hand() {
    // tokens a b a | b a | c: 3 kinds of 6; bigrams ab ba | ba |: 2 kinds of 3
    Pool pool = Answers.texts("a b a", "b a", "c");
    assertThat(metric("distinct-1").of(pool)).isEqualTo(new Score.Value(0.5, 3));
    assertThat(metric("distinct-2").of(pool)).isEqualTo(new Score.Value(2.0 / 3, 2));
    assertThat(metric("distinct-3").of(pool)).isEqualTo(new Score.Value(1, 1));
    assertThat(metric("distinct-4").of(pool))
        .isEqualTo(new Score.Undefined("no answer has 4 tokens"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void distinct_n_of_several_scripts_is_that_of_a_few_lines_of_python(int n) {
    Pool pool = Answers.texts(MIXED);
    PoolMetric metric = metric("distinct-" + n);
    assertThat(value(metric.of(pool)))
        .isCloseTo(Reference.value("distinct-" + n + ".mixed"), within(1e-15));
    Rarefiable rarefiable = (Rarefiable) metric;
    assertThat(value(rarefiable.rarefied(rarefiable.abundance(pool), 7)))
        .isCloseTo(Reference.value("rarefied-" + n + ".mixed"), within(1e-14));
  }

  @Test
  void rarefied_to_its_own_size_distinct_n_is_itself_and_never_above_1() {
    Pool pool = Answers.texts(ASCII);
    Rarefiable metric = (Rarefiable) metric("distinct-2");
    Abundance abundance = metric.abundance(pool);
    Score whole = metric.rarefied(abundance, abundance.total());
    assertThat(value(whole)).isCloseTo(value(metric.of(pool)), within(1e-15));
    assertThat(((Score.Value) whole).n()).isEqualTo(abundance.total());
    double last = 1;
    for (int size = 1; size <= abundance.total(); size++) {
      double now = value(metric.rarefied(abundance, size));
      assertThat(now).isLessThanOrEqualTo(Math.min(1, last + 1e-15));
      last = now;
    }
    assertThat(value(metric.rarefied(abundance, 1))).isCloseTo(1.0, within(1e-15));
    assertThat(metric.rarefied(abundance, abundance.total() + 1))
        .isInstanceOf(Score.Undefined.class);
  }

  @Test
  void loops_are_answers_of_which_more_than_half_of_the_4_grams_repeat() {
    // "a b c d" twice: 5 4-grams, 4 kinds; six times: 21 4-grams, 4 kinds
    String once = "a b c d ";
    Pool pool = Answers.texts(once.repeat(2), once.repeat(6), "a b c", "x y z w v");
    assertThat(metric("loop-rate").of(pool)).isEqualTo(new Score.Value(1.0 / 3, 3));
    // "a" seven times: 4 4-grams, 1 kind; a b a b a b a: 4 4-grams, 2 kinds, exactly half
    assertThat(value(metric("loop-rate").of(Answers.texts("a a a a a a a")))).isEqualTo(1.0);
    assertThat(value(metric("loop-rate").of(Answers.texts("a b a b a b a")))).isZero();
    assertThat(metric("loop-rate").of(Answers.texts("a b")))
        .isEqualTo(new Score.Undefined("no answer has 4 tokens"));
  }

  @Test
  void lengths_of_three_answers_by_hand() {
    // 1, 4 and 7 tokens: mean 4, sd 3, percentiles at indexes .2 and 1.8
    Pool pool = Answers.texts("a", "a b c d", "a b c d e f g");
    assertThat(value(metric("length-mean").of(pool))).isEqualTo(4.0);
    assertThat(value(metric("length-sd").of(pool))).isCloseTo(3.0, within(1e-15));
    assertThat(value(metric("length-p10").of(pool))).isCloseTo(1.6, within(1e-15));
    assertThat(value(metric("length-p90").of(pool))).isCloseTo(6.4, within(1e-15));
  }

  @Test
  void answers_that_open_as_a_refusal_are_counted() {
    Pool pool =
        Answers.texts("I'm sorry, but I can't help with that.", "Here is a poem.", "Blue.", "x");
    assertThat(metric("refusal-rate").of(pool)).isEqualTo(new Score.Value(0.25, 4));
    assertThat(value(metric("refusal-rate").of(Answers.texts("a", "b")))).isZero();
  }
}
