package dev.hivemeter.pipeline;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Spent;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.score.SharedPhrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** A run store in memory; can be told to fail. */
final class MemoryStore implements RunStore {
  final Map<CellKey, StoredCell> cells = new LinkedHashMap<>();
  final Map<CellKey, TreeMap<Integer, Sample>> samples = new HashMap<>();
  final List<Attempt> attempts = new ArrayList<>();
  private final List<Write.OfAttempt> asked = new ArrayList<>();
  final Map<String, Map<String, StoredVector>> vectors = new HashMap<>();
  final Map<String, Generator.Facts> endpoints = new HashMap<>();
  final List<ScoreRow> scores = new ArrayList<>();
  List<SharedPhrase> phrases = List.of();
  List<Place> places = List.of();
  int commits;
  int failAfterCommits = Integer.MAX_VALUE;
  RunInfo info = new RunInfo("test", null, "test", Instant.EPOCH, "test", 1);

  @Override
  public synchronized RunInfo info() {
    return info;
  }

  @Override
  public synchronized List<StoredCell> cells() {
    return List.copyOf(cells.values());
  }

  @Override
  public synchronized List<Sample> samples(CellKey cell) {
    return List.copyOf(samples.getOrDefault(cell, new TreeMap<>()).values());
  }

  @Override
  public synchronized Map<CellKey, Map<String, Integer>> outcomes() {
    Map<CellKey, Map<String, Integer>> all = new HashMap<>();
    samples.forEach(
        (k, m) -> {
          Map<String, Integer> counts = new TreeMap<>();
          m.values().forEach(s -> counts.merge(s.outcome().name(), 1, Integer::sum));
          all.put(k, counts);
        });
    return all;
  }

  @Override
  public synchronized Map<CellKey, BitSet> settled() {
    Map<CellKey, BitSet> all = new HashMap<>();
    samples.forEach(
        (k, m) -> {
          BitSet done = new BitSet();
          m.forEach(
              (i, s) -> {
                if (!(s.outcome() instanceof Outcome.Failed)) done.set(i);
              });
          all.put(k, done);
        });
    return all;
  }

  @Override
  public synchronized Map<CellKey, Spent> spent() {
    Map<CellKey, Spent> all = new HashMap<>();
    for (Write.OfAttempt a : asked) all.merge(a.cell(), spent(a.attempt()), Spent::plus);
    return all;
  }

  @Override
  public synchronized Map<CellKey, Map<Integer, Spent>> spent(Map<CellKey, Integer> cycles) {
    Map<CellKey, Map<Integer, Spent>> all = new HashMap<>();
    for (Write.OfAttempt a : asked) {
      Integer cycle = cycles.get(a.cell());
      if (cycle != null)
        all.computeIfAbsent(a.cell(), k -> new TreeMap<>())
            .merge(a.sample() % cycle, spent(a.attempt()), Spent::plus);
    }
    return all;
  }

  private static Spent spent(Attempt a) {
    if (a.failure() != null) return new Spent(1, 0, 0, 0, 0, 0, 0, usd(a), 0, 0, 0);
    Integer prompt = a.usage().promptTokens();
    Integer completion = a.usage().completionTokens();
    boolean costed = a.costUsd() != null;
    if (prompt == null || completion == null)
      return new Spent(1, 1, 0, 0, 0, 0, a.latencyMillis(), usd(a), 0, 0, costed ? 0 : 1);
    return new Spent(
        1,
        1,
        1,
        prompt,
        completion,
        (double) completion * completion,
        a.latencyMillis(),
        usd(a),
        costed ? 0 : prompt,
        costed ? 0 : completion,
        0);
  }

  private static double usd(Attempt a) {
    return a.costUsd() == null ? 0 : a.costUsd();
  }

  @Override
  public Map<String, Generator.Facts> endpoints() {
    return endpoints;
  }

  @Override
  public synchronized Map<String, StoredVector> vectors(
      String embedding, Collection<String> textHashes) {
    Map<String, StoredVector> found = new HashMap<>(vectors.getOrDefault(embedding, Map.of()));
    found.keySet().retainAll(textHashes);
    return found;
  }

  @Override
  public List<ScoreRow> scores() {
    return scores;
  }

  @Override
  public List<SharedPhrase> phrases() {
    return phrases;
  }

  @Override
  public List<Place> places() {
    return places;
  }

  @Override
  public Optional<Embedder.Identity> embedder(String name) {
    return Optional.empty();
  }

  @Override
  public void describe(RunInfo info) {
    this.info = info;
  }

  @Override
  public synchronized void register(Collection<Cell> added, ToIntFunction<CellKey> planned) {
    for (Cell c : added)
      cells.put(c.key(), new StoredCell(c.key(), c, planned.applyAsInt(c.key())));
  }

  @Override
  public synchronized int commit(List<Write> batch) {
    if (++commits > failAfterCommits) throw new IllegalStateException("disk full");
    int added = 0;
    for (Write w : batch)
      if (w instanceof Write.OfAttempt a) {
        attempts.add(a.attempt());
        asked.add(a);
      } else if (w instanceof Write.OfSample s) {
        TreeMap<Integer, Sample> cell = samples.computeIfAbsent(s.cell(), k -> new TreeMap<>());
        Sample old = cell.get(s.sample().index());
        if (old == null || old.outcome() instanceof Outcome.Failed) {
          cell.put(s.sample().index(), s.sample());
          added++;
        }
      }
    return added;
  }

  @Override
  public void putEndpoint(String modelLabel, Generator.Facts facts) {
    endpoints.put(modelLabel, facts);
  }

  @Override
  public synchronized Set<String> embedded(String embedding) {
    return Set.copyOf(vectors.getOrDefault(embedding, Map.of()).keySet());
  }

  @Override
  public synchronized void putVectors(
      Embedder.Identity embedder, Map<String, StoredVector> byTextHash) {
    Map<String, StoredVector> known =
        vectors.computeIfAbsent(embedder.name(), k -> new HashMap<>());
    byTextHash.forEach(known::putIfAbsent);
  }

  @Override
  public void replaceScores(String embedding, Scored scored) {
    scores.removeIf(r -> r.embedding().equals(embedding));
    scores.addAll(scored.rows());
    phrases = scored.phrases();
    if (!embedding.isEmpty()) places = scored.places();
  }

  @Override
  public void close() {}
}
