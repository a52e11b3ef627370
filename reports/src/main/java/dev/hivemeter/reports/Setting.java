package dev.hivemeter.reports;

import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Short where the temperature alone tells the settings apart, complete where little does. */
  String label(List<Setting> all) {
    long sameTemperature =
        all.stream().filter(s -> Double.compare(s.temperature(), temperature()) == 0).count();
    if (hasTemperature() && sameTemperature == 1) return "T = " + number(temperature());
    String brief = brief();
    return all.stream().filter(s -> s.brief().equals(brief)).count() > 1 ? complete() : brief;
  }

  /** What differs from neutral. */
  private String brief() {
    boolean neutral =
        sampling.equals(new Sampling(null, 1.0, 0, 0.0, sampling.maxTokens(), sampling.seeds()));
    return joined(
        sampling.equals(Sampling.UNKNOWN)
            ? "sampling not known"
            : neutral ? "no truncation" : readable(sampling.label()));
  }

  /** {@code T=1.0 top-p=0.9} as people write it: {@code T = 1.0, top-p 0.9}. */
  private static String readable(String label) {
    if (!label.contains("=")) return label;
    List<String> parts = new ArrayList<>();
    for (String part : label.split(" ", -1))
      parts.add(part.startsWith("T=") ? part.replace("=", " = ") : part.replace('=', ' '));
    return String.join(", ", parts);
  }

  private String complete() {
    return joined(
        String.join(
            " ",
            "T=" + known(sampling.temperature()),
            "top-p=" + known(sampling.topP()),
            "top-k=" + known(sampling.topK()),
            "min-p=" + known(sampling.minP()),
            "max-tokens=" + known(sampling.maxTokens()),
            "seeds=" + sampling.seeds().name().toLowerCase(Locale.ROOT)));
  }

  private static String known(@Nullable Number value) {
    if (value == null) return "?";
    return value instanceof Double d ? number(d) : value.toString();
  }

  private String joined(String drawn) {
    return elicitation.equals(Elicitation.DIRECT.name()) ? drawn : drawn + ", " + elicitation;
  }

  static String number(double v) {
    String s = String.format(Locale.ROOT, "%.4f", v).replaceAll("0+$", "");
    return s.endsWith(".") ? s + "0" : s;
  }
}
