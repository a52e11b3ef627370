package dev.hivemeter.pipeline;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.text.MeasuredText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run's answers as the scoring room reads them. Reads of the store take turns. */
public final class StoredAnswers implements AnswerSource {
  private final RunReader run;
  private final Embedder.@Nullable Identity embedder;

  /**
   * @param embedder whose vectors to read; null for none
   */
  public StoredAnswers(RunReader run, Embedder.@Nullable Identity embedder) {
    this.run = run;
    this.embedder = embedder;
  }

  @Override
  public List<SourceAnswer> answers(StoredCell cell) {
    List<Sample> samples;
    synchronized (run) {
      samples = run.plannedSamples(cell);
    }
    List<Measured> measured = new ArrayList<>();
    for (Sample s : samples)
      for (MeasuredText t : MeasuredText.of(s))
        measured.add(new Measured(s.index(), t, Sha256.of(t.text()), Quality.of(s.extra())));
    Map<String, StoredVector> vectors =
        vectors(measured.stream().map(Measured::hash).distinct().toList());
    List<SourceAnswer> answers = new ArrayList<>();
    for (Measured m : measured) {
      StoredVector v = vectors.get(m.hash);
      boolean beyond = embedder != null && v != null && v.tokens() > embedder.tokenLimit();
      answers.add(
          new SourceAnswer(
              m.sample,
              m.text.text(),
              m.text.cut(),
              v == null ? null : v.vector(),
              v == null ? List.of() : v.further(),
              beyond,
              m.quality,
              m.text.part(),
              m.text.probability()));
    }
    return answers;
  }

  private record Measured(int sample, MeasuredText text, String hash, @Nullable Double quality) {}

  @Override
  public Map<Integer, Integer> tokens(StoredCell cell) {
    List<Sample> samples;
    synchronized (run) {
      samples = run.plannedSamples(cell);
    }
    Map<Integer, Integer> tokens = new TreeMap<>();
    for (Sample s : samples) {
      if (s.outcome() instanceof Outcome.Failed) continue;
      Integer counted = s.provenance().usage().completionTokens();
      tokens.put(s.index(), counted == null ? -1 : counted);
    }
    return tokens;
  }

  @Override
  public Map<String, float[]> vectorsOf(Collection<String> texts) {
    Map<String, String> hashes = new HashMap<>();
    for (String text : texts) hashes.computeIfAbsent(text, Sha256::of);
    Map<String, StoredVector> vectors = vectors(List.copyOf(hashes.values()));
    Map<String, float[]> byText = new HashMap<>();
    hashes.forEach(
        (text, hash) -> {
          StoredVector v = vectors.get(hash);
          if (v != null) byText.put(text, v.vector());
        });
    return byText;
  }

  @Override
  public Map<String, float[]> promptVectors() {
    Map<String, String> hashes = new HashMap<>();
    for (StoredCell c : run.openCells())
      hashes.computeIfAbsent(c.cell().prompt().id(), k -> Sha256.of(c.cell().prompt().text()));
    Map<String, StoredVector> vectors = vectors(hashes.values().stream().distinct().toList());
    Map<String, float[]> byPrompt = new HashMap<>();
    hashes.forEach(
        (prompt, hash) -> {
          StoredVector v = vectors.get(hash);
          if (v != null) byPrompt.put(prompt, v.vector());
        });
    return byPrompt;
  }

  private Map<String, StoredVector> vectors(List<String> hashes) {
    if (embedder == null) return Map.of();
    synchronized (run) {
      return run.vectors(embedder.name(), hashes);
    }
  }
}
