package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables hold what was stored, each number in its place. */
class ScoreTablesTest {
  private static final String A = "openai:a";
  private static final String B = "openai:b";
  private static final String PEOPLE = "human:readers";
  private static final Sampling AT = new Sampling(1.0, 0.9, 0, 0.0, 128, Sampling.Seeds.NONE);
  private static final String S = "mean-pairwise-cosine";

  private final SyntheticRun run =
      new SyntheticRun("tables", List.of(A, B, PEOPLE), List.of(1.0), SyntheticRun.prompts(3), 4);

  private void add(
      String metric, Scope scope, String model, String prompt, String variant, double v, int n) {
    run.add(
        new ScoreRow(
            metric + "@1",
            SyntheticRun.EMBEDDING,
            scope,
            model,
            "",
            prompt,
            AT,
            scope == Scope.STUDY ? "" : "direct",
            variant,
            new Score.Value(v, n, new Interval(v - 0.05, v + 0.05, "t"))));
  }

  private void model(String metric, String model, String variant, double v) {
    add(metric, Scope.MODEL, model, "", variant, v, 3);
  }

  private RunView view() {
    return RunView.of(run, SyntheticGlossary.all());
  }

  private static List<String> heads(DataTable t) {
    return t.heads().stream().map(DataTable.Head::label).toList();
  }

  private static List<String> texts(DataTable.Row row) {
    return row.values().stream().map(Num::text).toList();
  }

  private static DataTable.Row row(DataTable t, String first) {
    return t.rows().stream().filter(r -> r.first().equals(first)).findFirst().orElseThrow();
  }

  @Test
  void the_similarity_stands_beside_all_that_it_is_read_against() {
    String[] variants = {
      "default",
      "length-matched",
      "without-refusals",
      "cross-prompt",
      "other-models",
      "human",
      "parrot"
    };
    for (int i = 0; i < variants.length; i++) model(S, A, variants[i], 0.1 * (i + 1));
    model("topic-reference", A, "default", 0.33);
    model(S, B, "default", 0.5);
    DataTable t = ReadAgainst.of(view());
    assertThat(heads(t))
        .containsExactly(
            "measured",
            "cut to one length",
            "without refusals",
            "other prompts",
            "other models",
            "people",
            "topic",
            "copies");
    assertThat(t.how()).extracting(DataTable.How::term).isEqualTo(heads(t));
    assertThat(texts(row(t, "a")))
        .containsExactly(
            "0.10 (0.05–0.15)", "0.20", "0.30", "0.40", "0.50", "0.60", "0.33", "0.70");
    assertThat(row(t, "b").values().get(2).company())
        .isEqualTo("at most 1 % of this model’s answers are refusals");
    assertThat(t.rows()).extracting(DataTable.Row::first).containsExactly("a", "b");
  }

  @Test
  void columns_that_no_model_has_are_absent() {
    model(S, A, "default", 0.4);
    assertThat(heads(ReadAgainst.of(view()))).doesNotContain("without refusals", "people");
  }

  @Test
  void self_pairs_stand_beside_the_corrected_number() {
    for (String variant : List.of("default", "paper-compatible"))
      run.add(
          new ScoreRow(
              "inter-model-homogeneity@1",
              SyntheticRun.EMBEDDING,
              Scope.PAIR,
              A,
              A,
              "",
              AT,
              "direct",
              variant,
              new Score.Value(variant.equals("default") ? 0.4 : 0.55, 3)));
    assertThat(texts(row(ReadAgainst.withSelfPairs(view()), "a"))).containsExactly("0.40", "0.55");
  }

  @Test
  void rarefied_numbers_stand_beside_those_of_all_answers_and_above_the_ends() {
    model("distinct-1", A, "default", 0.2);
    model("distinct-1", A, "rarefied", 0.3);
    model("distinct-1", A, "parrot", 0.01);
    model("distinct-1", PEOPLE, "default", 0.9);
    DataTable t = Wording.of(view()).get(0);
    assertThat(t.groups())
        .containsExactly(
            new DataTable.Group("all answers", 4),
            new DataTable.Group("at equal size", 4),
            new DataTable.Group("", 1));
    assertThat(texts(row(t, "a"))).startsWith("0.20").element(4).isEqualTo("0.30");
    DataTable.Row people = row(t, "people: readers");
    assertThat(people.end()).isTrue();
    assertThat(people.values().get(4).text()).isEqualTo("0.90");
    assertThat(people.values().get(4).company()).contains("at the size of their own pools");
    assertThat(row(t, "copies (parrot)").values().get(4).company())
        .contains("at the size of the models’ own pools");
    assertThat(t.rows()).extracting(DataTable.Row::first).doesNotContain("words at random (dice)");
  }

