package dev.hivemeter.reports;

import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How answers were drawn, whoever gave them: what a panel of a figure holds still. */
record Setting(Sampling sampling, String elicitation) {
  static final Comparator<Setting> BY_TEMPERATURE =
      Comparator.comparingDouble(s -> s.hasTemperature() ? s.temperature() : -1);

  boolean hasTemperature() {
    return sampling.temperature() != null;
  }

  double temperature() {
    Double t = sampling.temperature();
    return t == null ? Double.NaN : t;
  }

  /** Short where the temperature alone tells the settings apart, complete otherwise. */
  String label(List<Setting> all) {
    long sameTemperature =
        all.stream().filter(s -> Double.compare(s.temperature(), temperature()) == 0).count();
    if (hasTemperature() && sameTemperature == 1) return "T = " + number(temperature());
    List<String> parts = new ArrayList<>();
    parts.add(sampling.equals(Sampling.UNKNOWN) ? "sampling not known" : sampling.label());
    if (!elicitation.equals(Elicitation.DIRECT.name())) parts.add(elicitation);
    return String.join(", ", parts);
  }

  static String number(double v) {
    String s = String.format(Locale.ROOT, "%.4f", v).replaceAll("0+$", "");
    return s.endsWith(".") ? s + "0" : s;
  }
}
