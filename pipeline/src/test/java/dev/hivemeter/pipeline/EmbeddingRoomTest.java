package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddingRoomTest {
  private final MemoryStore store = new MemoryStore();
  private final List<String> embedded = Collections.synchronizedList(new ArrayList<>());

  @Test
  void distinct_measured_texts_and_prompts_are_embedded_once() throws Exception {
    hold(
        new Outcome.Answered("same", false),
        new Outcome.Answered("same", false),
        new Outcome.Answered("<think>hidden</think>same", false),
        new Outcome.Answered("other", true),
        new Outcome.Refused("no"),
        new Outcome.Filtered("withheld"),
        new Outcome.Empty());
    EmbeddingRoom first = new EmbeddingRoom(store, new Counting(), new StopSignal());
    first.run();
    assertThat(embedded).containsExactlyInAnyOrder("Say something.", "same", "other");
    assertThat(first.done()).isEqualTo(3);
    assertThat(store.embedded("test")).contains(Sha256.of("same"), Sha256.of("other"));

    EmbeddingRoom second = new EmbeddingRoom(store, new Counting(), new StopSignal());
    second.run();
    assertThat(second.done()).isZero();
    assertThat(second.reused()).isEqualTo(3);
    assertThat(embedded).hasSize(3);
  }

  @Test
  void an_answer_that_is_only_reasoning_is_not_embedded() throws Exception {
    hold(new Outcome.Answered("<think>never came out of it", true));
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    assertThat(embedded).containsExactly("Say something.");
  }

  private void hold(Outcome... outcomes) {
    Cell cell =
        new Cell(
            Prompt.of("q", "Say something."),
            new Condition(
                ModelSpec.chat("test:a", ModelSpec.Connection.NONE),
                Sampling.neutral(1, 10),
                Elicitation.DIRECT));
    store.register(List.of(cell), outcomes.length);
    List<RunStore.Write> writes = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++)
      writes.add(
          new RunStore.Write.OfSample(
              cell.key(), new Sample(i, outcomes[i], Provenance.UNKNOWN, Map.of())));
    store.commit(writes);
  }

  private final class Counting implements Embedder {
    @Override
    public Identity identity() {
      return new Identity("test", "0", 2, 256, Set.of("en"));
    }

    @Override
    public int workers() {
      return 2;
    }

    @Override
    public Embedding embed(String text) {
      embedded.add(text);
      return new Embedding(new float[] {1, 0}, 3);
    }

    @Override
    public void close() {}
  }
}
