package dev.hivemeter.cli.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.pipeline.Rates;
import java.util.Locale;
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

  private StudyYaml() {}

  /** The effective study; keys are named, never held. */
  public static String write(StudyFile study) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", study.name());
    put(root, "note", study.note());
    ObjectNode prompts = root.putObject("prompts");
    put(prompts, "bank", study.prompts().bank());
    put(prompts, "file", study.prompts().file());
    if (!study.prompts().map().isEmpty()) {
      ObjectNode map = prompts.putObject("map");
      study.prompts().map().forEach(map::put);
    }
    if (study.prompts().limit() != null) prompts.put("limit", study.prompts().limit());
    ArrayNode models = root.putArray("models");
    for (ModelSpec m : study.models()) {
      ObjectNode node = model(m);
      LoopYaml.write(node, study.loop().modelLimits().getOrDefault(m.label(), Rates.NONE));
      models.add(node);
    }
    ElicitationYaml.put(root, study.elicitations());
    ObjectNode sampling = root.putObject("sampling");
    StudyFile.Grid grid = study.sampling();
    sampling.put("samples", grid.samples());
    ArrayNode temperatures = sampling.putArray("temperatures");
    grid.temperatures().forEach(temperatures::add);
    sampling.put("topP", grid.topP());
    sampling.put("topK", grid.topK());
    sampling.put("minP", grid.minP());
    sampling.put("maxTokens", grid.maxTokens());
    sampling.put("seeds", grid.seeds().name().toLowerCase(Locale.ROOT));
    root.putObject("embedding").put("id", study.embedding());
    root.put("seed", study.seed());
    root.put("timeoutSeconds", study.timeoutSeconds());
    root.put("maxAttempts", study.maxAttempts());
    LoopYaml.write(root, study.concurrency(), study.loop());
    try {
      return YAML.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  /**
   * The embedder that an effective study names; lenient, since an older version may have written
   * it.
   */
  public static String embedding(String effective) {
    try {
      return YAML.readTree(effective)
          .path("embedding")
          .path("id")
          .asText(StudyFile.DEFAULT_EMBEDDING);
    } catch (JsonProcessingException e) {
      return StudyFile.DEFAULT_EMBEDDING;
    }
  }

  private static ObjectNode model(ModelSpec m) {
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
    return node;
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) node.put(key, value);
  }
}
