package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An order of a pool's answers that does not depend on the order in which they came. */
final class TextOrder {
  private TextOrder() {}

  /** Indexes of all answers by their texts, code unit by code unit; equal texts by index. */
  static int[] of(Pool pool) {
    List<SourceAnswer> answers = pool.answers();
    return IntStream.range(0, answers.size())
        .boxed()
        .sorted(Comparator.comparing(i -> answers.get(i).text()))
        .mapToInt(i -> i)
        .toArray();
  }
}
