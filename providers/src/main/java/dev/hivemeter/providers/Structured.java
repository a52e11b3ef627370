package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Formed;
import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Holds a reply to a JSON schema, where the endpoint and the model are documented to take one: the
 * schema of {@link Formed}, or the one of verbalised answers. The latter does not fix how many
 * answers there are: a short list is something to be counted.
 *
 * <ul>
 *   <li>OpenAI's protocol: {@code response_format} of type {@code json_schema}.
 *   <li>Ollama: {@code format}.
 *   <li>Anthropic: {@code output_config.format}.
 *   <li>Gemini: {@code generationConfig.responseSchema}, in Google's own subset of a schema.
 * </ul>
 */
final class Structured {
  /** The field of OpenAI's protocol. */
  static final String OPENAI_FIELD = "response_format";

  /** Gemini's fields; the last one is the same in other words. */
  static final List<String> GEMINI_FIELDS =
      List.of(
          "generationConfig.responseMimeType",
          "generationConfig.responseSchema",
          "generationConfig.responseJsonSchema");

  private static final String NAME = "answers";
  private static final String SCHEMA =
      """
      {"type":"object","properties":{"answers":{"type":"array","items":{"type":"object",\
      "properties":{"text":{"type":"string"},"probability":{"type":"number"}},\
      "required":["text","probability"],"additionalProperties":false}}},\
      "required":["answers"],"additionalProperties":false}""";

  /** Without an order, some of Gemini's models write the probability before its answer. */
  private static final String GEMINI_SCHEMA =
      """
      {"type":"OBJECT","properties":{"answers":{"type":"ARRAY","items":{"type":"OBJECT",\
      "properties":{"text":{"type":"STRING"},"probability":{"type":"NUMBER"}},\
      "required":["text","probability"],"propertyOrdering":["text","probability"]}}},\
      "required":["answers"]}""";

  /** Claude 4.5 and later. */
  private static final Pattern CLAUDE =
      Pattern.compile("claude-((opus|sonnet|haiku)-4-[5-9]|(opus|sonnet|haiku|fable|mythos)-5)");

  /** Gemini's models of text. Others behind the same protocol (Gemma) are not documented. */
  private static final Pattern GEMINI = Pattern.compile("gemini-(?!.*(image|tts|audio|live))");

  private Structured() {}

  /** Whether this is asked for. */
  static boolean asked(Condition condition) {
    Approach approach = condition.elicitation().approach();
    return approach instanceof Formed || (approach instanceof Listed list && list.structured());
  }

  private static String name(Condition c) {
    return c.elicitation().approach() instanceof Formed ? "answer" : NAME;
  }

  private static String schema(Condition c) {
    return c.elicitation().approach() instanceof Formed f ? f.schema() : SCHEMA;
  }

  /** Whether a model behind OpenAI's protocol is documented to take a schema. */
  static boolean openAi(Manner manner, ModelSpec model) {
    return model.mode() == Mode.CHAT && !manner.absent().contains(OPENAI_FIELD);
  }

  /**
   * Whether a model of Anthropic's takes a schema: as its entry in the list of models says, or else
   * as the documentation does.
   */
  static boolean anthropic(String model, JsonNode listed) {
    JsonNode said = listed.path("capabilities").path("structured_outputs").path("supported");
    return said.isBoolean() ? said.booleanValue() : CLAUDE.matcher(model).lookingAt();
  }

  /** Whether a model of Gemini's is documented to take a schema. */
  static boolean gemini(String model) {
    return GEMINI.matcher(model).lookingAt();
  }

  /** What stands in {@link #OPENAI_FIELD}. */
  static Map<String, Object> ofOpenAi(Condition c) {
    return Map.of(
        "type",
        "json_schema",
        "json_schema",
        Map.of("name", name(c), "strict", true, "schema", read(schema(c))));
  }

  /** What Ollama's chat takes. */
  static ResponseFormat ofOllama(Condition c) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder().name(name(c)).rootElement(JsonRawSchema.from(schema(c))).build())
        .build();
  }

  /** What stands in Anthropic's {@code output_config}. */
  static JsonNode ofAnthropic(Condition c) {
    ObjectNode format = Json.object().put("type", "json_schema");
    format.set("schema", read(schema(c)));
    return Json.object().set("format", format);
  }

  /** What stands in Gemini's {@code generationConfig}. */
  static Map<String, Object> ofGemini(Condition c) {
    JsonNode schema =
        c.elicitation().approach() instanceof Formed f
            ? GeminiSchema.of(read(f.schema()))
            : read(GEMINI_SCHEMA);
    return Map.of("responseMimeType", "application/json", "responseSchema", schema);
  }

  private static ObjectNode read(String json) {
    return Objects.requireNonNull(Json.object(json), "a schema that was checked");
  }

  /**
   * Says where replies are only asked for in JSON and not held to it.
   *
   * @param fields in which the endpoint takes the schema; with a dot those within an object. None
   *     where it is not documented to take one: it might refuse the field, or take it and forget it
   * @throws BadInput when the study sets one of them too
   */
  static void check(
      ModelSpec model, List<Condition> conditions, List<String> fields, Findings found) {
    List<Condition> asked = conditions.stream().filter(Structured::asked).toList();
    if (asked.isEmpty()) return;
    for (Condition c : asked)
      if (Json.object(schema(c)) == null)
        throw new BadInput(
            "elicitation '"
                + c.elicitation().name()
                + "': its schema is not one JSON object; mend it");
    boolean formed = asked.stream().anyMatch(c -> c.elicitation().approach() instanceof Formed);
    String answers = formed ? "answers" : "verbalised answers";
    if (fields.isEmpty())
      found.warning(
          answers
              + " are asked for as JSON in words only; the endpoint is not told to hold replies to"
              + " a schema");
    for (String field : fields)
      if (ExtraBody.sets(model, field))
        throw new BadInput(
            "model '"
                + model.label()
                + "': extraBody sets "
                + field
                + ", in which "
                + answers
                + " are held to a schema; leave it out"
                + (formed ? "" : ", or write structured: false under the elicitation"));
  }
}
