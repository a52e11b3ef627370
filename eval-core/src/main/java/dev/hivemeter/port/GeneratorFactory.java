package dev.hivemeter.port;

import dev.hivemeter.model.ModelSpec;
import java.util.Set;

/** Opens generators for the providers it knows. */
public interface GeneratorFactory {
  /** The provider names, the part of a model id before the colon. */
  Set<String> providers();

  /**
   * A generator for this model; makes no call yet.
   *
   * @throws dev.hivemeter.model.BadInput when the model cannot be opened as it is described:
   *     missing key, bad address, unreadable recording
   */
  Generator open(ModelSpec model);
}
