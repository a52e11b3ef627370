package dev.hivemeter.pipeline;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.text.Reasoning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The room that embeds: every distinct measured text of a run, and every prompt, gets its vector
 * once. What is there already is not embedded again; what is done is committed as it comes.
 */
public final class EmbeddingRoom {
  private static final int GROUP = 64;

  private final RunStore store;
  private final Embedder embedder;
  private final StopSignal stop;
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong reused = new AtomicLong();

  private record Pending(String hash, Future<Embedder.Embedding> embedding) {}

  public EmbeddingRoom(RunStore store, Embedder embedder, StopSignal stop) {
    this.store = store;
    this.embedder = embedder;
    this.stop = stop;
  }

  /** Texts to embed that are known so far. */
  public long total() {
    return total.get();
  }

  /** Texts embedded and committed by this object. */
  public long done() {
    return done.get();
  }

  /** Distinct texts whose vectors were there before. */
  public long reused() {
    return reused.get();
  }

  /** Embeds until every text has its vector or the signal comes. */
  public void run() throws InterruptedException {
    String name = embedder.identity().name();
    Set<String> known = new HashSet<>(store.embedded(name));
    Set<String> seen = new HashSet<>();
    Map<String, String> open = new HashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, embedder.workers()));
    try {
      Deque<Pending> pending = new ArrayDeque<>();
      Map<String, StoredVector> group = new HashMap<>();
      for (StoredCell stored : store.plannedCells()) {
        if (stop.stopped()) break;
        open.clear();
        collect(stored.cell(), store.plannedSamples(stored), known, seen, open);
        total.addAndGet(open.size());
        for (Map.Entry<String, String> e : open.entrySet()) {
          String text = e.getValue();
          pending.add(new Pending(e.getKey(), pool.submit(() -> embedder.embed(text))));
        }
        drain(pending, 4 * GROUP, group);
      }
      drain(pending, 0, group);
      flush(group);
    } finally {
      pool.shutdownNow();
    }
  }

  private void collect(
      Cell cell,
      Iterable<Sample> samples,
      Set<String> known,
      Set<String> seen,
      Map<String, String> open) {
    offer(cell.prompt().text(), known, seen, open);
    for (Sample s : samples)
      if (s.outcome() instanceof Outcome.Answered a)
        offer(Reasoning.strip(a.text()), known, seen, open);
  }

  private void offer(String text, Set<String> known, Set<String> seen, Map<String, String> open) {
    if (text.isBlank()) return;
    String hash = Sha256.of(text);
    if (!seen.add(hash)) return;
    if (known.contains(hash)) reused.incrementAndGet();
    else open.put(hash, text);
  }

  /** Takes finished vectors, oldest first, until at most {@code keep} are still in work. */
  private void drain(Deque<Pending> pending, int keep, Map<String, StoredVector> group)
      throws InterruptedException {
    while (pending.size() > keep) {
      Pending p = pending.remove();
      try {
        Embedder.Embedding e = p.embedding.get();
        group.put(p.hash, new StoredVector(e.vector(), e.further(), e.tokens()));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException r) throw r;
        throw new IllegalStateException(e.getCause());
      }
      if (group.size() >= GROUP) flush(group);
    }
  }

  private void flush(Map<String, StoredVector> group) {
    if (group.isEmpty()) return;
    store.putVectors(embedder.identity(), Map.copyOf(group));
    done.addAndGet(group.size());
    group.clear();
  }
}
