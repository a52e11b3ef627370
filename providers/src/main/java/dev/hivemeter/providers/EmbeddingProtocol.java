package dev.hivemeter.providers;

import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Unreachable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one kind of server is asked for vectors. */
interface EmbeddingProtocol {
  /** What one request brought. */
  sealed interface Answer {
    /** Vectors in the order of the texts, as they came. */
    record Vectors(List<float[]> vectors) implements Answer {}

    /** Nothing. */
    record Failure(Broke broke) implements Answer {}

    /** At least one text is longer than the model reads. */
    record TooLong(String message) implements Answer {}
  }

  /**
   * What the server says of the model.
   *
   * @param weights digest of the weights, or in words that it is not known
   * @param tokenLimit 0 where it is not known
   */
  record About(String weights, int tokenLimit) {}

  About about() throws Unreachable, InterruptedException;

  Answer ask(List<String> texts) throws InterruptedException;

  /** The beginning of a text that is too long; null where the server never cuts. */
  @Nullable Answer askForBeginning(String text) throws InterruptedException;

  int workers();

  int batch();
}
