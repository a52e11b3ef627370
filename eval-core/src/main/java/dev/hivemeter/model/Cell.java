package dev.hivemeter.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prompt × model × sampling × elicitation: what a pool of answers belongs to. */
public record Cell(Prompt prompt, Condition condition) {

  /**
   * Version of the canonical form below. The form never changes under one version: {@code
   * SlotKeyTest} lists expected keys.
   */
  static final String KEY_VERSION = "hivemeter-cell/1";

  /**
   * The cell's identity: SHA-256 over everything that can change the law of its answers, and
   * nothing else. The endpoint's address, the key and the prompt's id are not part of it.
   */
  public CellKey key() {
    ModelSpec model = condition.model();
    Sampling s = condition.sampling();
    List<String> fields = new ArrayList<>();
    fields.add(KEY_VERSION);
    fields.add(prompt.text());
    fields.add(field(condition.elicitation().system()));
    fields.add(field(model.template()));
    fields.add(Integer.toString(model.stop().size()));
    fields.addAll(model.stop());
    fields.add(model.label());
    fields.add(model.endpointClass());
    fields.add(field(s.temperature()));
    fields.add(field(s.topP()));
    fields.add(field(s.topK()));
    fields.add(field(s.minP()));
    fields.add(field(s.maxTokens()));
    fields.add(s.seeds().name());
    fields.add(condition.elicitation().name());
    addProviderDefaults(s, fields);
    addExtraBody(model, fields);
    fields.addAll(condition.elicitation().approach().fields());
    return new CellKey(Sha256.ofFields(fields));
  }

  /** Only where something is left to the provider, so that other keys stay as they were. */
  private static void addProviderDefaults(Sampling s, List<String> fields) {
    if (s.providerDefaults().isEmpty()) return;
    fields.add("provider-defaults");
    fields.add(Integer.toString(s.providerDefaults().size()));
    for (Sampling.Field f : s.providerDefaults()) fields.add(f.wire());
  }

  /** Only where there are such fields, so that other keys stay as they were. */
  private static void addExtraBody(ModelSpec model, List<String> fields) {
    Map<String, String> extra = model.asking().extraBody();
    if (extra.isEmpty()) return;
    fields.add("extra-body");
    fields.add(Integer.toString(extra.size()));
    extra.forEach(
        (name, json) -> {
          fields.add(name);
          fields.add(json);
        });
  }

  private static String field(@Nullable Object value) {
    return value == null ? "-" : "=" + value;
  }
}
