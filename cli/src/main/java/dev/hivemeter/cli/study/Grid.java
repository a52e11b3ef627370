package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every temperature under the same other sampler settings; null where one is left to the provider.
 */
public record Grid(
    int samples,
    Temperatures temperatures,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Double minP,
    int maxTokens,
    Sampling.Seeds seeds) {
  static final List<String> KEYS =
      List.of("preset", "samples", "temperatures", "topP", "topK", "minP", "maxTokens", "seeds");

  /** What can be otherwise in further conditions. */
  static final List<String> FURTHER_KEYS =
      List.of("preset", "temperatures", "topP", "topK", "minP", "maxTokens");

  private static final Grid USUAL =
      new Grid(10, Temperatures.ONE, 1.0, 0, 0.0, 512, Sampling.Seeds.NONE);

  /** One sampling for each temperature, as one model is asked. */
  List<Sampling> samplings(OwnSampling own) {
    Set<Field> left = EnumSet.noneOf(Field.class);
    if (topP == null) left.add(Field.TOP_P);
    if (topK == null) left.add(Field.TOP_K);
    if (minP == null) left.add(Field.MIN_P);
    if (own.acceptProviderDefaults()) left.add(Field.OTHERS);
    Temperatures swept = own.temperatures() == null ? temperatures : own.temperatures();
    List<Sampling> all = new ArrayList<>();
    for (Double t : swept.values())
      all.add(new Sampling(t, topP, topK, minP, maxTokens, seeds, left));
    if (swept.providerDefault()) {
      left.add(Field.TEMPERATURE);
      all.add(new Sampling(null, topP, topK, minP, maxTokens, seeds, left));
    }
    return all;
  }

  static Grid read(Section top) {
    YamlNode node = top.node("sampling");
    if (node == null) return USUAL;
    Section s = new Section("sampling", node, KEYS);
    Integer samples = s.integer("samples");
    int n = StudyFile.atLeastOne(s, "samples", samples == null ? USUAL.samples : samples);
    return USUAL.changed(s, n, s.node("seeds") == null ? USUAL.seeds : seeds(s));
  }

  /** The same but for what stands in a section that can have the keys of {@link #FURTHER_KEYS}. */
  Grid but(Section s) {
    return changed(s, samples, seeds);
  }

  private Grid changed(Section s, int n, Sampling.Seeds drawn) {
    Grid grid = s.node("preset") == null ? settings(s, n, drawn) : of(Preset.read(s), n, drawn);
    s.at("sampling", () -> grid.samplings(OwnSampling.NONE));
    return grid;
  }

  private static Grid of(Preset p, int samples, Sampling.Seeds seeds) {
    Temperatures t = Temperatures.of(List.of(p.temperature()));
    return new Grid(samples, t, p.topP(), 0, p.minP(), p.maxTokens(), seeds);
  }

  private Grid settings(Section s, int n, Sampling.Seeds drawn) {
    Integer tokens = s.integer("maxTokens");
    return new Grid(
        n,
        s.node("temperatures") == null ? temperatures : Temperatures.read(s),
        s.node("topP") == null
            ? topP
            : Temperatures.isLeft(s, Field.TOP_P) ? null : s.number("topP"),
        s.node("topK") == null
            ? topK
            : Temperatures.isLeft(s, Field.TOP_K) ? null : s.integer("topK"),
        s.node("minP") == null
            ? minP
            : Temperatures.isLeft(s, Field.MIN_P) ? null : s.number("minP"),
        tokens == null ? maxTokens : tokens,
        drawn);
  }

  private static Sampling.Seeds seeds(Section s) {
    String seeds = s.text("seeds");
    if (seeds == null || seeds.equals("none")) return Sampling.Seeds.NONE;
    if (seeds.equals("derived")) return Sampling.Seeds.DERIVED;
    throw new BadInput(
        s.required("seeds").place()
            + ": seeds '"
            + seeds
            + "' is not none or derived; a constant seed is not offered because it fakes collapse");
  }
}
