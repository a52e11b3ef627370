package dev.hivemeter.store;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction;
import dev.hivemeter.probe.ReadAnswers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read from the answers to a probe or a control, as columns of an export: {@code read}, the
 * values as a list of texts, and {@code invalid}, why there are none. Both are null for open-ended
 * prompts and failed calls. Scores are made of the same readings; an import makes them anew.
 */
final class ReadValues {
  private final Map<Integer, Map<Integer, Extraction>> read = new HashMap<>();

  private ReadValues() {}

  /** Of one cell's calls. */
  static ReadValues of(Prompt prompt, List<Sample> samples) {
    ReadValues values = new ReadValues();
    if (prompt.task() instanceof Task.Open) return values;
    for (ReadAnswers.Answer a : ReadAnswers.of(prompt, samples).answers())
      values.read.computeIfAbsent(a.sample(), k -> new HashMap<>()).put(a.part(), a.extraction());
    return values;
  }

  /**
   * @param part of the call's answers
   */
  ExportRow into(ExportRow row, int sample, int part) {
    @Nullable Extraction e = read.getOrDefault(sample, Map.of()).get(part);
    if (e == null || e instanceof Extraction.Invalid) row.value("read", null);
    else row.texts("read", texts(e));
    return row.value(
        "invalid",
        e instanceof Extraction.Invalid i ? i.reason().name().toLowerCase(Locale.ROOT) : null);
  }

  private static List<String> texts(Extraction e) {
    if (e instanceof Extraction.Labels labels) return labels.labels();
    if (e instanceof Extraction.Numbers numbers)
      return numbers.numbers().stream().map(ReadValues::written).toList();
    return List.of();
  }

  /** With the digits after the point that were given, because tests of laws use them. */
  private static String written(Extraction.Written w) {
    BigDecimal exact = BigDecimal.valueOf(w.value()).stripTrailingZeros();
    return exact.setScale(Math.max(w.decimals(), Math.max(0, exact.scale()))).toPlainString();
  }
}
