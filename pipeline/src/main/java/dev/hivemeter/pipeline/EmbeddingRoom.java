package dev.hivemeter.pipeline;

import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.text.MeasuredText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The room that embeds: every distinct measured text of a run, and every prompt, gets its vectors
 * once, but for probes and controls, whose answers are not compared; then the distinct beginnings
 * of the answers that are longer than the length-matched cut of their prompt. What is there already
 * is not embedded again; what is done is committed as it comes.
 */
public final class EmbeddingRoom {
  private static final int GROUP = 64;

  private final RunStore store;
  private final Embedder embedder;
  private final StopSignal stop;
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong reused = new AtomicLong();

  private record Pending(List<String> hashes, Future<List<Embedder.Embedding>> embeddings) {}

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

  /** Embeds until every text has its vectors or the signal comes. */
  public void run() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, embedder.workers()));
    try {
      Work work = new Work(pool);
      Openings openings = new Openings(store.openCells());
      for (StoredCell cell : store.openCells()) {
        if (stop.stopped()) break;
        List<String> texts = measured(cell);
        openings.read(cell, texts);
        work.begin(texts, cell.cell().prompt().text());
      }
      // Whole texts are safe in the store before the first cut is begun.
      work.finish();
      for (StoredCell cell : openings.cells()) {
        if (stop.stopped()) break;
        work.begin(openings.of(cell, measured(cell)));
      }
      work.finish();
    } finally {
      pool.shutdownNow();
    }
  }

  private List<String> measured(StoredCell cell) {
    List<String> texts = new ArrayList<>();
    for (Sample s : store.plannedSamples(cell))
      for (MeasuredText t : MeasuredText.of(s)) if (!t.text().isBlank()) texts.add(t.text());
    return texts;
  }

  /** What is under way. */
  private final class Work {
    private final ExecutorService pool;
    private final Set<String> known = new HashSet<>(store.embedded(embedder.identity().name()));
    private final Set<String> seen = new HashSet<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Map<String, StoredVector> group = new HashMap<>();

    /** By text hash, in order: not yet enough for a batch. */
    private final Map<String, String> waiting = new LinkedHashMap<>();

    Work(ExecutorService pool) {
      this.pool = pool;
    }

    void begin(Collection<String> texts, String... more) throws InterruptedException {
      for (String text : more) offer(text);
      for (String text : texts) offer(text);
      drain(4 * GROUP / Math.max(1, embedder.batch()));
    }

    private void offer(String text) {
      if (text.isBlank()) return;
      String hash = Sha256.of(text);
      if (!seen.add(hash)) return;
      if (known.contains(hash)) {
        reused.incrementAndGet();
        return;
      }
      total.incrementAndGet();
      waiting.put(hash, text);
      if (waiting.size() >= embedder.batch()) submit();
    }

    private void submit() {
      if (waiting.isEmpty()) return;
      List<String> texts = List.copyOf(waiting.values());
      pending.add(
          new Pending(List.copyOf(waiting.keySet()), pool.submit(() -> embedder.embedAll(texts))));
      waiting.clear();
    }

    void finish() throws InterruptedException {
      submit();
      drain(0);
      flush();
    }

    /** Takes finished vectors, oldest first, until at most {@code keep} are still in work. */
    private void drain(int keep) throws InterruptedException {
      while (pending.size() > keep) {
        Pending p = pending.remove();
        try {
          List<Embedder.Embedding> embeddings = p.embeddings.get();
          for (int i = 0; i < p.hashes.size(); i++) {
            Embedder.Embedding e = embeddings.get(i);
            group.put(p.hashes.get(i), new StoredVector(e.vector(), e.further(), e.tokens()));
          }
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException r) throw r;
          throw new IllegalStateException(e.getCause());
        }
        if (group.size() >= GROUP) flush();
      }
    }

    private void flush() {
      if (group.isEmpty()) return;
      store.putVectors(embedder.identity(), Map.copyOf(group));
      done.addAndGet(group.size());
      group.clear();
    }
  }
}
