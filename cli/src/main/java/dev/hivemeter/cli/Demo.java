package dev.hivemeter.cli;

import dev.hivemeter.store.RecordedGenerators.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The shipped recordings of real models and the study that replays them. */
final class Demo {
  private static final List<String> RECORDINGS =
      List.of(
          "smollm2-135m-instruct.jsonl.gz",
          "smollm2-135m-ollama.jsonl.gz",
          "gemma-3-270m.jsonl.gz",
          "smollm2-135m-probes.jsonl.gz",
          "gemma-3-270m-probes.jsonl.gz",
          "gemma-3-270m-digits.jsonl.gz");

  private Demo() {}

  /** Of open-ended prompts. */
  static String study() {
    return study("study.yaml");
  }

  /** Of probes and controls. */
  static String probes() {
    return study("probes.yaml");
  }

  private static String study(String name) {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the name that a study's {@code file: resource:NAME} gives. */
  static Map<String, Source> recordings() {
    Map<String, Source> recordings = new HashMap<>();
    for (String name : RECORDINGS) recordings.put(name, () -> resource(name));
    return recordings;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Demo.class.getResourceAsStream("demo/" + name), name);
  }
}
