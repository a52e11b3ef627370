package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.pipeline.SlotQueue.Slot;
import dev.hivemeter.port.RunStore.Write;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Conversations of three turns: samples 0 1 2, 3 4 5, 6. */
class ConversationOrderTest {
  private static final Outcome DONE = new Outcome.Answered("done", false);
  private static final Outcome BROKEN = new Outcome.Failed(FailureKind.SERVER, 503, "down");

  private static Cell cell(Approach approach) {
    return new Cell(
        Prompt.of("q", "Name a sea."),
        new Condition(
            ModelSpec.chat("test:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 64),
            new Elicitation("e", null, approach)));
  }

  private static final Cell TALK = cell(new Approach.InContext(3, "Another."));

  private static SlotQueue queue(Cell cell, int... settled) {
    BitSet bits = new BitSet();
    for (int i : settled) bits.set(i);
    return new SlotQueue(List.of(Map.entry(cell.key(), cell)), Map.of(cell.key(), bits), k -> 7);
  }

  /** All that one worker would be given, if every slot were answered. */
  private static List<Integer> worked(SlotQueue queue) {
    List<Integer> order = new ArrayList<>();
    for (Slot s = queue.next(); s != null; s = queue.next()) {
      order.add(s.sample());
      queue.settled(s, DONE);
    }
    return order;
  }

  @Test
  void a_turn_follows_when_the_one_before_is_settled() {
    SlotQueue queue = queue(TALK);
    Slot first = Objects.requireNonNull(queue.next());
    Slot second = Objects.requireNonNull(queue.next());
    Slot third = Objects.requireNonNull(queue.next());
    assertThat(List.of(first.sample(), second.sample(), third.sample())).containsExactly(0, 3, 6);
    assertThat(queue.next()).isNull();
    queue.settled(second, DONE);
    assertThat(queue.next()).extracting(Slot::sample).isEqualTo(4);
    assertThat(queue.next()).isNull();
    queue.settled(third, DONE);
    assertThat(queue.next()).isNull();
    queue.settled(first, DONE);
    assertThat(worked(queue)).containsExactly(1, 2);
  }

  @Test
  void a_conversation_goes_on_where_it_was_left() {
    assertThat(worked(queue(TALK, 0, 3, 4))).containsExactly(1, 2, 5, 6);
    assertThat(worked(queue(TALK, 0, 2, 6))).containsExactly(1, 3, 4, 5);
    assertThat(worked(queue(TALK, 1))).containsExactly(0, 2, 3, 4, 5, 6);
  }

  @Test
  void what_follows_on_a_failed_answer_is_not_asked_and_counted() {
    SlotQueue queue = queue(TALK);
    Slot first = Objects.requireNonNull(queue.next());
    queue.settled(first, BROKEN);
    assertThat(worked(queue)).containsExactly(3, 4, 5, 6);
    assertThat(queue.waiting()).isEqualTo(2);
  }

  @Test
  void other_modes_need_no_order() {
    SlotQueue queue = queue(cell(new Approach.Once()), 1);
    List<Integer> order = new ArrayList<>();
    for (Slot s = queue.next(); s != null; s = queue.next()) order.add(s.sample());
    assertThat(order).containsExactly(0, 2, 3, 4, 5, 6);
  }

  @Test
  void what_was_said_before_is_read_from_the_store_without_reasoning() {
    MemoryStore store = new MemoryStore();
    CellKey key = TALK.key();
    store.register(List.of(TALK), 7);
    put(store, 3, new Outcome.Answered("<think>hm</think>The Aral Sea.", true));
    put(store, 4, new Outcome.Empty());
    assertThat(Conversations.before(store, key, TALK, 3)).isEmpty();
    assertThat(Conversations.before(store, key, TALK, 4)).containsExactly("The Aral Sea.");
    assertThat(Conversations.before(store, key, TALK, 5)).containsExactly("The Aral Sea.");
    put(store, 0, BROKEN);
    assertThatThrownBy(() -> Conversations.before(store, key, TALK, 1))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void put(MemoryStore store, int sample, Outcome outcome) {
    Sample s = new Sample(sample, outcome, Provenance.UNKNOWN, Map.of());
    store.commit(List.of(new Write.OfSample(TALK.key(), s)));
  }
}
