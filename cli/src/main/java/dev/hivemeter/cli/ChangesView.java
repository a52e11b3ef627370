package dev.hivemeter.cli;

import dev.hivemeter.model.ModelChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings about models that were not the same for all of their answers. */
final class ChangesView {
  private static final int SHOWN = 5;

  private ChangesView() {}

  /** One warning a model, its changes under it. */
  static List<String> lines(List<ModelChange> changes) {
    Map<String, List<ModelChange>> byModel = new LinkedHashMap<>();
    for (ModelChange c : changes) byModel.computeIfAbsent(c.model(), k -> new ArrayList<>()).add(c);
    List<String> lines = new ArrayList<>();
    byModel.forEach(
        (model, of) -> {
          lines.add(
              "  warning: "
                  + model
                  + " changed while it was asked; its answers may be those of two models. A new"
                  + " label or run folder keeps them apart");
          of.stream().limit(SHOWN).forEach(c -> lines.add("    " + c.sentence()));
          if (of.size() > SHOWN)
            lines.add("    and " + (of.size() - SHOWN) + " more; `hivemeter show RUN` lists them");
        });
    return lines;
  }
}
