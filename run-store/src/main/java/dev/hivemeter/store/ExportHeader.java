package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.tables.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The first line of an export of answers: what is known of the run and its endpoints. */
record ExportHeader(RunInfo info, Map<String, Generator.Facts> endpoints) {

  static boolean isHeader(Row row) {
    return row.has(ExportFormat.HEADER);
  }

  static ExportHeader of(Row row) {
    Long version = row.optionalLong(ExportFormat.HEADER);
    if (version == null || version < 1 || version > ExportFormat.VERSION)
      throw row.problem(
          ExportFormat.HEADER,
          "a version of the export up to "
              + ExportFormat.VERSION
              + "; a later one needs a later Hivemeter");
    ExactRow exact = new ExactRow(row);
    if (!exact.required("kind").equals("answers")) throw row.problem("kind", "answers");
    Long seed = row.optionalLong("seed");
    RunInfo info =
        new RunInfo(
            exact.required("name"),
            exact.text("study"),
            exact.required("tool_version"),
            instant(row, exact.required("created")),
            exact.required("host"),
            seed == null ? 0 : seed);
    Map<String, Generator.Facts> endpoints = new TreeMap<>();
    JsonNode json = exact.json("endpoints");
    if (json == null || !json.isObject())
      throw row.problem("endpoints", "an object with an entry for each model");
    json.properties().forEach(e -> endpoints.put(e.getKey(), facts(row, e.getValue())));
    return new ExportHeader(info, endpoints);
  }

  private static Instant instant(Row row, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw row.problem("created", "a time such as 2026-01-31T12:00:00Z");
    }
  }

  private static Generator.Facts facts(Row row, JsonNode json) {
    if (!json.path("engine").isTextual()
        || !json.path("details").isTextual()
        || !json.path("samplers").isArray()
        || !json.path("warnings").isArray())
      throw row.problem("endpoints", "entries of engine, details, samplers and warnings");
    return new Generator.Facts(
        json.path("engine").textValue(),
        json.path("details").textValue(),
        Json.texts(json.path("samplers")),
        Json.texts(json.path("warnings")));
  }
}
