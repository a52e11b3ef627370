package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredAnswersTest {
  private static final Embedder.Identity EMBEDDER =
      new Embedder.Identity("test", "0", 2, 256, Set.of("en"));

  private final MemoryStore store = new MemoryStore();

  @Test
  void answers_that_were_nothing_but_reasoning_are_counted_among_the_stored_ones() {
    Cell cell =
        new Cell(
            Prompt.of("q", "Question?"),
            new Condition(
                ModelSpec.chat("test:a", ModelSpec.Connection.NONE),
                Sampling.neutral(1, 64),
                Elicitation.DIRECT));
    store.register(List.of(cell), 4);
    List<String> texts = List.of("one", "<think>never ended", "<think>hm</think> two", "three");
    for (int i = 0; i < texts.size(); i++)
      store.commit(
          List.of(
              new Write.OfSample(
                  cell.key(),
                  new Sample(
                      i,
                      new Outcome.Answered(texts.get(i), false),
                      Provenance.UNKNOWN,
                      Map.of()))));
    List<ScoreRow> rows = ScoringRoom.run(store, null, PoolMetrics.ALL, 1, done -> {});
    assertThat(value(rows, "answers-measured@1")).isEqualTo(3);
    assertThat(value(rows, "answers-blank@1")).isEqualTo(1);
  }

  @Test
  void windows_and_quality_come_with_the_answer() {
    Cell cell = cell("en", "a", "b", "c", "d", "e");
    List<Map<String, String>> extras =
        List.of(
            Map.of("quality", " 4.5 "),
            Map.of(),
            Map.of("quality", "good"),
            Map.of("quality", "NaN"),
            Map.of("quality", "1e999"));
    for (int i = 0; i < 5; i++)
      store.commit(
          List.of(
              new Write.OfSample(
                  cell.key(),
                  new Sample(
                      i,
                      new Outcome.Answered("text " + i, false),
                      Provenance.UNKNOWN,
                      extras.get(i)))));
    float[] second = {0, 1};
    store.putVectors(
        EMBEDDER,
        Map.of(
            Sha256.of("text 0"), new StoredVector(new float[] {1, 0}, List.of(second), 500),
            Sha256.of("text 1"), new StoredVector(new float[] {1, 0}, 9)));
    List<SourceAnswer> answers =
        new StoredAnswers(store, EMBEDDER).answers(store.plannedCells().get(0));
    assertThat(answers)
        .extracting(SourceAnswer::quality)
        .containsExactly(4.5, null, null, null, null);
    assertThat(answers.get(0).further()).containsExactly(second);
    assertThat(answers.get(0).beyondLimit()).isTrue();
    assertThat(answers.get(1).further()).isEmpty();
    assertThat(answers.get(2).vector()).isNull();
    assertThat(answers.get(2).further()).isEmpty();
  }

  @Test
  void vectors_of_parts_are_found_by_their_text() {
    store.putVectors(EMBEDDER, Map.of(Sha256.of("part"), new StoredVector(new float[] {0, 1}, 3)));
    StoredAnswers source = new StoredAnswers(store, EMBEDDER);
    Map<String, float[]> found = source.vectorsOf(List.of("part", "absent", "part"));
    assertThat(found).containsOnlyKeys("part");
    assertThat(found.get("part")).containsExactly(0, 1);
    assertThat(new StoredAnswers(store, null).vectorsOf(List.of("part"))).isEmpty();
  }

  @Test
  void outside_the_embedders_languages_its_scores_are_undefined_and_words_are_not() {
    for (String tag : List.of("de", "de-CH", "zh-Hans", "EN-gb", "en", "und")) {
      MemoryStore run = new MemoryStore();
      Cell cell = cell(tag, "x");
      run.register(List.of(cell), 2);
      for (int i = 0; i < 2; i++)
        run.commit(
            List.of(
                new Write.OfSample(
                    cell.key(),
                    new Sample(
                        i,
                        new Outcome.Answered("a b " + i, false),
                        Provenance.UNKNOWN,
                        Map.of()))));
      StoredVector v = new StoredVector(new float[] {1, 0}, 5);
      run.putVectors(EMBEDDER, Map.of(Sha256.of("a b 0"), v, Sha256.of("a b 1"), v));
      List<ScoreRow> rows = ScoringRoom.run(run, EMBEDDER, PoolMetrics.ALL, 1, done -> {});
      boolean known = tag.toLowerCase(Locale.ROOT).startsWith("en") || tag.equals("und");
      for (String metric :
          List.of("mean-pairwise-cosine@1", "position-profile-1@1", "aligned-window-cosine@1"))
        assertThat(rows)
            .filteredOn(r -> r.metric().equals(metric) && r.scope() == Scope.POOL)
            .filteredOn(r -> r.variant().equals(ScoreRow.DEFAULT))
            .as("%s in %s", metric, tag)
            .isNotEmpty()
            .allMatch(r -> known == (r.score() instanceof Score.Value))
            .allMatch(r -> known || r.score().equals(new Score.Undefined("language")));
      assertThat(rows)
          .filteredOn(r -> r.metric().equals("rouge-l@1") && r.scope() == Scope.POOL)
          .filteredOn(r -> r.variant().equals(ScoreRow.DEFAULT))
          .allMatch(r -> r.score() instanceof Score.Value);
    }
  }

  private Cell cell(String language, String... samples) {
    Cell cell =
        new Cell(
            new Prompt("q", "Question?", null, List.of(), List.of(), language),
            new Condition(
                ModelSpec.chat("test:a", ModelSpec.Connection.NONE),
                Sampling.neutral(1, 64),
                Elicitation.DIRECT));
    store.register(List.of(cell), samples.length);
    return cell;
  }

  private static double value(List<ScoreRow> rows, String metric) {
    ScoreRow row = rows.stream().filter(r -> r.metric().equals(metric)).findFirst().orElseThrow();
    return ((Score.Value) row.score()).value();
  }
}