  @Test
  void two_kinds_of_distinct_2_never_have_one_name() {
    model("distinct-2", A, "default", 0.2);
    model("distinct-2", B, "default", 0.3);
    assertThat(distinct2()).isEqualTo("distinct-2, different pairs of words");
    model("distinct-2", A, "rarefied", 0.3);
    model("distinct-2", B, "rarefied", 0.4);
    assertThat(distinct2()).isEqualTo("distinct-2 at equal size, different pairs of words");
  }

  private String distinct2() {
    return Objects.requireNonNull(References.lexical(view())).panels().get(0).title();
  }

  @Test
  void classes_of_three_relations_and_the_one_of_noveltybench() {
    model("distinct-classes-10-rouge-1", A, "default", 3.5);
    model("distinct-classes-10-rouge-1", A, "noveltybench", 4.25);
    DataTable t = Meaning.of(view()).get(1);
    assertThat(t.groups())
        .containsExactly(
            new DataTable.Group("the same words", 3),
            new DataTable.Group("ROUGE-1 above .458", 4),
            new DataTable.Group("cosine above 0.8", 3));
    assertThat(texts(row(t, "a")).subList(4, 7)).containsExactly("3.50", "–", "4.25");
    assertThat(heads(t).get(6)).contains("noveltybench");
  }

  @Test
  void the_profile_ends_with_the_last_window_and_is_absent_without_a_second() {
    model("position-profile-1", A, "default", 0.5);
    assertThat(PositionTable.of(view())).isNull();
    model("position-profile-2", A, "default", 0.4);
    model("position-profile-3", B, "default", 0.3);
    add("position-profile-2", Scope.POOL, A, "core-1", "default", 0.4, 4);
    add("position-profile-2", Scope.POOL, A, "core-2", "default", 0.4, 3);
    DataTable t = Objects.requireNonNull(PositionTable.of(view()));
    assertThat(heads(t)).containsExactly("window 1", "window 2", "window 3");
    assertThat(texts(row(t, "a"))).containsExactly("0.50", "0.40 (7)", "–");
  }

  @Test
  void unique_sources_stand_beside_floor_and_mixing() {
    String m = "unique-source-models-5";
    add(m, Scope.STUDY, "", "", "default", 1.5, 3);
    add(m, Scope.STUDY, "", "", "floor", 1, 3);
    add(m, Scope.STUDY, "", "", "mixing", 2, 3);
    add(m, Scope.STUDY, "", "", "normalised", 0.5, 3);
    DataTable t = AllModels.sources(view());
    assertThat(heads(t)).containsExactly("observed", "floor", "mixing", "normalised");
    assertThat(t.rows()).hasSize(1);
    assertThat(t.rows().get(0).second()).isEqualTo("5 nearest");
    assertThat(texts(t.rows().get(0))).containsExactly("1.50", "1.00", "2.00", "0.50");
  }

  @Test
  void shared_runs_stand_beside_their_null() {
    add("cross-model-shared-run-5", Scope.STUDY, "", "", "default", 0.25, 3);
    add("cross-model-shared-run-5", Scope.STUDY, "", "", "cross-prompt", 0.02, 3);
    add("clusters", Scope.STUDY, "", "", "default", 2.5, 3);
    add("silhouette", Scope.STUDY, "", "", "default", 0.31, 3);
    assertThat(texts(AllModels.together(view()).rows().get(0)))
        .startsWith("25\u202f%", "2.0\u202f%", "2.50", "0.31");
  }

  @Test
  void pairs_with_people_come_after_those_of_models() {
    for (String b : List.of(B, PEOPLE))
      run.add(
          new ScoreRow(
              "inter-model-homogeneity@1",
              SyntheticRun.EMBEDDING,
              Scope.PAIR,
              A,
              b,
              "",
              AT,
              "direct",
              "default",
              new Score.Value(b.equals(B) ? 0.2 : 0.6, 3)));
    DataTable t = Tables.pairs(view());
    assertThat(t.rows())
        .extracting(DataTable.Row::second)
        .containsExactly("a – b", "a – people: readers");
    assertThat(t.rows()).extracting(DataTable.Row::end).containsExactly(false, true);
  }

