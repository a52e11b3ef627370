package dev.hivemeter.pipeline;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Price;
import dev.hivemeter.port.Generator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One model: its generator (none when nothing is open), what is left to ask, what waits to be asked
 * again, and what holds it up. Guarded by its endpoint, but for the progress.
 */
final class Lane {
  private final @Nullable Generator generator;
  final List<Condition> conditions;
  private final @Nullable Price price;
  final ModelProgress progress;
  final Breaker breaker;
  final RateGate gate;
  private final SlotQueue slots;
  private final PriorityQueue<Asking> again =
      new PriorityQueue<>(Comparator.comparingLong(a -> a.due));
  private @Nullable Asking head;

  /** Looked up ahead, so that a pause is not waited out for nothing; null when none is left. */
  private SlotQueue.@Nullable Slot upcoming;

  /** Calls that are out. */
  int out;

  /** The server asked for silence until then. */
  private long quietUntil;

  Lane(
      @Nullable Generator generator,
      List<Condition> conditions,
      @Nullable Price price,
      SlotQueue slots,
      ModelProgress progress,
      Breaker breaker,
      RateGate gate) {
    this.generator = generator;
    this.conditions = conditions;
    this.price = price;
    this.slots = slots;
    this.progress = progress;
    this.breaker = breaker;
    this.gate = gate;
    this.upcoming = generator == null ? null : slots.next();
  }

  ModelSpec model() {
    return conditions.get(0).model();
  }

  /** Null where it is not known. */
  @Nullable Price price() {
    return price;
  }

  /** Whether its calls are calls to somebody. */
  boolean isCharged() {
    return Estimates.isCharged(model());
  }

  /** Whether something was to be asked when the session began. */
  boolean isOpen() {
    var p = progress.snapshot();
    return generator != null && p.reused() < p.goal();
  }

  Generator generator() {
    return Objects.requireNonNull(generator);
  }

  /** Nothing more may begin before then. */
  void quiet(long until) {
    quietUntil = Math.max(quietUntil, until);
  }

  /** When something may begin: now or earlier, later, or never while nothing comes back. */
  long readyAt(long now) {
    if (progress.isStopped()) return Long.MAX_VALUE;
    long at = Math.max(now, quietUntil);
    if (breaker.isPausing()) {
      if (out > 0) return Long.MAX_VALUE;
      at = Math.max(at, breaker.until());
    }
    if (head != null || upcoming != null) return at;
    Asking first = again.peek();
    return first == null ? Long.MAX_VALUE : Math.max(at, first.due);
  }

  /** Why {@link #readyAt} is later than now. */
  String reason(long now) {
    if (quietUntil > now) return "the server asked to wait";
    if (breaker.isPausing()) return "pause after failures";
    return "before the next attempt";
  }

  /**
   * What may begin now, when {@link #readyAt} says so: what is due again first.
   *
   * @param mostWaiting no new slot is begun while so many wait to be asked again
   */
  @Nullable Asking next(long now, int mostWaiting, Function<SlotQueue.Slot, Asking> begin) {
    Asking a = head;
    head = null;
    if (a != null) return a;
    Asking due = again.peek();
    if (due != null && due.due <= now) {
      again.remove();
      progress.waiting(again.size());
      return due;
    }
    SlotQueue.Slot slot = upcoming;
    if (slot == null || again.size() >= mostWaiting) return null;
    upcoming = slots.next();
    return begin.apply(slot);
  }

  /** Its outcome is on disk; what follows on it in a conversation may be asked now. */
  void settled(SlotQueue.Slot slot, Outcome outcome) {
    slots.settled(slot, outcome);
    if (upcoming == null) upcoming = slots.next();
  }

  /** Slots that are not asked because an answer before them in their conversation failed. */
  int waitingForAnswers() {
    return slots.waiting();
  }

  /** It could not go out after all: it is the next. */
  void putBack(Asking a) {
    head = a;
  }

  void waits(Asking a) {
    again.add(a);
    progress.waiting(again.size());
  }

  /** When the first of those that wait is due. */
  long nextDue() {
    Asking first = again.peek();
    return first == null ? Long.MAX_VALUE : first.due;
  }

  boolean isDone() {
    return out == 0
        && (progress.isStopped() || (upcoming == null && head == null && again.isEmpty()));
  }

  /** Those that were asked, brought nothing, and will not be asked again in this session. */
  List<Asking> leftovers() {
    List<Asking> left = new ArrayList<>(again);
    if (head != null && head.last != null) left.add(head);
    return left;
  }
}
