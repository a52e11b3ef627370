package dev.hivemeter.port;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import java.util.List;
import java.util.Set;

/** Opens generators for the providers it knows. */
public interface GeneratorFactory {
  /** The provider names, the part of a model id before the colon. */
  Set<String> providers();

  /**
   * Whether this model can be asked like that, as far as it is known without asking anybody: needs
   * no network and no key. What it accepts, the endpoint itself may still refuse.
   *
   * @param conditions all conditions under which the model is to be asked
   * @throws dev.hivemeter.model.BadInput when the provider could never honour one of them, or the
   *     model is not described rightly; the message has the remedy
   */
  void check(ModelSpec model, List<Condition> conditions);

  /**
   * A generator for this model; makes no call yet.
   *
   * @throws dev.hivemeter.model.BadInput when the model cannot be opened as it is described:
   *     missing key, bad address, unreadable recording
   */
  Generator open(ModelSpec model);
}
