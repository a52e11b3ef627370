package dev.hivemeter.pipeline;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Usage;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.port.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The room that generates: every open slot of a plan becomes one committed outcome.
 *
 * <p>Each model has its own workers, so a stuck model never blocks the others. Every attempt is
 * committed; a worker takes its next slot only when its last one is on disk, so that a killed
 * process loses at most the calls that were in flight. The first failure that every further call
 * would share (key, quota, unknown model) stops its model only.
 */
public final class GenerationRoom {

  /**
   * What a generation needs from above.
   *
   * @param concurrency calls in flight per model
   * @param seed of the study, for derived seeds
   * @param uniform draws for the jitter, in [0, 1)
   */
  public record Settings(
      int concurrency, RetryPolicy retries, long seed, Clock clock, DoubleSupplier uniform) {}

  private final Plan plan;
  private final RunStore store;
  private final Settings settings;
  private final StopSignal stop;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

  /** One model: its generator (none when nothing is open), its slots, its progress. */
  private record Lane(
      @Nullable Generator generator,
      List<Condition> conditions,
      SlotQueue slots,
      ModelProgress progress) {}

  /**
   * @param generators by model label, one for every model of the plan that has open slots
   */
  public GenerationRoom(
      Plan plan,
      Map<String, Generator> generators,
      RunStore store,
      Settings settings,
      StopSignal stop) {
    this.plan = plan;
    this.store = store;
    this.settings = settings;
    this.stop = stop;
    Map<CellKey, BitSet> settled = store.settled();
    Map<String, List<Map.Entry<CellKey, Cell>>> byModel = new LinkedHashMap<>();
    for (Map.Entry<CellKey, Cell> e : plan.cells().entrySet())
      byModel
          .computeIfAbsent(e.getValue().condition().model().label(), k -> new ArrayList<>())
          .add(e);
    byModel.forEach(
        (label, cells) -> {
          long reused = 0;
          for (var e : cells) {
            BitSet done = settled.get(e.getKey());
            if (done != null) reused += done.get(0, plan.samples()).cardinality();
          }
          long planned = (long) cells.size() * plan.samples();
          Generator generator = generators.get(label);
          if (generator == null && reused < planned)
            throw new IllegalArgumentException("no generator for model '" + label + "'");
          List<Condition> conditions =
              cells.stream().map(e -> e.getValue().condition()).distinct().toList();
          lanes.put(
              label,
              new Lane(
                  generator,
                  conditions,
                  new SlotQueue(cells, settled, plan.samples()),
                  new ModelProgress(label, planned, reused)));
        });
  }

  /** Progress by model, in plan order; may be read from any thread while {@link #run} works. */
  public List<ModelProgress> progress() {
    return lanes.values().stream().map(Lane::progress).toList();
  }

