package dev.hivemeter.store;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction;
import dev.hivemeter.scoring.ReadAnswers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is read from the answers to a probe or a control, as columns of an export: {@code read}, the
 * values as a list of texts, and {@code invalid}, why there are none. Both are null for open-ended
 * prompts and failed calls. Scores are made of the same readings; an import makes them anew.
 */
final class ReadValues {
  private final @Nullable ReadAnswers reader;

  private ReadValues(@Nullable ReadAnswers reader) {
    this.reader = reader;
  }

  static ReadValues of(Prompt prompt) {
    return new ReadValues(prompt.task() instanceof Task.Open ? null : new ReadAnswers(prompt));
  }

  /** By the answers of the call, in their order. */
  List<Extraction> of(Sample sample) {
    return reader == null ? List.of() : reader.of(sample);
  }

  /**
   * @param number of the answer within its call
   */
  static ExportRow into(ExportRow row, List<Extraction> read, int number) {
    @Nullable Extraction e = number < read.size() ? read.get(number) : null;
    boolean valid = e != null && !(e instanceof Extraction.Invalid);
    if (valid) row.texts("read", texts(e));
    else row.value("read", null);
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
