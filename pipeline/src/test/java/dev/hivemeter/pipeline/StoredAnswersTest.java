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
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredAnswersTest {
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

  private static double value(List<ScoreRow> rows, String metric) {
    ScoreRow row = rows.stream().filter(r -> r.metric().equals(metric)).findFirst().orElseThrow();
    return ((Score.Value) row.score()).value();
  }
}