  /** Slots that were not asked because an answer before them in their conversation failed. */
  public int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.slots.waiting()).sum();
  }

  /**
   * Looks at every endpoint that has open slots, before the first call. An unreachable one stops
   * its model; a study that an endpoint cannot honour is an error before anything is spent.
   *
   * @throws BadInput from an endpoint, with the remedy; or when the run holds the same names asked
   *     otherwise
   */
  public void prepare() throws InterruptedException {
    ChangedQuestions.refuse(plan, store);
    for (Map.Entry<String, Lane> e : lanes.entrySet()) {
      Lane lane = e.getValue();
      var p = lane.progress.snapshot();
      Generator generator = lane.generator;
      if (generator == null || p.reused() == p.planned()) continue;
      try {
        store.putEndpoint(e.getKey(), generator.prepare(lane.conditions));
      } catch (Generator.Unreachable u) {
        lane.progress.stop(u.kind() + ": " + u.getMessage());
      }
    }
  }

  /**
   * Asks until nothing is open, everything is stopped, or the signal comes. Returns with every
   * outcome on disk.
   */
  public void run() throws InterruptedException {
    store.register(plan.cells().values(), plan.samples());
    List<Thread> threads = new ArrayList<>();
    try (Writer writer = new Writer(store)) {
      for (Map.Entry<String, Lane> e : lanes.entrySet())
        for (int i = 0; i < settings.concurrency; i++) {
          Thread t =
              new Thread(() -> work(e.getValue(), writer), "hivemeter-" + e.getKey() + "-" + i);
          t.setDaemon(true);
          threads.add(t);
        }
      for (Thread t : threads) t.start();
      try {
        for (Thread t : threads) t.join();
      } catch (InterruptedException e) {
        for (Thread t : threads) t.interrupt();
        throw e;
      }
    }
    Throwable f = fatal.get();
    if (f instanceof RuntimeException r) throw r;
    if (f instanceof Error r) throw r;
  }

  private void work(Lane lane, Writer writer) {
    Generator generator = lane.generator;
    if (generator == null) return;
    try {
      while (!stop.stopped() && fatal.get() == null && !lane.progress.isStopped()) {
        SlotQueue.Slot slot = lane.slots.next();
        if (slot == null) return;
        ask(lane, generator, slot, writer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      fatal.compareAndSet(null, e);
    }
  }

  /** One slot: attempts until there is an outcome; every attempt is committed as it returns. */
  private void ask(Lane lane, Generator generator, SlotQueue.Slot slot, Writer writer)
      throws InterruptedException {
    Long seed =
        Seeds.of(slot.cell().condition().sampling(), settings.seed, slot.key(), slot.sample());
    List<String> earlier = Conversations.before(store, slot.key(), slot.cell(), slot.sample());
    Call call =
        new Call(slot.cell().prompt(), slot.cell().condition(), slot.sample(), seed, earlier);
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      lane.progress.called(attempt);
      long start = settings.clock.millis();
      Result result;
      Usage usage = Usage.UNKNOWN;
      try {
        result = generator.call(call);
        if (result instanceof Replied r) usage = r.provenance().usage();
      } finally {
        lane.progress.returned(usage);
      }
      List<RunStore.Write> writes = new ArrayList<>();
      writes.add(record(slot, attempt, result, usage, waited, start));
      boolean again =
          result instanceof Broke b
              && settings.retries.again(b, attempt)
              && !stop.stopped()
              && !lane.progress.isStopped();
      if (!again) {
        Sample sample = sample(slot, result);
        writes.add(new RunStore.Write.OfSample(slot.key(), sample));
        writer.commit(writes);
        lane.progress.settled(sample.outcome());
        lane.slots.settled(slot, sample.outcome());
        if (result instanceof Broke b && b.kind().stopsModel())
          lane.progress.stop(b.kind() + ": " + b.message());
        return;
      }
      writer.commit(writes);
      waited = settings.retries.wait((Broke) result, attempt, settings.uniform);
      lane.progress.waits(waited);
      try {
        if (!stop.sleep(waited.toMillis())) {
          writer.commit(List.of(new RunStore.Write.OfSample(slot.key(), sample(slot, result))));
          return;
        }
      } finally {
        lane.progress.waited();
      }
    }
  }

  private RunStore.Write record(
      SlotQueue.Slot slot, int number, Result result, Usage usage, Duration waited, long start) {
    long latency = settings.clock.millis() - start;
    Attempt attempt =
        result instanceof Broke b
            ? new Attempt(
                number,
                b.kind(),
                b.status(),
                b.message(),
                waited,
                latency,
                usage,
                settings.clock.instant())
            : new Attempt(number, null, 200, "", waited, latency, usage, settings.clock.instant());
    return new RunStore.Write.OfAttempt(slot.key(), slot.sample(), attempt);
  }

  private static Sample sample(SlotQueue.Slot slot, Result result) {
    if (result instanceof Replied r)
      return Replies.sample(slot.sample(), slot.cell().condition().elicitation().approach(), r);
    Broke b = (Broke) result;
    return new Sample(
        slot.sample(),
        new Outcome.Failed(b.kind(), b.status(), b.message()),
        Provenance.UNKNOWN,
        Map.of());
  }
}
