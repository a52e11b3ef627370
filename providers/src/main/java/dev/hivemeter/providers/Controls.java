package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * The two ends of every measure, made on the spot without any model.
 *
 * <ul>
 *   <li>{@code control:parrot} gives one text to everything: total collapse.
 *   <li>{@code control:dice} throws words: no two answers have more in common than chance.
 * </ul>
 *
 * Neither depends on temperature or any other sampling, nor on the elicitation.
 */
public final class Controls implements GeneratorFactory {
  private final Clock clock;

  /**
   * A factory.
   *
   * @param clock for the time of replies
   */
  public Controls(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Set<String> providers() {
    return Set.of("control");
  }

  @Override
  public void check(ModelSpec model, List<Condition> conditions) {
    open(model).close();
  }

  @Override
  public Generator open(ModelSpec model) {
    return switch (model.name()) {
      case "parrot" -> new ControlGenerator("parrot", call -> Parrot.TEXT, clock);
      case "dice" ->
          new ControlGenerator("dice", call -> Dice.text(call.prompt().id(), call.sample()), clock);
      default ->
          throw new BadInput(
              "model '"
                  + model.label()
                  + "' is not a control; control:parrot and control:dice are");
    };
  }
}
