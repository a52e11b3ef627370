package dev.hivemeter.pipeline;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Outcome.Answered;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Sample;
import dev.hivemeter.pipeline.lists.ListReader;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.text.Reasoning;
import java.util.List;
import java.util.Map;

/** What a reply is stored as. */
final class Replies {
  private Replies() {}

  /** The reply as it is; one that was asked for a list, with the answers that are read in it. */
  static Sample sample(int index, Approach approach, Replied reply) {
    if (!(approach instanceof Listed list) || !(reply.outcome() instanceof Answered answered))
      return new Sample(index, reply.outcome(), reply.provenance(), Map.of());
    List<Part> parts =
        ListReader.read(Reasoning.strip(answered.text()), answered.cut(), list.form());
    Outcome outcome =
        parts.isEmpty() ? new Outcome.Unparsed(answered.text(), answered.cut()) : answered;
    return new Sample(index, outcome, reply.provenance(), Map.of(), parts);
  }
}
