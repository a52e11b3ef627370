package dev.hivemeter.store;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.text.MeasuredText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of exported vectors: the prompts' own, then those of the measured answers. */
final class ExportedVectors {
  private ExportedVectors() {}

  /** The prompts of a run, each once. */
  static Set<Prompt> prompts(StoredRun run) {
    Set<Prompt> prompts = new LinkedHashSet<>();
    for (StoredCell cell : run.cells()) prompts.add(cell.cell().prompt());
    return prompts;
  }

  /** Every vector that is there, of every embedding. */
  static void of(StoredRun run, Consumer<ExportRow> sink) {
    for (String embedding : run.embeddings()) {
      for (Prompt prompt : prompts(run)) {
        String hash = Sha256.of(prompt.text());
        StoredVector vector = run.vectors(embedding, List.of(hash)).get(hash);
        if (vector != null) sink.accept(row(prompt, null, null, embedding, hash, vector));
      }
      for (StoredCell cell : run.cells()) of(run, sink, embedding, cell);
    }
  }

  private static void of(
      StoredRun run, Consumer<ExportRow> sink, String embedding, StoredCell cell) {
    Map<Answer, String> hashes = new LinkedHashMap<>();
    for (Sample sample : run.samples(cell.key()))
      for (MeasuredText t : MeasuredText.of(sample))
        if (!t.text().isBlank())
          hashes.put(new Answer(sample.index(), t.part()), Sha256.of(t.text()));
    Map<String, StoredVector> vectors = run.vectors(embedding, hashes.values());
    hashes.forEach(
        (answer, hash) -> {
          StoredVector vector = vectors.get(hash);
          if (vector != null)
            sink.accept(
                row(
                    cell.cell().prompt(),
                    cell.cell().condition(),
                    answer,
                    embedding,
                    hash,
                    vector));
        });
  }

  private static ExportRow row(
      Prompt prompt,
      @Nullable Condition condition,
      @Nullable Answer answer,
      String embedding,
      String hash,
      StoredVector vector) {
    return new ExportRow()
        .text("prompt_id", prompt.id())
        .text("model", condition == null ? "" : condition.model().label())
        .sampling(condition == null ? null : condition.sampling(), "temperature", "top_p")
        .value("sample", answer == null ? null : answer.sample)
        .text("embedding", embedding)
        .text("text_sha256", hash)
        .value("tokens", vector.tokens())
        .value("vector", numbers(vector.vector()))
        .sampling(condition == null ? null : condition.sampling(), "top_k", "min_p")
        .text("elicitation", condition == null ? "" : condition.elicitation().name())
        .value("further", vector.further().stream().map(ExportedVectors::numbers).toList())
        .providerDefaults(condition == null ? null : condition.sampling())
        .value("part", answer == null ? null : answer.part);
  }

  /** Which answer of a cell. */
  private record Answer(int sample, int part) {}

  private static List<Float> numbers(float[] vector) {
    List<Float> numbers = new ArrayList<>(vector.length);
    for (float x : vector) numbers.add(x);
    return numbers;
  }
}
