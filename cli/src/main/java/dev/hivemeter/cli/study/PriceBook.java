package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.port.Prices;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dated file of prices. A line that names a host holds for the model of its name there only: the
 * same model costs something else at a reseller. A line without one holds wherever the model is
 * asked.
 *
 * @param date when it was last looked after, as the file says
 */
public record PriceBook(String date, List<Line> lines) implements Prices {
  private static final List<String> TOP = List.of("date", "note", "prices");
  private static final List<String> LINE = List.of("name", "host", "input", "output", "source");

  /**
   * One price.
   *
   * @param name the model's name at its provider, its id or its label
   */
  public record Line(String name, @Nullable String host, Price price) {}

  public PriceBook {
    lines = List.copyOf(lines);
  }

  /**
   * @param file its name, for messages
   * @throws BadInput with line and column
   */
  public static PriceBook parse(String file, String text) {
    Section top = new Section("", YamlReader.read(file, text), TOP);
    List<Line> lines = new ArrayList<>();
    top.required("prices");
    for (YamlNode node : top.list("prices")) {
      Section s = new Section("prices", node, LINE);
      double input = Section.number("input", s.required("input"));
      double output = Section.number("output", s.required("output"));
      String host = s.text("host");
      lines.add(
          new Line(
              Section.text("name", s.required("name")),
              host == null ? null : host.toLowerCase(Locale.ROOT),
              s.at("name", () -> new Price(input, output))));
    }
    return new PriceBook(Section.text("date", top.required("date")), lines);
  }

  @Override
  public @Nullable Price of(ModelSpec model) {
    String host = host(model);
    String id = model.provider() + ":" + model.name();
    for (Line line : lines)
      if ((line.name.equals(model.name())
              || line.name.equals(id)
              || line.name.equals(model.label()))
          && (line.host == null || line.host.equals(host))) return line.price;
    return null;
  }

  /** Where the model is asked; null where that is not known. */
  private static @Nullable String host(ModelSpec model) {
    String base = model.connection().baseUrl();
    if (base == null)
      return switch (model.provider()) {
        case "openai" -> "api.openai.com";
        case "anthropic" -> "api.anthropic.com";
        case "gemini", "google" -> "generativelanguage.googleapis.com";
        default -> null;
      };
    try {
      String host = URI.create(base.strip()).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
