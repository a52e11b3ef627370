package dev.hivemeter.prompts.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Agreement.OfCategory;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Unasked;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.BinaryAgreement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AgreementTest {
  private static final Category POEM = Category.WRITING_GENRES;
  private static final Category ADVICE = Category.PERSONAL_ADVICE;

  private static Labelled open(boolean borderline, Category... c) {
    return new Labelled("q", true, Set.of(c), borderline);
  }

  private static Labelled closed(boolean borderline) {
    return new Labelled("q", false, Set.of(), borderline);
  }

  private static Judged says(boolean open, Category... c) {
    return new Decided(new Verdict(open, open, Set.of(c), List.of(), ""), 1, 1);
  }

  private static final Agreement SEVEN =
      Agreement.of(
          List.of(
              open(false, POEM),
              open(false, POEM, ADVICE),
              open(true, ADVICE),
              open(false, POEM),
              closed(false),
              closed(true),
              closed(false),
              open(false, POEM)),
          List.of(
              says(true, POEM),
              says(true, ADVICE),
              says(false),
              new Undecided("broken"),
              says(false),
              says(true, ADVICE),
              new Undecided("broken"),
              new Unasked()));

  @Test
  void eight_by_hand() {
    assertThat(SEVEN.all()).isEqualTo(new BinaryAgreement(2, 1, 1, 1));
    assertThat(SEVEN.clear()).isEqualTo(new BinaryAgreement(2, 0, 0, 1));
    assertThat(SEVEN.unparsedOpen()).isEqualTo(1);
    assertThat(SEVEN.unparsedClosed()).isEqualTo(1);
    assertThat(SEVEN.unasked()).isEqualTo(1);
    assertThat(((Score.Value) SEVEN.unparsed()).value()).isEqualTo(2.0 / 7, within(1e-12));
  }

  @Test
  void categories_are_compared_where_both_say_open() {
    assertThat(SEVEN.exact()).isEqualTo(new Score.Value(0.5, 2));
    assertThat(SEVEN.one()).isEqualTo(new Score.Value(1, 2));
    assertThat(SEVEN.categories().get(POEM))
        .isEqualTo(new OfCategory(2, 1, new Score.Value(1, 1), new Score.Value(0.5, 2)));
    assertThat(SEVEN.categories().get(ADVICE))
        .isEqualTo(new OfCategory(1, 1, new Score.Value(1, 1), new Score.Value(1, 1)));
    OfCategory never = Objects.requireNonNull(SEVEN.categories().get(Category.RECOMMENDATIONS));
    assertThat(never.precision()).isEqualTo(new Score.Undefined("never named"));
    assertThat(never.recall()).isEqualTo(new Score.Undefined("not among the labels"));
    assertThat(SEVEN.categories()).containsOnlyKeys(Category.values());
  }

  @Test
  void an_open_verdict_with_one_good_answer_is_a_no() {
    Judged one = new Decided(new Verdict(true, false, Set.of(POEM), List.of(), ""), 1, 1);
    assertThat(Agreement.of(List.of(open(false, POEM)), List.of(one)).all())
        .isEqualTo(new BinaryAgreement(0, 0, 1, 0));
  }

  @Test
  void nothing_readable_gives_reasons_and_no_numbers() {
    Agreement none = Agreement.of(List.of(open(false, POEM)), List.of(new Undecided("x")));
    assertThat(none.exact()).isInstanceOf(Score.Undefined.class);
    assertThat(none.all().kappa()).isInstanceOf(Score.Undefined.class);
  }

  @Test
  void each_label_needs_its_verdict() {
    assertThatThrownBy(() -> Agreement.of(List.of(closed(false)), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
