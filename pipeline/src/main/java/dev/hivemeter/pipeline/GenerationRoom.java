package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Price;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The room that generates: every open slot of a plan becomes one committed outcome.
 *
 * <p>Each endpoint has its own loop ({@link EndpointLoop}), so that none waits for another. Every
 * attempt is committed, and a call's place is free again only when its outcome is on disk, so that
 * a killed process loses at most the calls that were in flight. The first failure that every
 * further call would share (key, quota, unknown model) stops its model only.
 */
public final class GenerationRoom {

  /**
   * What a generation needs from above.
   *
   * @param estimates of what a call may take, for budgets and token rates
   * @param seed of the study, for derived seeds
   * @param nanos a clock for waits, such as {@link System#nanoTime}
   * @param uniform draws for the jitter, in [0, 1)
   * @param door what every write passes before it is committed, where keys are taken out
   */
  public record Settings(
      Pace pace,
      Budget budget,
      Estimates estimates,
      long seed,
      Clock clock,
      LongSupplier nanos,
      DoubleSupplier uniform,
      UnaryOperator<RunStore.Write> door) {

    /** Everything is written as it is. */
    public Settings(
        Pace pace,
        Budget budget,
        Estimates estimates,
        long seed,
        Clock clock,
        LongSupplier nanos,
        DoubleSupplier uniform) {
      this(pace, budget, estimates, seed, clock, nanos, uniform, w -> w);
    }
  }

  private final Plan plan;
  private final RunStore store;
  private final Settings settings;
  private final StopSignal stop;
  private final Purse purse;
  private final LongSupplier nanos;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Map<String, List<Lane>> endpoints = new LinkedHashMap<>();

  /**
   * @param generators by model label, one for every model of the plan that has open slots
   * @throws BadInput when the budget limits cost and the price of a model with open slots is not
   *     known
   */
  public GenerationRoom(
      Plan plan,
      Map<String, Generator> generators,
      RunStore store,
      Settings settings,
      StopSignal stop) {
    this(plan, generators, store, settings, stop, store.settled());
  }

  private GenerationRoom(
      Plan plan,
      Map<String, Generator> generators,
      RunStore store,
      Settings settings,
      StopSignal stop,
      Map<CellKey, BitSet> settled) {
    this(plan, generators, store, settings, stop, settled, settled);
  }

  /**
   * @param settled what the store has settled
   * @param left slots that are not asked; the settled ones must be among them
   */
  public GenerationRoom(
      Plan plan,
      Map<String, Generator> generators,
      RunStore store,
      Settings settings,
      StopSignal stop,
      Map<CellKey, BitSet> settled,
      Map<CellKey, BitSet> left) {
    this.plan = plan;
    this.store = store;
    this.settings = settings;
    this.stop = stop;
    PlanChecks.requirePrices(plan, left, settings.budget, settings.estimates.prices());
    long origin = settings.nanos.getAsLong();
    this.nanos = () -> settings.nanos.getAsLong() - origin;
    Map<String, List<Map.Entry<CellKey, Cell>>> byModel = new LinkedHashMap<>();
    for (Map.Entry<CellKey, Cell> e : plan.cells().entrySet())
      byModel
          .computeIfAbsent(e.getValue().condition().model().label(), k -> new ArrayList<>())
          .add(e);
    boolean whole = true;
    for (var e : byModel.entrySet()) {
      Lane lane = lane(e.getKey(), e.getValue(), settled, left, generators.get(e.getKey()));
      lanes.put(e.getKey(), lane);
      endpoints.computeIfAbsent(EndpointKey.of(lane.model()), k -> new ArrayList<>()).add(lane);
      if (lane.isCharged() && lane.price() == null) whole = false;
    }
    this.purse = new Purse(settings.budget, whole, nanos.getAsLong());
  }

