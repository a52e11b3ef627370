package dev.hivemeter.probe;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.probe.Extraction.Invalid;
import dev.hivemeter.probe.Extraction.Labels;
import dev.hivemeter.probe.Extraction.Numbers;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.Extraction.Written;
import dev.hivemeter.text.MeasuredText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * What is read from the answers to one probe or control. Failed calls are left out: they are no
 * answers. A refused reply, and one that a filter held back, is {@link Reason#REFUSAL}; one without
 * a list that was asked for is {@link Reason#FORMAT}.
 *
 * @param answers by sample index, then by place in the reply
 */
public record ReadAnswers(List<Answer> answers) {
  /**
   * One answer.
   *
   * @param sample index of its call
   * @param part its place among the call's answers
   */
  public record Answer(int sample, int part, Extraction extraction) {}

  public ReadAnswers {
    answers = List.copyOf(answers);
  }

  /**
   * Reads a cell's samples.
   *
   * @param prompt a probe or a control
   */
  public static ReadAnswers of(Prompt prompt, List<Sample> samples) {
    Extractor extractor = Extractor.of(prompt);
    List<Answer> answers = new ArrayList<>();
    for (Sample s : samples) {
      Outcome outcome = s.outcome();
      if (outcome instanceof Outcome.Answered)
        for (MeasuredText t : MeasuredText.of(s))
          answers.add(new Answer(s.index(), t.part(), extractor.read(t.text(), t.cut())));
      else if (!(outcome instanceof Outcome.Failed))
        answers.add(new Answer(s.index(), 0, unanswered(outcome)));
    }
    return new ReadAnswers(answers);
  }

  private static Invalid unanswered(Outcome outcome) {
    if (outcome instanceof Outcome.Empty) return new Invalid(Reason.EMPTY, "is empty");
    if (outcome instanceof Outcome.Unparsed)
      return new Invalid(Reason.FORMAT, "has no list of answers");
    return outcome instanceof Outcome.Filtered
        ? new Invalid(Reason.REFUSAL, "was held back by a filter")
        : new Invalid(Reason.REFUSAL, "was refused by the provider");
  }

  /** How many answers give nothing that can be counted. */
  public int invalid() {
    return (int) answers.stream().filter(a -> a.extraction() instanceof Invalid).count();
  }

  /** How many answers give nothing for this reason. */
  public int invalid(Reason reason) {
    return (int)
        answers.stream()
            .filter(a -> a.extraction() instanceof Invalid i && i.reason() == reason)
            .count();
  }

  /** How often each label was given, in the order in which they first were. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    answers.stream()
        .flatMap(a -> labels(a.extraction()))
        .forEach(l -> counts.merge(l, 1, Integer::sum));
    return counts;
  }

  /** All real numbers, in order. */
  public List<Written> numbers() {
    return answers.stream().flatMap(a -> numbers(a.extraction())).toList();
  }

  private static Stream<String> labels(Extraction e) {
    return e instanceof Labels l ? l.labels().stream() : Stream.empty();
  }

  private static Stream<Written> numbers(Extraction e) {
    return e instanceof Numbers n ? n.numbers().stream() : Stream.empty();
  }

  /**
   * Values that know of each other, in order.
   *
   * @param start place of the first among the values of its call or conversation
   */
  record Sequence(int start, List<Extraction> read) {}

  /**
   * The sequences. An answer that cannot be read, or is missing, ends one; what comes after it
   * keeps its place.
   *
   * @param together the number that samples of one sequence share
   * @param values asked for in one answer
   */
  List<Sequence> sequences(IntUnaryOperator together, int values) {
    List<Sequence> all = new ArrayList<>();
    Map<Integer, Integer> next = new HashMap<>();
    Map<Integer, List<Extraction>> open = new HashMap<>();
    for (Answer a : answers) {
      if (a.extraction() instanceof Invalid) continue;
      int group = together.applyAsInt(a.sample());
      int first = a.sample();
      while (first > 0 && together.applyAsInt(first - 1) == group) first--;
      int place = a.sample() - first + a.part();
      List<Extraction> sequence = open.get(group);
      if (sequence == null || next.getOrDefault(group, 0) != place) {
        sequence = new ArrayList<>();
        open.put(group, sequence);
        all.add(new Sequence(place * values, sequence));
      }
      sequence.add(a.extraction());
      next.put(group, place + 1);
    }
    return all;
  }
}
