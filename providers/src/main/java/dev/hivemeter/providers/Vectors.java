package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import org.jspecify.annotations.Nullable;

/** Vectors as they come, and as they are used. */
final class Vectors {
  private Vectors() {}

  /** A list of finite numbers; null when it is anything else. */
  static float @Nullable [] read(JsonNode array) {
    if (!array.isArray() || array.isEmpty()) return null;
    float[] vector = new float[array.size()];
    for (int i = 0; i < vector.length; i++) {
      JsonNode x = array.get(i);
      if (!x.isNumber()) return null;
      vector[i] = (float) x.doubleValue();
      if (!Float.isFinite(vector[i])) return null;
    }
    return vector;
  }

  /** The vector at unit length; a zero vector stays what it is and counts as none. */
  static float[] unit(float[] vector) {
    double squares = 0;
    for (float x : vector) squares += (double) x * x;
    if (squares == 0) return vector;
    double norm = Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) unit[i] = (float) (vector[i] / norm);
    return unit;
  }

  /** A failure of a call, as one of a request for vectors. */
  static EmbeddingProtocol.Answer failure(Result result) {
    return new EmbeddingProtocol.Answer.Failure(
        result instanceof Broke b
            ? b
            : new Broke(
                FailureKind.INVALID_REQUEST, 400, "a content filter refused the texts", null));
  }
}
