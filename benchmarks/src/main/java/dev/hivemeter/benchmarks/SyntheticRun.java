package dev.hivemeter.benchmarks;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up run that holds nothing: the answers of a cell are made when they are asked for, as a
 * store would read them, so that memory is the scoring's own.
 */
final class SyntheticRun implements AnswerSource {
  static final String EMBEDDING = "synthetic:384";

  /** Word pieces that the embedder reads at a time, and how many of them a token is on average. */
  private static final double WINDOW = 254 / 1.25;

  private record Place(int model, int prompt) {}

  private final SyntheticText texts;
  private final SyntheticVectors vectors;
  private final Map<StoredCell, Place> cells = new LinkedHashMap<>();
  private final Map<String, float[]> promptVectors = new LinkedHashMap<>();
  private final CpuClock making = new CpuClock();

  SyntheticRun(long seed, int models, int samples, int prompts) {
    texts = new SyntheticText(seed, models, samples);
    vectors = new SyntheticVectors(seed);
    for (int m = 0; m < models; m++)
      for (int p = 0; p < prompts; p++) {
        Prompt prompt = new Prompt("p" + p, texts.prompt(p), null, List.of(), List.of(), "en");
        Condition condition =
            new Condition(
                ModelSpec.chat("openai:model-" + m, ModelSpec.Connection.NONE),
                Sampling.neutral(1, 512),
                Elicitation.DIRECT);
        Cell cell = new Cell(prompt, condition);
        cells.put(new StoredCell(cell.key(), cell, samples), new Place(m, p));
        promptVectors.putIfAbsent(prompt.id(), vectors.ofPrompt(p));
      }
  }

  List<StoredCell> cells() {
    return List.copyOf(cells.keySet());
  }

  /** Processor time that went into making answers: what reading them would take is not ours. */
  double secondsOfMaking() {
    return making.seconds();
  }

  @Override
  public List<SourceAnswer> answers(StoredCell cell) {
    return making.timed(() -> made(cell));
  }

  @Override
  public Map<String, float[]> promptVectors() {
    return promptVectors;
  }

  @Override
  public Map<String, float[]> vectorsOf(Collection<String> parts) {
    return making.timed(
        () -> {
          Map<String, float[]> found = new HashMap<>();
          for (String part : parts) found.computeIfAbsent(part, vectors::ofText);
          return found;
        });
  }

  private List<SourceAnswer> made(StoredCell cell) {
    Place place = cells.get(cell);
    if (place == null) return List.of();
    List<SourceAnswer> answers = new ArrayList<>();
    for (String text : texts.answers(place.model, place.prompt)) {
      int i = answers.size();
      double windows = text.chars().filter(c -> c == ' ').count() / WINDOW;
      List<float[]> further = new ArrayList<>();
      for (int w = 1; windows - w >= 0.5; w++) further.add(vector(place, text, w));
      boolean cut = Draws.of(0, "cut", cell.key().hex(), "" + i).below(50) == 0;
      answers.add(
          new SourceAnswer(i, text, cut, vector(place, text, 0), further, windows > 1, null));
    }
    return answers;
  }

  private float[] vector(Place place, String text, int window) {
    return vectors.ofAnswer(place.model, place.prompt, text, window);
  }
}
