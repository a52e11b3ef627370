package dev.hivemeter.benchmarks;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A made-up scored run that holds no answer and no vector: they are made when they are read, as a
 * store would read them. Scores and places are as many as a scored run of its size has.
 */
final class SyntheticReader implements RunReader {
  private static final Sampling SAMPLING = Sampling.neutral(1, 512);

  private record At(int model, int prompt) {}

  private final SyntheticText texts;
  private final SyntheticVectors vectors;
  private final SyntheticScores scores;
  private final int samples;
  private final List<StoredCell> cells = new ArrayList<>();
  private final Map<CellKey, At> places = new HashMap<>();
  private final List<String> models = new ArrayList<>();
  private final List<Prompt> prompts = new ArrayList<>();

  SyntheticReader(long seed, int models, int samples, int prompts) {
    texts = new SyntheticText(seed, models, samples);
    vectors = new SyntheticVectors(seed);
    this.samples = samples;
    for (int p = 0; p < prompts; p++)
      this.prompts.add(
          new Prompt(
              "p" + p, texts.prompt(p), null, List.of("category " + p % 9), List.of(), "en"));
    for (int m = 0; m < models; m++) {
      this.models.add("openai:vendor-" + m % 9 + "/model-" + m + "-instruct");
      Condition condition =
          new Condition(
              ModelSpec.chat(this.models.get(m), ModelSpec.Connection.NONE),
              SAMPLING,
              Elicitation.DIRECT);
      for (int p = 0; p < prompts; p++) {
        Cell cell = new Cell(this.prompts.get(p), condition);
        cells.add(new StoredCell(cell.key(), cell, samples));
        places.put(cell.key(), new At(m, p));
      }
    }
    scores = new SyntheticScores(this.models, this.prompts, SAMPLING, samples);
  }

  @Override
  public RunInfo info() {
    return new RunInfo(
        "synthetic",
        "name: synthetic\n",
        "0.1.0",
        Instant.parse("2026-01-01T00:00:00Z"),
        "nowhere",
        1);
  }

  @Override
  public List<StoredCell> cells() {
    return cells;
  }

  @Override
  public List<Sample> samples(CellKey cell) {
    At at = places.get(cell);
    if (at == null) return List.of();
    List<Sample> made = new ArrayList<>();
    for (String text : texts.answers(at.model, at.prompt))
      made.add(
          new Sample(made.size(), new Outcome.Answered(text, false), Provenance.UNKNOWN, Map.of()));
    return made;
  }

  @Override
  public Map<CellKey, Map<String, Integer>> outcomes() {
    Map<CellKey, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (StoredCell c : cells) counts.put(c.key(), Map.of("answered", samples));
    return counts;
  }

  @Override
  public Map<CellKey, BitSet> settled() {
    return Map.of();
  }

  @Override
  public Map<String, Generator.Facts> endpoints() {
    return Map.of();
  }

  @Override
  public Map<String, StoredVector> vectors(String embedding, Collection<String> textHashes) {
    Map<String, StoredVector> found = new HashMap<>();
    for (String hash : textHashes)
      found.computeIfAbsent(hash, h -> new StoredVector(vectors.ofText(h), 128));
    return found;
  }

  @Override
  public List<ScoreRow> scores() {
    return scores.rows();
  }

  @Override
  public List<SharedPhrase> phrases() {
    return List.of();
  }

  @Override
  public List<Place> places() {
    List<Place> made = new ArrayList<>();
    for (StoredCell c : cells) {
      At at = Objects.requireNonNull(places.get(c.key()), "every cell has its place");
      for (int i = 0; i < samples; i++) {
        double angle = i + 0.37 * at.model + at.prompt;
        made.add(
            new Place(
                SAMPLING,
                "direct",
                "p" + at.prompt,
                models.get(at.model),
                i,
                Math.cos(angle) * (i % 7 + 1) / 10.0,
                Math.sin(angle) * (i % 5 + 1) / 10.0,
                i % 3));
      }
    }
    return made;
  }

  @Override
  public Optional<Embedder.Identity> embedder(String name) {
    return Optional.of(new Embedder.Identity(name, "synthetic", 384, 256, Set.of("en")));
  }

  @Override
  public void close() {}
}