  private static SharedPhrase phrase(
      String text, List<String> models, int responses, boolean echo) {
    return new SharedPhrase(
        AT,
        "direct",
        "core-1",
        1,
        text,
        5,
        models,
        responses,
        9,
        responses / 8.0,
        echo,
        A,
        2,
        text);
  }

  @Test
  void phrases_of_most_models_come_first_and_echoes_last() {
    model(S, A, "default", 0.4);
    List<SharedPhrase> all = new ArrayList<>();
    all.add(phrase("echo", List.of(A, B), 8, true));
    all.add(phrase("two models, 3 answers", List.of(A, B), 3, false));
    all.add(phrase("two models, 4 answers", List.of(A, B), 4, false));
    all.add(phrase("three models", List.of(A, B, "openai:c"), 3, false));
    List<Phrase> top = Phrase.top(view(), all);
    assertThat(top)
        .extracting(Phrase::example)
        .containsExactly(
            "“three models”", "“two models, 4 answers”", "“two models, 3 answers”", "“echo”");
    assertThat(top).extracting(Phrase::echo).containsExactly(false, false, false, true);
    assertThat(top.get(1).models().text()).isEqualTo("2");
    assertThat(top.get(1).models().company()).isEqualTo("a and b");
    assertThat(top.get(1).share()).isEqualTo("50\u202f%");
    assertThat(top.get(1).said()).isEqualTo("a, answer 3");
    assertThat(
            Phrase.top(
                view(),
                IntStream.range(0, 50)
                    .mapToObj(i -> phrase("p" + i, List.of(A, B), 3, false))
                    .toList()))
        .hasSize(20);
  }

  @Test
  void a_long_example_is_cut_between_characters() {
    assertThat(Phrase.cut("a".repeat(160), 160)).hasSize(160);
    assertThat(Phrase.cut("a".repeat(161), 160)).isEqualTo("a".repeat(160) + "…");
    assertThat(Phrase.cut("𝒳".repeat(161), 160)).isEqualTo("𝒳".repeat(160) + "…");
    assertThat(Phrase.cut("𝒳".repeat(160), 160)).isEqualTo("𝒳".repeat(160));
  }

  @Test
  void who_says_a_phrase_stays_short() {
    List<String> asked = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    assertThat(Phrase.who(List.of("a", "b"), asked)).isEqualTo("a and b");
    assertThat(Phrase.who(asked, asked)).isEqualTo("all models");
    assertThat(Phrase.who(asked.subList(0, 7), asked)).isEqualTo("all but h and i");
    assertThat(Phrase.who(asked.subList(0, 5), asked)).isEqualTo("a, b, c, d and e");
    assertThat(Phrase.who(asked.subList(0, 6), asked)).isEqualTo("a, b, c, d and 2 more");
    assertThat(Phrase.who(asked.subList(0, 3), asked.subList(0, 3))).isEqualTo("all models");
  }

  @Test
  void long_tables_are_folded() {
    DataTable.Row row = new DataTable.Row("a", 1, "", false, List.of());
    Map<Integer, Boolean> folded = Map.of(40, false, 41, true);
    folded.forEach(
        (n, is) ->
            assertThat(new DataTable("t", List.of(), Collections.nCopies(n, row)).folded())
                .isEqualTo(is));
  }

  @Test
  void effective_numbers_and_counts_are_no_percentages() {
    assertThat(Fmt.kind("vendi-1")).isEqualTo(Fmt.Kind.EFFECTIVE);
    assertThat(Fmt.kind("shared-run-5")).isEqualTo(Fmt.Kind.SHARE);
    assertThat(Fmt.kind("pair-range-0.3")).isEqualTo(Fmt.Kind.SHARE);
    assertThat(Fmt.kind("classes-rouge-1")).isEqualTo(Fmt.Kind.EFFECTIVE);
    assertThat(Fmt.kind("class-entropy-rouge-1")).isEqualTo(Fmt.Kind.COSINE);
    assertThat(Fmt.number(Fmt.Kind.EFFECTIVE, 12.345)).isEqualTo("12.3");
    assertThat(Fmt.number(Fmt.Kind.WHOLE, 1234)).isEqualTo("1,234");
  }
}