  private Lane lane(
      String label,
      List<Map.Entry<CellKey, Cell>> cells,
      Map<CellKey, BitSet> settled,
      Map<CellKey, BitSet> left,
      @Nullable Generator generator) {
    long reused = planned(cells, settled);
    long leftOut = planned(cells, left) - reused;
    long planned = cells.stream().mapToLong(e -> plan.samples(e.getKey())).sum();
    if (generator == null && reused + leftOut < planned)
      throw new IllegalArgumentException("no generator for model '" + label + "'");
    List<Condition> conditions =
        cells.stream().map(e -> e.getValue().condition()).distinct().toList();
    Price price = settings.estimates.prices().of(conditions.get(0).model());
    Rates rates = settings.pace.perModel().getOrDefault(label, Rates.NONE);
    return new Lane(
        generator,
        conditions,
        price,
        new SlotQueue(cells, left, plan::samples),
        new ModelProgress(label, planned, reused, leftOut, price != null),
        new Breaker(settings.pace.breaks()),
        new RateGate(rates, largest(rates, cells), nanos));
  }

  /** How many of these slots are planned. */
  private long planned(List<Map.Entry<CellKey, Cell>> cells, Map<CellKey, BitSet> slots) {
    long n = 0;
    for (var e : cells) {
      BitSet of = slots.get(e.getKey());
      if (of != null) n += of.get(0, plan.samples(e.getKey())).cardinality();
    }
    return n;
  }

  private long largest(Rates rates, List<Map.Entry<CellKey, Cell>> cells) {
    if (rates.tokensPerMinute() == null) return 0;
    return cells.stream()
        .mapToLong(e -> settings.estimates.most(e.getValue()).tokens())
        .max()
        .orElse(0);
  }

  /** Progress by model, in plan order; may be read from any thread while {@link #run} works. */
  public List<ModelProgress> progress() {
    return lanes.values().stream().map(l -> l.progress).toList();
  }

  /** Slots that were not asked because an answer before them in their conversation failed. */
  public int waiting() {
    return lanes.values().stream().mapToInt(Lane::waitingForAnswers).sum();
  }

  /** What the run has spent, over all sessions; may be read from any thread. */
  public Spending spending() {
    return purse.spending();
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
      if (!lane.isOpen()) continue;
      try {
        store.putEndpoint(e.getKey(), lane.generator().prepare(lane.conditions));
      } catch (Generator.Unreachable u) {
        lane.progress.stop(u.kind() + ": " + u.getMessage());
      }
    }
  }

  /**
   * Asks until nothing is open, everything is stopped, the budget is spent, or the signal comes.
   * Returns with every outcome on disk.
   */
  public void run() throws InterruptedException {
    store.register(plan.cells().values(), plan::samples);
    purse.before(store, settings.estimates);
    ExecutorService threads =
        Executors.newCachedThreadPool(
            r -> {
              Thread t = new Thread(r, "hivemeter-call");
              t.setDaemon(true);
              return t;
            });
    try (Writer writer = new Writer(store, settings.door)) {
      Session session = new Session(settings, stop, purse, writer, store, threads, nanos);
      run(session);
      session.throwFatal();
    } finally {
      threads.shutdownNow();
    }
  }

  private void run(Session session) throws InterruptedException {
    List<Thread> loops = new ArrayList<>();
    for (Map.Entry<String, List<Lane>> e : endpoints.entrySet()) {
      if (e.getValue().stream().noneMatch(Lane::isOpen)) continue;
      EndpointLoop loop = new EndpointLoop(session, e.getValue(), endpointGate(e.getValue()));
      Thread t = new Thread(() -> run(session, loop), "hivemeter-endpoint-" + e.getKey());
      t.setDaemon(true);
      loops.add(t);
    }
    for (Thread t : loops) t.start();
    try {
      for (Thread t : loops) t.join();
    } catch (InterruptedException e) {
      for (Thread t : loops) t.interrupt();
      throw e;
    }
  }

  private static void run(Session session, EndpointLoop loop) {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      session.fatal(e);
    }
  }

  private RateGate endpointGate(List<Lane> of) {
    Rates rates = of.get(0).isCharged() ? settings.pace.perEndpoint() : Rates.NONE;
    List<Map.Entry<CellKey, Cell>> cells =
        plan.cells().entrySet().stream()
            .filter(
                e -> of.stream().anyMatch(l -> l.model().equals(e.getValue().condition().model())))
            .toList();
    return new RateGate(rates, largest(rates, cells), nanos);
  }
}
