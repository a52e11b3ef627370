package dev.hivemeter.pipeline;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Usage;
import dev.hivemeter.pipeline.EndpointLoop.Done;
import dev.hivemeter.pipeline.Estimates.Reserve;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunStore.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints of one generation share: the writer, the purse, the clock, the threads, and
 * whether it is over.
 */
final class Session {
  private final GenerationRoom.Settings settings;
  private final StopSignal stop;
  private final Purse purse;
  private final Writer writer;
  private final RunReader store;
  private final ExecutorService threads;
  private final LongSupplier nanos;
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

  /**
   * @param nanos the time since the session began
   */
  Session(
      GenerationRoom.Settings settings,
      StopSignal stop,
      Purse purse,
      Writer writer,
      RunReader store,
      ExecutorService threads,
      LongSupplier nanos) {
    this.settings = settings;
    this.stop = stop;
    this.purse = purse;
    this.writer = writer;
    this.store = store;
    this.threads = threads;
    this.nanos = nanos;
  }

  long nanos() {
    return nanos.getAsLong();
  }

  long seed() {
    return settings.seed();
  }

  Pace pace() {
    return settings.pace();
  }

  Purse purse() {
    return purse;
  }

  Estimates estimates() {
    return settings.estimates();
  }

  DoubleSupplier uniform() {
    return settings.uniform();
  }

  /** Whether a call's tokens and cost are set aside while it is out. */
  boolean needsReserves(Lane lane) {
    return lane.isCharged() && settings.budget().needsReserves();
  }

  /**
   * Nothing more begins.
   *
   * @param charged whether it would cost something; what is free goes on when the money is out
   */
  boolean isOver(boolean charged) {
    return stop.stopped()
        || fatal.get() != null
        || purse.isTimeUp(nanos())
        || (charged && purse.exhausted() != null);
  }

  ModelProgress.Wait wait(long until, String reason) {
    return new ModelProgress.Wait(
        settings.clock().instant().plus(Duration.ofNanos(until - nanos())), reason);
  }

  void execute(Runnable call) {
    try {
      threads.execute(call);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The first cause stays; calls that are out are given up, for nothing can be saved. */
  void fatal(Throwable cause) {
    if (fatal.compareAndSet(null, cause)) threads.shutdownNow();
  }

  void throwFatal() {
    Throwable f = fatal.get();
    if (f instanceof RuntimeException r) throw r;
    if (f instanceof Error r) throw r;
  }

  /** Asks, and books what it took. */
  Done call(Lane lane, Asking a) throws InterruptedException {
    long start = settings.clock().millis();
    Done done = null;
    try {
      Result result = lane.generator().call(following(a));
      done = done(lane, a, result, settings.clock().millis() - start);
      return done;
    } finally {
      Usage usage = done == null ? Usage.UNKNOWN : done.usage();
      Double cost = done == null ? null : done.cost();
      lane.progress.returned(usage, cost);
      if (lane.isCharged()) purse.settle(a.reserve, done == null ? 0 : done.used(), cost);
    }
  }

  /** The call with the answers before it in its conversation, as they stand on disk. */
  private Call following(Asking a) {
    Call c = a.call;
    List<String> earlier =
        Conversations.before(store, a.slot.key(), a.slot.cell(), a.slot.sample());
    return new Call(c.prompt(), c.condition(), c.sample(), c.seed(), earlier);
  }

  private Done done(Lane lane, Asking a, Result result, long latency) {
    if (!(result instanceof Replied r)) return new Done(result, Usage.UNKNOWN, 0, latency, null);
    Usage usage = r.provenance().usage();
    if (!r.isBooked())
      return new Done(result, usage, 0, latency, isPriced(lane) ? Double.valueOf(0) : null);
    Integer prompt = usage.promptTokens();
    Integer completion = usage.completionTokens();
    if (prompt != null && completion != null) {
      Double cost = isPriced(lane) ? price(lane).of(prompt, completion) : null;
      return new Done(result, usage, (long) prompt + completion, latency, cost);
    }
    // Only now, because counting needs a tokenizer's table, which takes a while to read.
    Reserve most = estimates().of(a.slot.cell(), a.slot.sample());
    return new Done(result, usage, most.tokens(), latency, isPriced(lane) ? most.usd() : null);
  }

  private static Price price(Lane lane) {
    return Objects.requireNonNull(lane.price());
  }

  private static boolean isPriced(Lane lane) {
    return lane.isCharged() && lane.price() != null;
  }

  /** Puts an attempt on disk, and the slot's outcome with it when there is one. */
  void commit(Lane lane, Asking a, Done done, boolean settled) throws InterruptedException {
    List<Write> writes = new ArrayList<>();
    Broke b = done.result() instanceof Broke broke ? broke : null;
    writes.add(
        new Write.OfAttempt(
            a.slot.key(),
            a.slot.sample(),
            new Attempt(
                a.attempts,
                b == null ? null : b.kind(),
                done.result() instanceof Replied reply
                    ? reply.status()
                    : b == null ? 0 : b.status(),
                b == null ? "" : b.message(),
                a.waited,
                done.latencyMillis(),
                done.usage(),
                settings.clock().instant(),
                done.cost())));
    Sample sample = settled ? sample(a, done.result()) : null;
    Aside aside = done.result() instanceof Replied r ? r.aside() : Aside.NONE;
    if (sample != null) writes.add(new Write.OfSample(a.slot.key(), sample, aside));
    writer.commit(writes);
    if (sample != null) lane.progress.settled(sample.outcome());
  }

  /** A slot that waits at the end of the session: failed as it did last, and open again. */
  void giveUp(Lane lane, Asking a) throws InterruptedException {
    Broke last = a.last;
    if (last == null || fatal.get() != null) return;
    Sample sample = sample(a, last);
    writer.commit(List.of(new Write.OfSample(a.slot.key(), sample)));
    lane.progress.settled(sample.outcome());
  }

  private static Sample sample(Asking a, Result result) {
    if (result instanceof Replied r)
      return Replies.sample(a.slot.sample(), a.slot.cell().condition().elicitation().approach(), r);
    return new Sample(a.slot.sample(), outcome(result), Provenance.UNKNOWN, Map.of());
  }

  /** What a slot ends with, before lists are read. */
  static Outcome outcome(Result result) {
    if (result instanceof Replied r) return r.outcome();
    Broke b = (Broke) result;
    return new Outcome.Failed(b.kind(), b.status(), b.message());
  }
}
