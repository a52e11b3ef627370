package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.text.Nearest;
import java.util.Comparator;
import java.util.List;

/** The model names that an endpoint serves. */
final class Names {
  private static final int SHOWN = 12;

  private Names() {}

  /**
   * Refuses a model that the endpoint does not list.
   *
   * @param how to make it known to the endpoint, the end of a sentence
   * @throws BadInput naming the nearest and what is served
   */
  static void require(ModelSpec model, List<String> served, Address address, String how) {
    String asked = model.name();
    if (served.contains(asked)) return;
    List<String> nearest =
        served.stream().sorted(Comparator.comparingInt(s -> Nearest.distance(asked, s))).toList();
    String list =
        served.isEmpty()
            ? "serves no model"
            : "serves "
                + String.join(", ", nearest.subList(0, Math.min(SHOWN, nearest.size())))
                + (nearest.size() > SHOWN ? " and " + (nearest.size() - SHOWN) + " more" : "");
    String hint =
        served.isEmpty()
            ? ""
            : "; write " + model.provider() + ":" + nearest.get(0) + " if that is meant";
    throw new BadInput(
        "model '"
            + model.label()
            + "': "
            + address
            + " does not know '"
            + asked
            + "', it "
            + list
            + hint
            + how);
  }
}
