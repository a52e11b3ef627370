package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.cli.study.YamlNode.Scalar;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Price;
import dev.hivemeter.pipeline.Budget;
import dev.hivemeter.pipeline.Concurrency;
import dev.hivemeter.pipeline.Rates;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a study that say how it is asked. */
public final class LoopSection {
  static final List<String> CONCURRENCY = List.of("start", "max");
  static final List<String> LIMITS = List.of("requestsPerMinute", "tokensPerMinute");
  static final List<String> BUDGET = List.of("maxCostUsd", "maxCalls", "maxTokens", "maxTime");
  static final List<String> PRICE = List.of("input", "output");

  private static final Pattern TIME =
      Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?");

  private LoopSection() {}

  /**
   * @param concurrency what the study says
   */
  static LoopSettings read(Section top, Concurrency concurrency) {
    Integer slot = top.integer("slotTimeoutSeconds");
    if (slot != null && slot < 1)
      throw new BadInput(
          top.required("slotTimeoutSeconds").place()
              + ": slotTimeoutSeconds "
              + slot
              + " is not 1 or more");
    return new LoopSettings(
        concurrency.max(),
        slot == null ? LoopSettings.DEFAULT_SLOT_TIMEOUT : slot,
        rates("limits", top.node("limits")),
        modelRates(top),
        budget(top.node("budget")),
        prices(top));
  }

  /** A number, or a mapping of start and max. */
  static Concurrency concurrency(Section top) {
    YamlNode node = top.node("concurrency");
    if (node == null) return Concurrency.fixed(LoopSettings.DEFAULT_CONCURRENCY);
    if (!(node instanceof Mapping)) {
      Integer calls = top.integer("concurrency");
      return top.at("concurrency", () -> Concurrency.fixed(calls == null ? 0 : calls));
    }
    Section s = new Section("concurrency", node, CONCURRENCY);
    Integer start = s.integer("start");
    Integer max = s.integer("max");
    if (start == null && max == null)
      throw new BadInput(node.place() + ": 'concurrency' needs 'start', 'max' or both");
    int most = max != null ? max : Objects.requireNonNullElse(start, 1);
    int first = start == null ? Math.min(LoopSettings.DEFAULT_CONCURRENCY, most) : start;
    return top.at("concurrency", () -> new Concurrency(first, most));
  }

  private static Rates rates(String name, @Nullable YamlNode node) {
    if (node == null) return Rates.NONE;
    Section s = new Section(name, node, LIMITS);
    return at(node, () -> new Rates(s.integer("requestsPerMinute"), s.integer("tokensPerMinute")));
  }

  private static Map<String, Rates> modelRates(Section top) {
    Map<String, Rates> all = new HashMap<>();
    for (YamlNode node : top.list("models")) {
      if (!(node instanceof Mapping m)) continue;
      YamlNode limits = m.values().get("limits");
      if (limits == null) continue;
      YamlNode label = m.values().get("label");
      if (label == null) label = m.values().get("id");
      if (label instanceof Scalar s) all.put(s.text(), rates("limits", limits));
    }
    return all;
  }

  private static Budget budget(@Nullable YamlNode node) {
    if (node == null) return Budget.NONE;
    Section s = new Section("budget", node, BUDGET);
    Duration time = s.at("maxTime", () -> duration(s.text("maxTime")));
    return at(
        node,
        () ->
            new Budget(
                s.number("maxCostUsd"),
                s.longInteger("maxCalls"),
                s.longInteger("maxTokens"),
                time));
  }

  /** {@code 8h}, {@code 90m}, {@code 45s}, {@code 1h30m}; null for null. */
  public static @Nullable Duration duration(@Nullable String text) {
    if (text == null) return null;
    Matcher m = TIME.matcher(text);
    if (text.isEmpty() || !m.matches())
      throw new BadInput("'" + text + "' is not a time such as 8h, 90m, 45s or 1h30m");
    return Duration.ofHours(part(m, 1)).plusMinutes(part(m, 2)).plusSeconds(part(m, 3));
  }

  private static long part(Matcher m, int group) {
    String text = m.group(group);
    return text == null ? 0 : Long.parseLong(text);
  }

  private static Map<String, Price> prices(Section top) {
    YamlNode node = top.node("prices");
    if (node == null) return Map.of();
    if (!(node instanceof Mapping m))
      throw new BadInput(
          node.place()
              + ": 'prices' must be a mapping of model ids or labels to { input, output }, not "
              + node.describe());
    Map<String, Price> prices = new LinkedHashMap<>();
    m.values()
        .forEach(
            (model, value) -> {
              Section s = new Section("prices", value, PRICE);
              double input = Section.number("input", s.required("input"));
              double output = Section.number("output", s.required("output"));
              prices.put(model, at(value, () -> new Price(input, output)));
            });
    return prices;
  }

  private static <T> T at(YamlNode node, Supplier<T> check) {
    try {
      return check.get();
    } catch (BadInput e) {
      String said = String.valueOf(e.getMessage());
      if (said.startsWith(node.place().file() + ":")) throw e;
      throw new BadInput(node.place() + ": " + said, e);
    }
  }
}
