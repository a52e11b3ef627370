package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.List;

/** What is known of where a model's answers came from. */
record Endpoint(
    String model, String engine, String samplers, List<String> warnings, String details) {

  static List<Endpoint> all(RunView view) {
    List<Endpoint> all = new ArrayList<>();
    for (String m : view.models()) {
      var facts = view.endpoints().get(m);
      if (facts == null) continue;
      all.add(
          new Endpoint(
              Plain.of(m),
              Plain.of(facts.engine()),
              facts.samplers().isEmpty() ? "none" : Plain.of(String.join(", ", facts.samplers())),
              facts.warnings().stream().map(Plain::of).toList(),
              Plain.of(facts.details())));
    }
    return all;
  }
}
