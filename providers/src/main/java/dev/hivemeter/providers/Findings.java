package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.port.Generator.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is found out about an endpoint. */
final class Findings {
  private String engine = "unknown";
  private final ObjectNode details = Json.object();
  private final List<String> warnings = new ArrayList<>();

  void engine(String name) {
    engine = name;
  }

  /** Notes something the endpoint says; nothing when it does not say it. */
  void detail(String name, @Nullable String value) {
    if (value != null) details.put(name, value);
  }

  /** Notes something the endpoint says; nothing when it does not say it. */
  void detail(String name, @Nullable JsonNode value) {
    if (value != null && !value.isNull() && !value.isMissingNode()) details.set(name, value);
  }

  void warning(String text) {
    if (!warnings.contains(text)) warnings.add(text);
  }

  Facts facts(List<String> samplers) {
    return new Facts(engine, Json.write(details), List.copyOf(samplers), List.copyOf(warnings));
  }
}
