package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * Where one model's sampling differs from the study's.
 *
 * @param temperatures instead of the study's; null for the study's
 * @param acceptProviderDefaults whether samplers that its endpoint cannot switch off are accepted,
 *     and the sampling labelled so
 */
public record OwnSampling(@Nullable Temperatures temperatures, boolean acceptProviderDefaults) {
  static final OwnSampling NONE = new OwnSampling(null, false);

  static OwnSampling read(Section model) {
    return new OwnSampling(
        model.node("temperatures") == null ? null : Temperatures.read(model),
        accepts(model.node("acceptProviderDefaults")));
  }

  private static boolean accepts(@Nullable YamlNode node) {
    if (node == null) return false;
    if (node instanceof YamlNode.Scalar s && s.kind() == YamlNode.Kind.BOOLEAN)
      return s.text().equalsIgnoreCase("true");
    throw new BadInput(
        node.place() + ": 'acceptProviderDefaults' must be true or false, not " + node.describe());
  }
}
