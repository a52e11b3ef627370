package dev.hivemeter.cli;

import dev.hivemeter.cli.study.PriceBook;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.port.Prices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a study: a file named on the command line first, then what the study itself says,
 * then the book that ships with the tool.
 */
record StudyPrices(@Nullable PriceBook named, Map<String, Price> own, PriceBook shipped)
    implements Prices {
  /** Where a price comes from, for people. */
  enum Source {
    FILE("--prices"),
    STUDY("the study"),
    SHIPPED("the shipped price book");

    final String text;

    Source(String text) {
      this.text = text;
    }
  }

  /**
   * @param file of --prices, or null
   */
  static StudyPrices of(@Nullable Path file, Map<String, Price> own) {
    return new StudyPrices(file == null ? null : read(file), own, book());
  }

  @Override
  public @Nullable Price of(ModelSpec model) {
    Price price = named == null ? null : named.of(model);
    if (price == null) price = own(model);
    return price == null ? shipped.of(model) : price;
  }

  /** Where the price of a model comes from; null where there is none. */
  @Nullable Source source(ModelSpec model) {
    if (named != null && named.of(model) != null) return Source.FILE;
    if (own(model) != null) return Source.STUDY;
    return shipped.of(model) == null ? null : Source.SHIPPED;
  }

  private @Nullable Price own(ModelSpec model) {
    Price price = own.get(model.label());
    return price == null ? own.get(model.provider() + ":" + model.name()) : price;
  }

  static PriceBook book() {
    try (InputStream in =
        Objects.requireNonNull(StudyPrices.class.getResourceAsStream("prices.yaml"))) {
      return PriceBook.parse("prices.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the shipped price book cannot be read", e);
    }
  }

  private static PriceBook read(Path file) {
    try {
      return PriceBook.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new BadInput("price file '" + file + "' cannot be read: " + e, e);
    }
  }
}
