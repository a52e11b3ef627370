package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects one after the other, or within one array. */
final class JsonRows implements RowReader.Source {
  private final String name;
  private final Utf8Reader reader;
  private final JsonParser parser;
  private long number;
  private boolean started;
  private boolean inArray;

  JsonRows(String name, Utf8Reader reader, Caps caps) throws IOException {
    this.name = name;
    this.reader = reader;
    ObjectMapper mapper = Json.mapper(caps);
    this.parser = mapper.createParser(reader);
  }

  @Override
  public @Nullable Row next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (!started) {
        started = true;
        if (token == JsonToken.START_ARRAY) {
          inArray = true;
          token = parser.nextToken();
        }
      }
      if (inArray && token == JsonToken.END_ARRAY) {
        if (parser.nextToken() != null)
          throw new TableProblem(at() + ": something follows the end of the JSON array");
        return null;
      }
      if (token == null) return null;
      if (token != JsonToken.START_OBJECT)
        throw new TableProblem(
            at()
                + ": a row is "
                + (token == JsonToken.START_ARRAY ? "a list" : "'" + parser.getText() + "'")
                + "; every row must be a JSON object such as {\"prompt\": \"…\"}");
      long line = parser.currentTokenLocation().getLineNr();
      JsonNode object = parser.readValueAsTree();
      reader.rowDone();
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      object.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
      return new Row(name, ++number, line, Format.JSONL, fields);
    } catch (JsonProcessingException e) {
      throw new TableProblem(at() + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
    reader.close();
  }

  private String at() {
    var where = parser.currentLocation();
    return name
        + ", row "
        + (number + 1)
        + " (line "
        + where.getLineNr()
        + ", column "
        + where.getColumnNr()
        + ")";
  }
}
