package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    return Set.of("openai", "ollama");
  }

  @Override
  public Generator open(ModelSpec model) {
    return switch (model.provider()) {
      case "openai" -> openAi(model);
      case "ollama" -> ollama(model);
      default ->
          throw new BadInput(
              "model '"
                  + model.label()
                  + "': provider '"
                  + model.provider()
                  + "' is not known; openai and ollama are");
    };
  }

  private Generator openAi(ModelSpec model) {
    Address address = address(model, OPENAI);
    String usual = address.isOpenAi() ? OPENAI_KEY : null;
    return new OpenAiGenerator(model, address, key(model, usual), wire);
  }

  private Generator ollama(ModelSpec model) {
    return new OllamaGenerator(model, address(model, OLLAMA).root(), key(model, null), wire);
  }

  private static Address address(ModelSpec model, String usual) {
    String given = model.connection().baseUrl();
    return Address.of(given == null ? usual : given, model.label());
  }

  private Secret key(ModelSpec model, @Nullable String usual) {
    String given = model.connection().apiKeyEnv();
    String variable = given == null ? usual : given;
    return variable == null ? Secret.NONE : Secret.named(variable, environment, model.label());
  }
}
