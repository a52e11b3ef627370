package dev.hivemeter.scoring;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.probe.Extraction;
import dev.hivemeter.probe.Extraction.Invalid;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.Extractor;
import dev.hivemeter.text.MeasuredText;
import java.util.List;

/** What is read from the calls that put a probe or a control. */
public final class ReadAnswers {
  private final Extractor extractor;

  /**
   * @throws IllegalArgumentException for an open-ended prompt
   */
  public ReadAnswers(Prompt prompt) {
    this.extractor = Extractor.of(prompt);
  }

  /**
   * What each answer of a call gives, in their order; a call without an answer that came back gives
   * its reason, and one that failed nothing.
   */
  public List<Extraction> of(Sample sample) {
    Outcome outcome = sample.outcome();
    if (outcome instanceof Outcome.Answered)
      return MeasuredText.of(sample).stream()
          .map(text -> extractor.read(text.text(), text.cut()))
          .toList();
    if (outcome instanceof Outcome.Failed) return List.of();
    if (outcome instanceof Outcome.Empty)
      return List.of(new Invalid(Reason.EMPTY, "nothing came back"));
    if (outcome instanceof Outcome.Unparsed)
      return List.of(new Invalid(Reason.FORMAT, "is no list of answers"));
    return List.of(new Invalid(Reason.REFUSAL, "was refused or filtered"));
  }
}
