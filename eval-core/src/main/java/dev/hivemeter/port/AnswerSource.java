package dev.hivemeter.port;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the scoring room what it reads: answers with vectors, and the prompts' own vectors. */
public interface AnswerSource {

  /**
   * One answer as it is measured.
   *
   * @param sample its index within the cell
   * @param text reasoning stripped; blank where nothing else was there, which is counted and not
   *     measured
   * @param cut by the token limit of the generation
   * @param vector unit length; null where there is none or it is unusable (zero, not finite)
   * @param beyondLimit whether the text goes on beyond what the embedder reads
   */
  record SourceAnswer(
      int sample, String text, boolean cut, float @Nullable [] vector, boolean beyondLimit) {}

  /** All answers of one cell by sample index. Called from several threads. */
  List<SourceAnswer> answers(RunReader.StoredCell cell);

  /** Vectors of the prompts' texts by prompt id. */
  Map<String, float[]> promptVectors();
}
