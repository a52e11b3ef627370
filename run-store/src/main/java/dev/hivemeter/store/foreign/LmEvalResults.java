package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.tables.Caps;
import dev.hivemeter.tables.JsonDocument;
import dev.hivemeter.tables.TableProblem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The model of a sample file of lm-eval. It stands in the results file that lm-eval writes beside
 * it at the same time: {@code samples_TASK_TIME.jsonl} and {@code results_TIME.json}.
 */
final class LmEvalResults {
  private static final Pattern SAMPLES =
      Pattern.compile("samples_.+_(\\d{4}-\\d\\d-\\d\\dT[^.]+(?:\\.\\d+)?)\\.jsonl(?:\\.gz)?");

  /** The parts of a results file that may be long. */
  private static final Set<String> LONG =
      Set.of("results", "groups", "configs", "versions", "n-samples", "samples", "group_subtasks");

  /** In the order in which lm-eval itself looks for the name. */
  private static final List<String> NAMES =
      List.of("peft", "delta", "pretrained", "model", "path", "engine");

  private LmEvalResults() {}

  /** The model's name; null where there is no such file or it does not say. */
  static @Nullable String modelBeside(Path samples) {
    Path folder = samples.toAbsolutePath().getParent();
    Matcher m = SAMPLES.matcher(String.valueOf(samples.getFileName()));
    if (folder == null || !m.matches()) return null;
    Set<String> models = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith("_" + m.group(1) + ".json")) continue;
        String model = model(file);
        if (model != null) models.add(model);
      }
    } catch (IOException e) {
      throw new TableProblem(folder + " cannot be read: " + e.getMessage(), e);
    }
    return models.size() == 1 ? models.iterator().next() : null;
  }

  private static @Nullable String model(Path results) {
    JsonDocument.Outline outline = JsonDocument.outline(results, Caps.DEFAULT, LONG);
    if (outline == null) return null;
    JsonNode name = outline.object().path("model_name");
    if (name.isTextual() && !name.textValue().isBlank()) return name.textValue();
    JsonNode arguments = outline.object().path("config").path("model_args");
    for (String key : NAMES) {
      String value = arguments.isObject() ? text(arguments.get(key)) : ofList(arguments, key);
      if (value != null && !value.isBlank()) return value;
    }
    return null;
  }

  /** Of {@code pretrained=NAME,dtype=float16}. */
  private static @Nullable String ofList(JsonNode arguments, String key) {
    if (!arguments.isTextual()) return null;
    for (String part : arguments.textValue().split(",", -1))
      if (part.startsWith(key + "=")) return part.substring(key.length() + 1);
    return null;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node != null && node.isTextual() ? node.textValue() : null;
  }
}
