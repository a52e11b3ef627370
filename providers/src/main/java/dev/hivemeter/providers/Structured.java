package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.port.Generator.Call;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds a reply to the JSON that verbalised answers are asked for, where the endpoint can do that.
 * The schema does not fix how many answers there are: a short list is something to be counted.
 */
final class Structured {
  private static final String NAME = "answers";
  private static final String SCHEMA =
      """
      {"type":"object","properties":{"answers":{"type":"array","items":{"type":"object",\
      "properties":{"text":{"type":"string"},"probability":{"type":"number"}},\
      "required":["text","probability"],"additionalProperties":false}}},\
      "required":["answers"],"additionalProperties":false}""";

  private Structured() {}

  /** Whether this is asked for. */
  static boolean asked(Condition condition) {
    return condition.elicitation().approach() instanceof Listed list && list.structured();
  }

  /** Adds the field of OpenAI's protocol to a chat's, if the call asks for it and it is known. */
  static void put(Call call, Dialect dialect, ModelSpec model, Map<String, Object> fields) {
    if (!asked(call.condition()) || model.mode() != Mode.CHAT || !knows(dialect)) return;
    JsonNode schema = Objects.requireNonNull(Json.object(SCHEMA));
    fields.put(
        "response_format",
        Map.of(
            "type",
            "json_schema",
            "json_schema",
            Map.of("name", NAME, "strict", true, "schema", schema)));
  }

  /** The same for Ollama's chat, whose {@code format} is the schema. */
  static ResponseFormat ofOllama() {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder().name(NAME).rootElement(JsonRawSchema.from(SCHEMA)).build())
        .build();
  }

  /** Says where replies are only asked for in JSON and not held to it. */
  static void note(List<Condition> conditions, boolean knows, Findings found) {
    if (!knows && conditions.stream().anyMatch(Structured::asked))
      found.warning(
          "verbalised answers are asked for as JSON in words only; the endpoint is not told to hold"
              + " replies to a schema");
  }

  /** Another server might refuse the field, or take it and forget it. */
  static boolean knows(Dialect dialect) {
    return dialect != Dialect.COMPATIBLE;
  }
}
