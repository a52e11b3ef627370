package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator.Unreachable;
import java.time.Clock;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Embedding models on servers.
 *
 * <ul>
 *   <li>{@code openai:NAME}: {@code /embeddings} of OpenAI's protocol, at OpenAI or at any {@code
 *       baseUrl}. A text that is longer than the model reads is refused by OpenAI, never cut.
 *   <li>{@code ollama:NAME}: Ollama's {@code /api/embed}. A text that is longer than the model
 *       reads is embedded by its beginning, and counted as going on beyond it.
 * </ul>
 *
 * One vector for each text, of unit length; there are no further windows.
 */
public final class RemoteEmbedders {
  /**
   * Whom to ask.
   *
   * @param id {@code openai:NAME} or {@code ollama:NAME}
   * @param baseUrl null for the provider's own
   * @param apiKeyEnv null for the usual variable, or none
   * @param languages for which the vectors mean something; empty for all
   */
  public record Spec(
      String id, @Nullable String baseUrl, @Nullable String apiKeyEnv, Set<String> languages) {
    public Spec {
      languages = Set.copyOf(languages);
    }
  }

  private final Environment environment;
  private final Wire wire;
  private final DoubleSupplier uniform;

  /**
   * @param environment where keys are looked up by name
   * @param uniform draws for the jitter of waits, in [0, 1)
   */
  public RemoteEmbedders(
      Environment environment,
      Clock clock,
      Limits limits,
      Network network,
      DoubleSupplier uniform) {
    this.environment = environment;
    this.uniform = uniform;
    this.wire = new Wire(clock, limits, network);
  }

  /** Whether an embedder of this name is on a server. */
  public static boolean claims(String id) {
    return id.startsWith("openai:") || id.startsWith("ollama:");
  }

  /**
   * Opens it; one short text is embedded, which tells the vectors' dimension.
   *
   * @throws BadInput when it cannot be reached or used, with the reason
   */
  public Embedder open(Spec spec) throws InterruptedException {
    String name = spec.id().substring(spec.id().indexOf(':') + 1);
    if (name.isBlank())
      throw new BadInput("embedding '" + spec.id() + "' names no model after the colon");
    boolean ollama = spec.id().startsWith("ollama:");
    Address given =
        Address.of(
            spec.baseUrl() != null
                ? spec.baseUrl()
                : ollama ? LanguageModels.OLLAMA : LanguageModels.OPENAI,
            spec.id());
    Address address = ollama ? given.root() : given;
    String variable = spec.apiKeyEnv();
    if (variable == null && address.isOpenAi()) variable = LanguageModels.OPENAI_KEY;
    Secret key = variable == null ? Secret.NONE : Secret.named(variable, environment, spec.id());
    Failures failures = new Failures(address, key, wire.limits().maxRetryAfter());
    EmbeddingProtocol protocol =
        ollama
            ? new OllamaEmbeddings(spec.id(), name, address, key, wire, failures)
            : new OpenAiEmbeddings(spec.id(), name, address, key, wire, failures);
    try {
      return RemoteEmbedder.open(spec, protocol, uniform);
    } catch (Unreachable e) {
      throw new BadInput("embedding '" + spec.id() + "': " + e.getMessage(), e);
    }
  }
}
