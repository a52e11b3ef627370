package dev.hivemeter.prompts.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Unasked;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BallotTest {
  private static final Outcome CLOSED = said(false, false);
  private static final Outcome BROKEN = new Outcome.Answered("no idea", false);
  private static final Outcome FAILED = new Outcome.Failed(FailureKind.SERVER, 500, "x");

  private static Outcome said(boolean open, boolean several, Category... categories) {
    return new Outcome.Answered(
        "{\"open_ended\": "
            + open
            + ", \"several_good_answers\": "
            + several
            + ", \"categories\": ["
            + Arrays.stream(categories)
                .map(c -> '"' + c.label() + '"')
                .collect(Collectors.joining(","))
            + "]}",
        false);
  }

  private static Outcome open(Category... categories) {
    return said(true, true, categories);
  }

  private static Verdict decided(List<Outcome> outcomes) {
    Judged judged = Ballot.of(outcomes, outcomes.size());
    assertThat(judged).isInstanceOf(Decided.class);
    return ((Decided) judged).verdict();
  }

  @Test
  void one_vote_decides_alone() {
    assertThat(decided(List.of(open(Category.PROBLEM_SOLVING))).kept()).isTrue();
    assertThat(decided(List.of(CLOSED)).kept()).isFalse();
    assertThat(decided(List.of(said(true, false, Category.PROBLEM_SOLVING))).kept()).isFalse();
  }

  @Test
  void the_majority_of_readable_votes_decides() {
    Judged judged = Ballot.of(List.of(CLOSED, open(Category.PROBLEM_SOLVING), CLOSED), 3);
    assertThat(judged).isInstanceOf(Decided.class);
    assertThat(((Decided) judged).votes()).isEqualTo(3);
    assertThat(((Decided) judged).agreeing()).isEqualTo(2);
    assertThat(decided(List.of(BROKEN, open(Category.PROBLEM_SOLVING), BROKEN)).kept()).isTrue();
  }

  @Test
  void a_tie_decides_nothing() {
    assertThat(Ballot.of(List.of(BROKEN, open(Category.PROBLEM_SOLVING), CLOSED), 3))
        .isEqualTo(new Undecided("the votes are 1 to 1"));
  }

  @Test
  void what_cannot_be_read_is_no_vote_and_says_why() {
    assertThat(Ballot.of(List.of(BROKEN), 1)).isEqualTo(new Undecided("it holds no JSON object"));
    assertThat(Ballot.of(List.of(new Outcome.Refused("no")), 1))
        .isEqualTo(new Undecided("the reply is refused"));
    assertThat(Ballot.of(List.of(new Outcome.Empty()), 1))
        .isEqualTo(new Undecided("the reply is empty"));
  }

  @Test
  void a_failed_or_missing_reply_waits() {
    assertThat(Ballot.of(List.of(), 1)).isEqualTo(new Unasked());
    assertThat(Ballot.of(List.of(FAILED), 1)).isEqualTo(new Unasked());
    assertThat(Ballot.of(List.of(open(Category.PROBLEM_SOLVING), FAILED, CLOSED), 3))
        .isEqualTo(new Unasked());
  }

  @Test
  void categories_are_those_that_most_winning_votes_name() {
    assertThat(
            decided(
                    List.of(
                        open(Category.WRITING_GENRES, Category.PERSONAL_ADVICE),
                        open(Category.WRITING_GENRES),
                        open(Category.RECOMMENDATIONS, Category.WRITING_GENRES)))
                .categories())
        .containsExactly(Category.WRITING_GENRES);
    assertThat(
            decided(
                    List.of(
                        open(Category.PERSONAL_ADVICE),
                        open(Category.WRITING_GENRES),
                        open(Category.RECOMMENDATIONS)))
                .categories())
        .hasSize(3);
  }
}
