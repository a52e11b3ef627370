package dev.hivemeter.benchmarks;

import dev.hivemeter.model.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of the form {@code --name number}. */
final class Options {
  private final Map<String, Integer> given = new LinkedHashMap<>();

  static Options of(String... arguments) {
    Options options = new Options();
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length || !arguments[i + 1].matches("[1-9][0-9]{0,6}"))
        throw new BadInput(arguments[i] + " needs a number from 1 to 9999999 after it");
      options.given.put(arguments[i], Integer.valueOf(arguments[i + 1]));
    }
    return options;
  }

  /** The number given under this name, which is then done with. */
  int number(String name, int otherwise) {
    Integer number = given.remove(name);
    return number == null ? otherwise : number;
  }

  void refuseOthers() {
    if (!given.isEmpty()) throw new BadInput("unknown options " + given.keySet());
  }
}
