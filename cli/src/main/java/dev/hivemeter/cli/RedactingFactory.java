package dev.hivemeter.cli;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import java.util.List;
import java.util.Set;

/** Opens generators from which no key comes back. */
record RedactingFactory(GeneratorFactory factory, Secrets secrets) implements GeneratorFactory {
  @Override
  public Set<String> providers() {
    return factory.providers();
  }

  /** No key is read for it, so that none can come back. */
  @Override
  public void check(ModelSpec model, List<Condition> conditions) {
    factory.check(model, conditions);
  }

  @Override
  public Generator open(ModelSpec model) {
    return new Redacting(factory.open(model), secrets);
  }
}
