package dev.hivemeter.cli.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hivemeter.cli.study.StudyFile.PromptSource;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.pipeline.Rates;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a study with every default filled in: what a run really does. It can be read back. */
public final class StudyYaml {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private StudyYaml() {}

  /** The effective study; keys are named, never held. */
  public static String write(StudyFile study) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", study.name());
    put(root, "note", study.note());
    if (study.prompts().size() == 1) source(root.putObject("prompts"), study.prompts().get(0));
    else {
      ArrayNode prompts = root.putArray("prompts");
      study.prompts().forEach(p -> source(prompts.addObject(), p));
    }
    ArrayNode models = root.putArray("models");
    for (ModelSpec m : study.models()) {
      ObjectNode node = model(m, study.own().getOrDefault(m.label(), OwnSampling.NONE));
      LoopYaml.write(node, study.loop().modelLimits().getOrDefault(m.label(), Rates.NONE));
      models.add(node);
    }
    ElicitationYaml.put(root, study.elicitations());
    Grid grid = study.sampling();
    ObjectNode sampling = root.putObject("sampling").put("samples", grid.samples());
    sampling.set("temperatures", temperatures(grid.temperatures()));
    samplers(sampling, grid);
    sampling.put("seeds", grid.seeds().name().toLowerCase(Locale.ROOT));
    if (!study.also().isEmpty()) {
      ArrayNode also = root.putArray("also");
      for (FurtherConditions further : study.also()) also.add(further(further));
    }
    root.set("embedding", embedding(study.embedding()));
    root.put("seed", study.seed());
    root.put("timeoutSeconds", study.timeoutSeconds());
    root.put("maxAttempts", study.maxAttempts());
    LoopYaml.write(root, study.concurrency(), study.loop());
    put(root, "proxy", study.network().proxy());
    put(root, "caFile", study.network().caFile());
    try {
      return YAML.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  /**
   * The effective study for people: as it is written, and behind it as comments the words that a
   * prompt without a family is put in, which have no key of their own.
   */
  public static String shown(StudyFile study) {
    StringBuilder b = new StringBuilder(write(study));
    Set<Elicitation> all = new LinkedHashSet<>(study.elicitations());
    for (FurtherConditions further : study.also()) all.addAll(further.elicitations());
    for (Elicitation e : all)
      if (e.approach() instanceof Approach.Family family) {
        b.append("# elicitation '").append(e.name());
        b.append(
            "': a prompt is put in the words of all prompts of its family; without one, in:\n");
        for (String frame : family.otherwise())
          b.append("#   - ").append(TextNode.valueOf(frame)).append('\n');
      }
    return b.toString();
  }

  /**
   * The embedder that an effective study names; lenient, since an older version may have written
   * it.
   */
  public static EmbeddingSpec embedding(String effective) {
    EmbeddingSpec usual = EmbeddingSpec.of(StudyFile.DEFAULT_EMBEDDING);
    try {
      JsonNode e = YAML.readTree(effective).path("embedding");
      Set<String> languages = new LinkedHashSet<>();
      for (JsonNode language : e.path("languages")) languages.add(language.asText());
      return new EmbeddingSpec(
          e.path("id").asText(usual.id()),
          e.path("baseUrl").textValue(),
          e.path("apiKeyEnv").textValue(),
          languages);
    } catch (JsonProcessingException e) {
      return usual;
    }
  }

  private static void source(ObjectNode node, PromptSource source) {
    put(node, "bank", source.bank());
    put(node, "file", source.file());
    if (!source.map().isEmpty()) source.map().forEach(node.putObject("map")::put);
    texts(node, "categories", source.filter().categories());
    texts(node, "tags", source.filter().tags());
    texts(node, "languages", source.filter().languages());
    if (source.limit() != null) node.put("limit", source.limit());
    if (source.samples() != null) node.put("samples", source.samples());
  }

  private static ObjectNode embedding(EmbeddingSpec e) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", e.id());
    put(node, "baseUrl", e.baseUrl());
    put(node, "apiKeyEnv", e.apiKeyEnv());
    if (!e.languages().isEmpty()) e.languages().forEach(node.putArray("languages")::add);
    return node;
  }

  private static ObjectNode further(FurtherConditions f) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (!f.models().isEmpty()) f.models().forEach(node.putArray("models")::add);
    ElicitationYaml.put(node, f.elicitations());
    ObjectNode sampling = node.putObject("sampling");
    if (f.temperaturesGiven())
      sampling.set("temperatures", temperatures(f.sampling().temperatures()));
    samplers(sampling, f.sampling());
    return node;
  }

  private static void samplers(ObjectNode sampling, Grid grid) {
    put(sampling, "topP", grid.topP());
    put(sampling, "topK", grid.topK());
    put(sampling, "minP", grid.minP());
    sampling.put("maxTokens", grid.maxTokens());
  }

  private static ArrayNode temperatures(Temperatures t) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    t.values().forEach(array::add);
    if (t.providerDefault()) array.add(Temperatures.PROVIDER_DEFAULT);
    return array;
  }

  private static ObjectNode model(ModelSpec m, OwnSampling own) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String id = m.provider() + ":" + m.name();
    node.put("id", id);
    if (!m.label().equals(id)) node.put("label", m.label());
    put(node, "baseUrl", m.connection().baseUrl());
    put(node, "apiKeyEnv", m.connection().apiKeyEnv());
    put(node, "file", m.connection().file());
    if (m.mode() != ModelSpec.Mode.CHAT) node.put("mode", m.mode().name().toLowerCase(Locale.ROOT));
    put(node, "template", m.template());
    if (!m.stop().isEmpty()) {
      ArrayNode stop = node.putArray("stop");
      m.stop().forEach(stop::add);
    }
    put(node, "dialect", m.asking().dialect());
    if (!m.asking().extraBody().isEmpty()) {
      ObjectNode extra = node.putObject("extraBody");
      m.asking().extraBody().forEach((name, json) -> extra.set(name, read(json)));
    }
    if (m.asking().logprobs() != null) node.put("logprobs", m.asking().logprobs());
    if (own.temperatures() != null) node.set("temperatures", temperatures(own.temperatures()));
    if (own.acceptProviderDefaults()) node.put("acceptProviderDefaults", true);
    return node;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the extra fields of a model are JSON", e);
    }
  }

  /** A sampler's value, or that it is left to the provider. */
  private static void put(ObjectNode node, String key, @Nullable Number value) {
    if (value == null) node.put(key, Temperatures.PROVIDER_DEFAULT);
    else if (value instanceof Integer i) node.put(key, i);
    else node.put(key, value.doubleValue());
  }

  private static void texts(ObjectNode node, String key, List<String> values) {
    if (!values.isEmpty()) values.forEach(node.putArray(key)::add);
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) node.put(key, value);
  }
}
