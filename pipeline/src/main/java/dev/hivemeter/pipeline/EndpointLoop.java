package dev.hivemeter.pipeline;

import dev.hivemeter.model.Usage;
import dev.hivemeter.pipeline.Estimates.Reserve;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint: decides what goes out next, when, and how many at once. One thread decides; each
 * call has a thread for as long as it is out, so that nothing that waits holds one.
 *
 * <p>A call's place is free again only when its outcome is on disk. Where several models share the
 * endpoint, the one with the fewest calls out comes first, and each finds a place: a model that
 * hangs cannot take them all.
 */
final class EndpointLoop {
  /** How long nothing may look at the stop signal. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  private final Session session;
  private final List<Lane> lanes;
  private final AdaptiveLimit limit;
  private final RateGate gate;
  private final int most;
  private final boolean charged;
  private final Retry retry;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int out;
  private long wake;

  EndpointLoop(Session session, List<Lane> lanes, RateGate gate) {
    Pace pace = session.pace();
    this.session = session;
    this.lanes = lanes;
    this.gate = gate;
    this.most = pace.concurrency().max();
    this.charged = lanes.stream().anyMatch(Lane::isCharged);
    this.limit = new AdaptiveLimit(pace.concurrency().start(), most);
    this.retry = pace.retries().retry(session.uniform());
    for (Lane lane : lanes) lane.progress.limit(limit.current());
  }

  /** Returns when nothing is out and nothing more will go out. */
  void run() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!session.isOver(charged) && !lanes.stream().allMatch(Lane::isDone)) {
        long now = session.nanos();
        wake = now + LOOK;
        Picked p = pick(now);
        if (p != null) begin(p, now);
        else if (!session.isOver(charged)) changed.awaitNanos(Math.max(1, wake - session.nanos()));
      }
      while (out > 0) changed.await();
    } finally {
      lock.unlock();
    }
    for (Lane lane : lanes) for (Asking a : lane.leftovers()) session.giveUp(lane, a);
  }

  private record Picked(Lane lane, Asking asking) {}

  private @Nullable Picked pick(long now) {
    if (out >= limit.current()) return null;
    List<Lane> open = lanes.stream().filter(l -> !l.isDone()).toList();
    int share = Math.max(1, limit.current() - (open.size() - 1));
    for (Lane lane : open.stream().sorted(Comparator.comparingInt(l -> l.out)).toList()) {
      if (lane.out >= share && open.size() > 1) continue;
      Picked p = pick(lane, now);
      if (p != null) return p;
    }
    return null;
  }

  private @Nullable Picked pick(Lane lane, long now) {
    long at = lane.readyAt(now);
    if (at > now) {
      if (at < Long.MAX_VALUE) waits(lane, at, lane.reason(now));
      return null;
    }
    Asking a = lane.next(now, most, slot -> asking(lane, slot));
    if (a == null) {
      wake = Math.min(wake, lane.nextDue());
      return null;
    }
    long wait =
        Math.max(gate.nanosToWait(a.reserve.tokens()), lane.gate.nanosToWait(a.reserve.tokens()));
    if (wait > 0) {
      lane.putBack(a);
      waits(lane, now + wait, "limits");
      return null;
    }
    Purse.Answer answer =
        lane.isCharged() ? session.purse().reserve(a.reserve, now) : Purse.Answer.YES;
    if (answer == Purse.Answer.YES) return new Picked(lane, a);
    lane.putBack(a);
    if (answer == Purse.Answer.LATER) wake = Math.min(wake, now + LOOK / 10);
    return null;
  }

  private void waits(Lane lane, long until, String reason) {
    wake = Math.min(wake, until);
    if (lane.out == 0) lane.progress.waits(session.wait(until, reason));
  }

  private Asking asking(Lane lane, SlotQueue.Slot slot) {
    Long seed =
        Seeds.of(slot.cell().condition().sampling(), session.seed(), slot.key(), slot.sample());
    Call call = new Call(slot.cell().prompt(), slot.cell().condition(), slot.sample(), seed);
    boolean needed = gate.limitsTokens() || lane.gate.limitsTokens() || session.needsReserves(lane);
    Reserve reserve = needed ? session.estimates().of(slot.cell(), slot.sample()) : Reserve.NOTHING;
    return new Asking(slot, call, retry.asyncContext(), reserve);
  }

  private void begin(Picked p, long now) {
    Asking a = p.asking;
    gate.take(a.reserve.tokens());
    p.lane.gate.take(a.reserve.tokens());
    if (a.attempts++ == 0) a.first = now;
    out++;
    p.lane.out++;
    long number = limit.begin();
    p.lane.progress.called(a.attempts);
    session.execute(() -> attempt(p.lane, a, number, now));
  }

  /** In a thread of its own: one call, committed when it returns. */
  private void attempt(Lane lane, Asking a, long number, long begun) {
    try {
      Done done = session.call(lane, a);
      Result result = done.result;
      long wait = a.retries.onResult(result);
      boolean again = wait >= 0 && isInTime(a, wait);
      session.commit(lane, a, done, !again);
      gate.settle(a.reserve.tokens(), done.used);
      lane.gate.settle(a.reserve.tokens(), done.used);
      if (again) {
        a.waited = Duration.ofMillis(wait);
        a.due = session.nanos() + a.waited.toNanos();
        a.last = (Broke) result;
      }
      returned(lane, a, result, again, number, begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lost(lane);
    } catch (RuntimeException | Error e) {
      session.fatal(e);
      lost(lane);
    }
  }

  /** What a call brought. */
  record Done(Result result, Usage usage, long used, long latencyMillis, @Nullable Double cost) {}

  private boolean isInTime(Asking a, long waitMillis) {
    long next = session.nanos() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    return next - a.first <= session.pace().retries().slotDeadline().toNanos();
  }

  private void returned(
      Lane lane, Asking a, Result result, boolean again, long number, long begun) {
    lock.lock();
    try {
      if (result instanceof Replied) {
        limit.replied(out);
        lane.breaker.alive();
      } else failed(lane, (Broke) result, number, begun);
      if (again) lane.waits(a);
      else lane.settled(a.slot, Session.outcome(result));
      free(lane);
    } finally {
      lock.unlock();
    }
  }

  private void failed(Lane lane, Broke broke, long number, long begun) {
    long now = session.nanos();
    boolean asked = broke.retryAfter() != null && broke.kind().retryable();
    switch (broke.kind()) {
      case RATE_LIMIT -> limit.refused(number);
      case SERVER -> {
        if (asked) limit.refused(number);
      }
      default -> {}
    }
    if (asked && broke.retryAfter() != null)
      lane.quiet(now + session.pace().retries().capped(broke.retryAfter()).toNanos());
    if (broke.kind().stopsModel()) lane.progress.stop(broke.kind() + ": " + broke.message());
    else {
      String reason = lane.breaker.failed(broke, begun, now);
      if (reason != null) lane.progress.stop(reason);
    }
    for (Lane l : lanes) l.progress.limit(limit.current());
  }

  private void lost(Lane lane) {
    lock.lock();
    try {
      free(lane);
    } finally {
      lock.unlock();
    }
  }

  private void free(Lane lane) {
    out--;
    lane.out--;
    lane.progress.limit(limit.current());
    changed.signal();
  }
}
