package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sampling that has a name, such as those of Jiang et al. 2025.
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">the paper</a>
 */
record Preset(double temperature, double topP, double minP, int maxTokens) {
  private static final Map<String, Preset> ALL =
      new TreeMap<>(
          Map.of(
              "paper-top-p", new Preset(1.0, 0.9, 0.0, 2048),
              "paper-min-p", new Preset(2.0, 1.0, 0.1, 2048)));

  /** The keys of a sampling that a preset settles. */
  private static final List<String> SETTLED =
      List.of("temperatures", "topP", "topK", "minP", "maxTokens");

  /** The preset that the sampling names; it may not change a part of it. */
  static Preset read(Section s) {
    YamlNode node = s.required("preset");
    String name = Section.text("preset", node);
    Preset preset = ALL.get(name);
    if (preset == null)
      throw new BadInput(
          node.place()
              + ": unknown preset '"
              + name
              + "'"
              + Nearest.of(name, ALL.keySet())
                  .map(n -> ", did you mean '" + n + "'?")
                  .orElse("; there are " + String.join(", ", ALL.keySet())));
    for (String key : SETTLED) {
      YamlNode own = s.node(key);
      if (own != null)
        throw new BadInput(
            own.place()
                + ": preset "
                + name
                + " settles "
                + key
                + " already; leave out one of the two");
    }
    return preset;
  }
}
