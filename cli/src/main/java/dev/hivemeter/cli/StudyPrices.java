package dev.hivemeter.cli;

import dev.hivemeter.cli.study.PriceBook;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.port.Prices;
import dev.hivemeter.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

  /** What there is to say of names in a study's prices that no model of it has. */
  static List<String> ofNobody(Set<String> priced, List<ModelSpec> models) {
    Set<String> names = new TreeSet<>();
    for (ModelSpec m : models) {
      names.add(m.label());
      names.add(id(m));
    }
    return priced.stream()
        .filter(name -> !names.contains(name))
        .map(
            name ->
                "the study's price for '"
                    + name
                    + "' has no effect: no model of it has that id or label"
                    + Nearest.of(name, names)
                        .map(n -> ", did you mean '" + n + "'?")
                        .orElse("; they are " + String.join(", ", names)))
        .toList();
  }

  private static String id(ModelSpec model) {
    return model.provider() + ":" + model.name();
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
    return price == null ? own.get(id(model)) : price;
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
      throw new BadInput("price file '" + file + "' cannot be read: " + Problems.reason(e), e);
    }
  }
}
