package dev.hivemeter.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model as a study names it: who answers, and how the prompt is put to it.
 *
 * @param label the name in every table and figure, unique within a run
 * @param provider the part of the id before the first colon: {@code openai}, {@code ollama}, {@code
 *     recorded}, {@code control}, {@code human}, or {@code import} for answers made elsewhere
 * @param name the part after it: the name that the endpoint knows
 * @param mode chat or plain completion
 * @param template for completions: the text that is sent, with {@code {prompt}} where the prompt
 *     goes; null for chat
 * @param stop strings at which the endpoint stops
 * @param connection where it is reached; not part of a slot's identity
 * @param asking what else goes with each call
 */
public record ModelSpec(
    String label,
    String provider,
    String name,
    Mode mode,
    @Nullable String template,
    List<String> stop,
    Connection connection,
    Asking asking) {

  /** How a prompt is put to an endpoint. */
  public enum Mode {
    CHAT,
    COMPLETION
  }

  /**
   * Where a model is reached.
   *
   * @param baseUrl the endpoint's address without user-info or key; null for the provider's own
   * @param apiKeyEnv the name of the environment variable that holds the key; null for none
   * @param file the recording that a {@code recorded:} model replays; null otherwise
   */
  public record Connection(
      @Nullable String baseUrl, @Nullable String apiKeyEnv, @Nullable String file) {
    public static final Connection NONE = new Connection(null, null, null);
  }

  private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]*):(.+)", Pattern.DOTALL);

  public ModelSpec {
    if (label.isBlank()) throw new BadInput("a model has an empty label");
    if (template != null && !template.contains("{prompt}"))
      throw new BadInput(
          "the template of model '" + label + "' does not contain {prompt}: \"" + template + "\"");
    if (template != null && mode == Mode.CHAT)
      throw new BadInput(
          "model '" + label + "' has a template but mode chat; write mode: completion");
    stop = List.copyOf(stop);
  }

  /** A model that is asked for nothing special. */
  public ModelSpec(
      String label,
      String provider,
      String name,
      Mode mode,
      @Nullable String template,
      List<String> stop,
      Connection connection) {
    this(label, provider, name, mode, template, stop, connection, Asking.PLAIN);
  }

  /**
   * A chat model of the given id, labelled by it.
   *
   * @param id {@code provider:name}
   */
  public static ModelSpec chat(String id, Connection connection) {
    return new ModelSpec(id, providerOf(id), nameOf(id), Mode.CHAT, null, List.of(), connection);
  }

  /** A model whose answers were made elsewhere; only its name is known. */
  public static ModelSpec imported(String label) {
    String provider = label.startsWith("human:") ? "human" : "import";
    return new ModelSpec(label, provider, label, Mode.CHAT, null, List.of(), Connection.NONE);
  }

  /** The provider part of {@code provider:name}. */
  public static String providerOf(String id) {
    return match(id, 1);
  }

  /** The name part of {@code provider:name}. */
  public static String nameOf(String id) {
    return match(id, 2);
  }

  private static String match(String id, int group) {
    var m = ID.matcher(id);
    if (!m.matches())
      throw new BadInput(
          "model '" + id + "' is not of the form provider:name, such as openai:gpt-4o-mini");
    return m.group(group);
  }

  /** The class of the endpoint, part of a slot's identity: {@code openai/chat}. */
  public String endpointClass() {
    return provider + "/" + (mode == Mode.CHAT ? "chat" : "completion");
  }

  /** True for answers that people wrote, which are a ceiling to read models against. */
  public boolean isHuman() {
    return label.startsWith("human:");
  }

  /** True for the parrot and the dice, which are shown apart and never averaged with models. */
  public boolean isControl() {
    return provider.equals("control");
  }
}
