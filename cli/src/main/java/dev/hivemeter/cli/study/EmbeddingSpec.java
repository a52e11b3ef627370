package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The embedder that a study names.
 *
 * @param id {@code local:…} in process; {@code openai:NAME} or {@code ollama:NAME} on a server
 * @param baseUrl the server's address; null for the provider's own
 * @param apiKeyEnv the name of the environment variable that holds the key; null for the usual one
 * @param languages BCP 47 primary tags for which the vectors mean something; empty where the study
 *     does not say, which is taken as all
 */
public record EmbeddingSpec(
    String id, @Nullable String baseUrl, @Nullable String apiKeyEnv, Set<String> languages) {
  static final List<String> KEYS = List.of("id", "baseUrl", "apiKeyEnv", "languages");

  public EmbeddingSpec {
    // In the order of the file, which the effective study keeps.
    languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
  }

  /** Without further settings. */
  public static EmbeddingSpec of(String id) {
    return new EmbeddingSpec(id, null, null, Set.of());
  }

  /** Whether it is a model on a server. */
  public boolean isRemote() {
    return id.startsWith("openai:") || id.startsWith("ollama:");
  }

  static EmbeddingSpec read(@Nullable YamlNode node) {
    if (node == null) return of(StudyFile.DEFAULT_EMBEDDING);
    if (!(node instanceof YamlNode.Mapping)) return of(Section.text("embedding", node));
    Section s = new Section("embedding", node, KEYS);
    EmbeddingSpec spec =
        new EmbeddingSpec(
            Section.text("id", s.required("id")),
            s.text("baseUrl"),
            s.text("apiKeyEnv"),
            new LinkedHashSet<>(s.texts("languages")));
    if (!spec.isRemote())
      for (String key : KEYS)
        if (!key.equals("id") && s.node(key) != null)
          throw new BadInput(
              s.required(key).place()
                  + ": '"
                  + key
                  + "' means nothing for '"
                  + spec.id()
                  + "'; it belongs to openai: and ollama: embedders");
    return spec;
  }
}
