package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Sampling.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The temperatures that are swept.
 *
 * @param values in file order
 * @param providerDefault whether, after them, the model is also asked without any temperature
 */
public record Temperatures(List<Double> values, boolean providerDefault) {
  /** What a study writes to leave a sampler to the provider. */
  static final String PROVIDER_DEFAULT = "providerDefault";

  static final Temperatures ONE = of(List.of(1.0));

  public Temperatures {
    values = List.copyOf(values);
  }

  /** Numbers only. */
  public static Temperatures of(List<Double> values) {
    return new Temperatures(values, false);
  }

  static Temperatures read(Section s) {
    if (s.node("temperatures") == null) return ONE;
    List<Double> values = new ArrayList<>();
    Set<Double> seen = new HashSet<>();
    boolean left = false;
    for (YamlNode t : s.list("temperatures")) {
      if (isProviderDefault(t)) {
        if (left) throw new BadInput(t.place() + ": " + PROVIDER_DEFAULT + " stands twice");
        left = true;
        continue;
      }
      double v = Section.number("temperatures", t);
      if (!seen.add(v)) throw new BadInput(t.place() + ": temperature " + v + " stands twice");
      values.add(v);
    }
    if (values.isEmpty() && !left)
      throw new BadInput(s.required("temperatures").place() + ": 'temperatures' is empty");
    return new Temperatures(values, left);
  }

  static boolean isProviderDefault(YamlNode node) {
    return node instanceof YamlNode.Scalar s && s.text().equals(PROVIDER_DEFAULT);
  }

  /** Whether a key of the sampling is left to the provider. */
  static boolean isLeft(Section s, Field field) {
    YamlNode node =
        s.node(
            switch (field) {
              case TOP_P -> "topP";
              case TOP_K -> "topK";
              case MIN_P -> "minP";
              default -> throw new IllegalArgumentException(field.name());
            });
    return node != null && isProviderDefault(node);
  }
}
