package dev.hivemeter.port;

import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import org.jspecify.annotations.Nullable;

/** Knows what models cost, some of them. */
public interface Prices {
  /** Knows none. */
  Prices UNKNOWN = model -> null;

  /** The price, or null where it is not known; unknown is never taken for free. */
  @Nullable Price of(ModelSpec model);
}
