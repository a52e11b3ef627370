package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
        served.stream().sorted(Comparator.comparingInt(s -> distance(asked, s))).toList();
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

  /** Levenshtein distance without regard to case. */
  static int distance(String a, String b) {
    String s = a.toLowerCase(Locale.ROOT);
    String t = b.toLowerCase(Locale.ROOT);
    int[] row = new int[t.length() + 1];
    for (int j = 0; j <= t.length(); j++) row[j] = j;
    for (int i = 1; i <= s.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= t.length(); j++) {
        int replaced = corner + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[t.length()];
  }
}
