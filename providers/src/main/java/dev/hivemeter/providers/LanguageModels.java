package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import java.time.Clock;
import java.util.List;
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
 *   <li>{@code anthropic:NAME}: Anthropic's messages; a key in {@code ANTHROPIC_API_KEY} unless
 *       {@code apiKeyEnv} names another variable.
 *   <li>{@code gemini:NAME}: Google's Gemini API; a key in {@code GEMINI_API_KEY} likewise.
 * </ul>
 */
public final class LanguageModels implements GeneratorFactory {
  static final String OPENAI = "https://api.openai.com/v1";
  static final String OLLAMA = "http://127.0.0.1:11434";
  static final String ANTHROPIC = "https://api.anthropic.com/v1";
  static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta";
  static final String OPENAI_KEY = "OPENAI_API_KEY";
  private static final String ANTHROPIC_KEY = "ANTHROPIC_API_KEY";
  private static final String GEMINI_KEY = "GEMINI_API_KEY";

  /** The variables that are read where a study names none. */
  public static final Set<String> USUAL_KEYS = Set.of(OPENAI_KEY, ANTHROPIC_KEY, GEMINI_KEY);

  private final Environment environment;
  private final Wire wire;

  /**
   * A factory whose generators share connections.
   *
   * @param environment where keys are looked up by name, at {@link #open}
   * @param clock for the time of replies and for Retry-After dates
   */
  public LanguageModels(Environment environment, Clock clock, Limits limits, Network network) {
    this.environment = environment;
    this.wire = new Wire(clock, limits, network);
  }

  /** A factory whose generators reach their servers directly. */
  public LanguageModels(Environment environment, Clock clock, Limits limits) {
    this(environment, clock, limits, Network.DIRECT);
  }

  @Override
  public Set<String> providers() {
    return Set.of("openai", "ollama", "anthropic", "gemini");
  }

  @Override
  public void check(ModelSpec model, List<Condition> conditions) {
    switch (model.provider()) {
      case "openai" -> OpenAiGenerator.check(model, address(model, OPENAI), conditions);
      case "ollama" -> {
        address(model, OLLAMA);
        OllamaGenerator.check(model, conditions);
      }
      case "anthropic" -> {
        address(model, ANTHROPIC);
        AnthropicGenerator.check(model, conditions);
      }
      case "gemini" -> {
        address(model, GEMINI);
        GeminiGenerator.check(model, conditions);
      }
      default -> throw unknown(model);
    }
  }

  @Override
  public Generator open(ModelSpec model) {
    return switch (model.provider()) {
      case "openai" -> openAi(model);
      case "ollama" -> ollama(model);
      case "anthropic" -> anthropic(model);
      case "gemini" -> gemini(model);
      default -> throw unknown(model);
    };
  }

  private static BadInput unknown(ModelSpec model) {
    return new BadInput(
        "model '"
            + model.label()
            + "': provider '"
            + model.provider()
            + "' is not known; openai, ollama, anthropic and gemini are");
  }

  private Generator openAi(ModelSpec model) {
    Address address = address(model, OPENAI);
    String usual = address.isOpenAi() ? OPENAI_KEY : null;
    return new OpenAiGenerator(model, address, key(model, usual), wire);
  }

  private Generator ollama(ModelSpec model) {
    return new OllamaGenerator(model, address(model, OLLAMA).root(), key(model, null), wire);
  }

  private Generator anthropic(ModelSpec model) {
    Address address = below(address(model, ANTHROPIC), "/v1");
    String usual = address.isAt("anthropic.com") ? ANTHROPIC_KEY : null;
    return new AnthropicGenerator(model, address, key(model, usual), wire);
  }

  private Generator gemini(ModelSpec model) {
    Address address = address(model, GEMINI);
    if (!address.base().matches(".*/v[0-9]+(alpha|beta)?[0-9]*"))
      address = below(address, "/v1beta");
    String usual = address.isAt("googleapis.com") ? GEMINI_KEY : null;
    return new GeminiGenerator(model, address, key(model, usual), wire);
  }

  /** The address with its usual last part, also where the study leaves that out. */
  private static Address below(Address address, String path) {
    return address.base().endsWith(path) ? address : new Address(address.at(path));
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
