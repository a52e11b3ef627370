package dev.hivemeter.cli;

import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import java.util.Set;

/** Opens generators from which no key comes back. */
record RedactingFactory(GeneratorFactory factory, Secrets secrets) implements GeneratorFactory {
  @Override
  public Set<String> providers() {
    return factory.providers();
  }

  @Override
  public Generator open(ModelSpec model) {
    return new Redacting(factory.open(model), secrets);
  }
}
