package dev.hivemeter.cli;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.GeneratorFactory;
import dev.hivemeter.port.RunStore.Write;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The last place before the disk: what was read in a reply after its generator gave it, such as the
 * answers of a list, is decoded anew and may hold a key that the reply did not. All that is written
 * passes here, whoever made it.
 */
record RedactedWrites(Redaction redaction) implements UnaryOperator<Write> {

  /** With the keys that these factories hand out. */
  static UnaryOperator<Write> of(List<GeneratorFactory> factories) {
    UnaryOperator<Write> all = w -> w;
    for (GeneratorFactory f : factories)
      if (f instanceof RedactingFactory r) {
        UnaryOperator<Write> before = all;
        RedactedWrites own = new RedactedWrites(new Redaction(r.secrets()));
        all = w -> own.apply(before.apply(w));
      }
    return all;
  }

  @Override
  public Write apply(Write write) {
    if (write instanceof Write.OfAttempt a)
      return new Write.OfAttempt(a.cell(), a.sample(), clean(a.attempt()));
    Write.OfSample w = (Write.OfSample) write;
    Sample s = w.sample();
    return new Write.OfSample(
        w.cell(),
        new Sample(
            s.index(),
            redaction.outcome(s.outcome()),
            redaction.provenance(s.provenance()),
            s.extra(),
            redaction.parts(s.parts())),
        redaction.aside(w.aside()));
  }

  private Attempt clean(Attempt a) {
    return new Attempt(
        a.number(),
        a.failure(),
        a.status(),
        redaction.secrets().redact(a.message()),
        a.waited(),
        a.latencyMillis(),
        a.usage(),
        a.at(),
        a.costUsd());
  }
}
