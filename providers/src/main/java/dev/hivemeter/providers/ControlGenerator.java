package dev.hivemeter.providers;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Answers from a rule instead of a model; equal calls give equal answers. */
final class ControlGenerator implements Generator {
  private final String name;
  private final Function<Call, String> rule;
  private final Clock clock;

  ControlGenerator(String name, Function<Call, String> rule, Clock clock) {
    this.name = name;
    this.rule = rule;
    this.clock = clock;
  }

  @Override
  public Facts prepare(List<Condition> conditions) {
    return new Facts("control", "{\"rule\":\"" + name + "\"}", List.of(), List.of());
  }

  @Override
  public Result call(Call call) {
    return new Result.Replied(
        new Outcome.Answered(rule.apply(call), false),
        new Provenance(Usage.UNKNOWN, "stop", null, null, null, null, 0L, clock.instant()));
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}
