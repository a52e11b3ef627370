package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import java.io.IOException;
import java.util.Map;

/**
 * One model at its address, and the way there: what every generator begins with.
 *
 * @param headers that say who asks
 */
record Target(
    ModelSpec model, Address address, Failures failures, Map<String, String> headers, Wire wire) {

  Target {
    headers = Map.copyOf(headers);
  }

  static Target of(
      ModelSpec model, Address address, Secret key, Map<String, String> headers, Wire wire) {
    Failures failures = new Failures(address, key, wire.limits().maxRetryAfter());
    return new Target(model, address, failures, headers, wire);
  }

  Probe probe() {
    return new Probe(wire, failures, headers);
  }

  /** Sends JSON past langchain4j. */
  Exchange post(String path, String json) throws IOException, InterruptedException {
    return wire.post(address.at(path), headers, json, wire.limits().attempt());
  }

  /**
   * Whether the protocol has what the study asks for.
   *
   * @param has what it has instead of completions
   * @throws BadInput for completions
   */
  static void requireChat(ModelSpec model, String has) {
    if (model.mode() == Mode.COMPLETION)
      throw new BadInput(
          "model '"
              + model.label()
              + "' has mode completion, but "
              + has
              + " only; leave the mode out");
  }
}
