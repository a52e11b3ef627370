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
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.port.RunStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EmbeddingRoomTest {
  private final MemoryStore store = new MemoryStore();
  private int made;
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
  void texts_go_in_batches_and_each_gets_its_own_vector() throws Exception {
    hold("test:a", 3, 4, 5, 6);
    List<Integer> batches = new CopyOnWriteArrayList<>();
    EmbeddingRoom room =
        new EmbeddingRoom(
            store,
            new Counting() {
              @Override
              public int batch() {
                return 2;
              }

              @Override
              public List<Embedding> embedAll(List<String> texts) {
                batches.add(texts.size());
                return texts.stream()
                    .map(t -> new Embedding(new float[] {t.length(), 0}, 3))
                    .toList();
              }
            },
            new StopSignal());
    room.run();
    assertThat(batches).containsExactlyInAnyOrder(2, 2, 1);
    assertThat(room.done()).isEqualTo(5);
    String hash = Sha256.of("Say something.");
    StoredVector prompt = store.vectors("test", List.of(hash)).get(hash);
    assertThat(prompt == null ? new float[0] : prompt.vector())
        .containsExactly("Say something.".length(), 0);
  }

  @Test
  void an_answer_that_is_only_reasoning_is_not_embedded() throws Exception {
    hold(new Outcome.Answered("<think>never came out of it", true));
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    assertThat(embedded).containsExactly("Say something.");
  }

  @Test
  void answers_longer_than_the_length_of_their_prompt_are_embedded_cut_too() throws Exception {
    // Lengths 25, 35, … 65 and 60, 61: the smallest tenth percentile is 25 + .4·10 = 29.
    hold("test:a", 25, 35, 45, 55, 65);
    hold("test:b", 60, 61);
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    assertThat(embedded).hasSize(1 + 7 + 6);
    assertThat(cuts(29)).hasSize(6);

    EmbeddingRoom again = new EmbeddingRoom(store, new Counting(), new StopSignal());
    again.run();
    assertThat(again.done()).isZero();
    assertThat(again.total()).isZero();
    assertThat(again.reused()).isEqualTo(14);
  }

  @Test
  void controls_and_people_are_not_cut_and_do_not_shorten_the_others() throws Exception {
    hold("test:a", 50, 50);
    hold("control:parrot", 22, 90);
    store(ModelSpec.imported("human:all"), answers(21, 95));
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    // Both answers of the model have just its length: they are their own cuts.
    assertThat(embedded).hasSize(1 + 6);
    assertThat(cuts(50)).isEmpty();
  }

  @Test
  void answers_under_20_tokens_have_no_cut() throws Exception {
    hold("test:a", 3, 5, 30);
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    assertThat(cuts(20)).hasSize(1);
    assertThat(embedded).hasSize(1 + 3 + 1);
  }

  @Test
  void the_total_counts_the_cuts_and_a_stop_comes_before_them() throws Exception {
    hold("test:a", 30, 60);
    EmbeddingRoom whole = new EmbeddingRoom(store, new Counting(), new StopSignal());
    whole.run();
    // 30 + .1·30 = 33: one answer is longer.
    assertThat(whole.total()).isEqualTo(4);
    assertThat(whole.done()).isEqualTo(4);

    StopSignal stop = new StopSignal();
    MemoryStore other = new MemoryStore();
    other.cells.putAll(store.cells);
    other.samples.putAll(store.samples);
    EmbeddingRoom stopped =
        new EmbeddingRoom(
            other,
            new Counting() {
              @Override
              public Embedding embed(String text) {
                stop.stop();
                return super.embed(text);
              }
            },
            stop);
    stopped.run();
    assertThat(stopped.done()).isEqualTo(3);
    new EmbeddingRoom(other, new Counting(), new StopSignal()).run();
    assertThat(other.embedded("test")).isEqualTo(store.embedded("test"));
  }

  @Test
  void windows_are_stored_with_their_text() throws Exception {
    hold(new Outcome.Answered("long", false));
    Embedder windows =
        new Counting() {
          @Override
          public Embedding embed(String text) {
            return new Embedding(new float[] {1, 0}, List.of(new float[] {0, 1}), 500);
          }
        };
    new EmbeddingRoom(store, windows, new StopSignal()).run();
    String hash = Sha256.of("long");
    StoredVector stored = Objects.requireNonNull(store.vectors("test", List.of(hash)).get(hash));
    assertThat(stored.further()).containsExactly(new float[] {0, 1});
    assertThat(stored.tokens()).isEqualTo(500);
  }

  private List<String> cuts(int tokens) {
    return embedded.stream()
        .filter(t -> t.split(" ", -1).length == tokens && !t.endsWith("end"))
        .toList();
  }

  /** Answers with so many tokens each, all different. */
  private Outcome[] answers(int... lengths) {
    Outcome[] outcomes = new Outcome[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      StringBuilder text = new StringBuilder("w" + made++);
      for (int w = 1; w < lengths[i] - 1; w++) text.append(" w").append(w);
      outcomes[i] = new Outcome.Answered(text + " end", false);
    }
    return outcomes;
  }

  private void hold(String model, int... lengths) {
    store(ModelSpec.chat(model, ModelSpec.Connection.NONE), answers(lengths));
  }

  private void hold(Outcome... outcomes) {
    store(ModelSpec.chat("test:a", ModelSpec.Connection.NONE), outcomes);
  }

  private void store(ModelSpec model, Outcome... outcomes) {
    Cell cell =
        new Cell(
            Prompt.of("q", "Say something."),
            new Condition(model, Sampling.neutral(1, 10), Elicitation.DIRECT));
    store.register(List.of(cell), outcomes.length);
    List<RunStore.Write> writes = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++)
      writes.add(
          new RunStore.Write.OfSample(
              cell.key(), new Sample(i, outcomes[i], Provenance.UNKNOWN, Map.of())));
    store.commit(writes);
  }

  private class Counting implements Embedder {
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
