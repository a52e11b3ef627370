package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import java.time.Clock;
import java.util.Set;

/**
 * Models on servers.
 *
 * <ul>
 *   <li>{@code openai:NAME}: OpenAI's protocol, chat or completions, at OpenAI or at any {@code
 *       baseUrl}. OpenAI itself needs a key, in {@code OPENAI_API_KEY} unless {@code apiKeyEnv}
 *       names another variable; other servers get one only when {@code apiKeyEnv} is given.
 *   <li>{@code ollama:NAME}: Ollama's own protocol, chat or completions.
 * </ul>
 */
public final class LanguageModels implements GeneratorFactory {
  static final String OPENAI = "https://api.openai.com/v1";
  static final String OLLAMA = "http://127.0.0.1:11434";
  static final String OPENAI_KEY = "OPENAI_API_KEY";

  private final Environment environment;
  private final Wire wire;

  /**
   * A factory whose generators share connections.
   *
   * @param environment where keys are looked up by name, at {@link #open}
   * @param clock for the time of replies and for Retry-After dates
   */
  public LanguageModels(Environment environment, Clock clock, Limits limits) {
    this.environment = environment;
    this.wire = new Wire(clock, limits);
  }

  @Override
  public Set<String> providers() {
    return Set.of("openai");
  }

  @Override
  public Generator open(ModelSpec model) {
    if (model.provider().equals("openai")) return openAi(model);
    throw new BadInput(
        "model '" + model.label() + "': provider '" + model.provider() + "' is not known here");
  }

  private Generator openAi(ModelSpec model) {
    String given = model.connection().baseUrl();
    Address address = Address.of(given == null ? OPENAI : given, model.label());
    String variable = model.connection().apiKeyEnv();
    if (variable == null && address.isOpenAi()) variable = OPENAI_KEY;
    Secret key =
        variable == null ? Secret.NONE : Secret.named(variable, environment, model.label());
    return new OpenAiGenerator(model, address, key, wire);
  }
}
