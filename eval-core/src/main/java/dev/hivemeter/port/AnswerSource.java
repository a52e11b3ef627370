package dev.hivemeter.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the scoring room what it reads: answers with vectors, and the prompts' own vectors. */
public interface AnswerSource {

  /**
   * One answer as it is measured.
   *
   * @param sample the index of its call within the cell
   * @param text reasoning stripped; blank where nothing else was there, which is counted and not
   *     measured
   * @param cut by the token limit of the generation
   * @param vector of the first window, unit length; null where there is none or it is unusable
   *     (zero, not finite)
   * @param further vectors of the windows after the first, in order; empty where the first holds
   *     the whole text
   * @param beyondLimit whether the text goes on beyond what the embedder reads
   * @param quality of the answer as somebody else judged it, higher is better; null where nobody
   *     did
   * @param part its place among the answers of its call, 0 where the call brought one
   * @param probability that the model stated for it; null where it stated none
   */
  record SourceAnswer(
      int sample,
      String text,
      boolean cut,
      float @Nullable [] vector,
      List<float[]> further,
      boolean beyondLimit,
      @Nullable Double quality,
      int part,
      @Nullable Double probability) {
    // Written out, because the class file of a compact constructor does not keep what may be null.
    public SourceAnswer(
        int sample,
        String text,
        boolean cut,
        float @Nullable [] vector,
        List<float[]> further,
        boolean beyondLimit,
        @Nullable Double quality,
        int part,
        @Nullable Double probability) {
      this.sample = sample;
      this.text = text;
      this.cut = cut;
      this.vector = vector;
      this.further = List.copyOf(further);
      this.beyondLimit = beyondLimit;
      this.quality = quality;
      this.part = part;
      this.probability = probability;
    }

    /** The only answer of its call. */
    public SourceAnswer(
        int sample,
        String text,
        boolean cut,
        float @Nullable [] vector,
        List<float[]> further,
        boolean beyondLimit,
        @Nullable Double quality) {
      this(sample, text, cut, vector, further, beyondLimit, quality, 0, null);
    }

    /** An answer of one window that nobody judged. */
    public SourceAnswer(
        int sample, String text, boolean cut, float @Nullable [] vector, boolean beyondLimit) {
      this(sample, text, cut, vector, List.of(), beyondLimit, null);
    }
  }

  /** All answers of one cell by sample index and part. Called from several threads. */
  List<SourceAnswer> answers(RunReader.StoredCell cell);

  /**
   * Completion tokens of every planned call of one cell that brought a reply, measured or not, by
   * sample index; −1 where the endpoint did not count them. Called from several threads.
   */
  default Map<Integer, Integer> tokens(RunReader.StoredCell cell) {
    return Map.of();
  }

  /** Vectors of the prompts' texts by prompt id. */
  Map<String, float[]> promptVectors();

  /**
   * Vectors of texts that are parts of answers, such as their first {@code L} tokens; absent ones
   * are left out. Called from several threads.
   */
  default Map<String, float[]> vectorsOf(Collection<String> texts) {
    return Map.of();
  }
}
