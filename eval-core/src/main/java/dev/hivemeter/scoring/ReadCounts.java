package dev.hivemeter.scoring;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.Extraction.Written;
import dev.hivemeter.probe.ReadAnswers;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value was read from the answers to a probe or a control.
 *
 * @param values in the law's order, all of them, for a probe with a finite law; else those that
 *     were read, in the order in which they were read first; a real number by its value
 * @param invalid answers that gave none, by reason
 * @param answers valid and invalid
 */
public record ReadCounts(Map<String, Integer> values, Map<Reason, Integer> invalid, int answers) {

  /** Counts what was read from a cell's calls. */
  public static ReadCounts of(Prompt prompt, List<Sample> samples) {
    Map<String, Integer> values = new LinkedHashMap<>();
    if (prompt.task() instanceof Task.Probe p && p.law() instanceof Law.Finite f)
      f.outcomes().forEach(v -> values.put(v.label(), 0));
    Map<Reason, Integer> invalid = new EnumMap<>(Reason.class);
    ReadAnswers read = ReadAnswers.of(prompt, samples);
    for (ReadAnswers.Answer answer : read.answers())
      if (answer.extraction() instanceof Extraction.Invalid i)
        invalid.merge(i.reason(), 1, Integer::sum);
    read.counts().forEach((label, n) -> values.merge(label, n, Integer::sum));
    for (Written w : read.numbers()) values.merge(plain(w.value()), 1, Integer::sum);
    return new ReadCounts(values, invalid, read.answers().size());
  }

  /** A number without digits that say nothing. */
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** All values together; those of a list count each. */
  public int read() {
    return values.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often the commonest value was read; 0 where none was. */
  public int most() {
    return values.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The commonest value, the first of several; empty where none was read. */
  public String mode() {
    int most = most();
    if (most == 0) return "";
    return values.entrySet().stream()
        .filter(e -> e.getValue() == most)
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
