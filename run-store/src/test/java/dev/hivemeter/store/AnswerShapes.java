package dev.hivemeter.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.store.Importer.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same answers in the files of every tool, in the form that each writes. */
enum AnswerShapes {
  PLAIN_JSONL(Shape.PLAIN, "answers.jsonl") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      return lines(each(answers, (p, a, i) -> object("prompt", p, "model", model, "response", a)));
    }
  },
  PLAIN_CSV(Shape.PLAIN, "answers.csv") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      StringBuilder b = new StringBuilder("prompt,model,response\n");
      answers.forEach(
          (p, all) ->
              all.forEach(
                  a ->
                      b.append(String.join(",", quoted(p), quoted(model), quoted(a)))
                          .append('\n')));
      return b.toString();
    }

    @Override
    String broken(String text) {
      return text.replaceFirst("(?s)(.*),[^,]*\n", "$1\n");
    }
  },
  ALPACA_EVAL(Shape.ALPACA_EVAL, "model_outputs.json") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      each(
              answers,
              (p, a, i) ->
                  object("dataset", "one", "instruction", p, "output", a, "generator", model))
          .forEach(all::add);
      return all.toPrettyString();
    }
  },
  NOVELTY_BENCH(Shape.NOVELTY_BENCH, "generations.jsonl") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      List<ObjectNode> rows = new ArrayList<>();
      answers.forEach(
          (p, all) -> {
            ObjectNode row = object("id", "own-" + rows.size(), "prompt", p, "model", model);
            all.forEach(row.putArray("generations")::add);
            rows.add(row);
          });
      return lines(rows);
    }

    @Override
    String broken(String text) {
      return text.replaceFirst("(?s)(.*)\"generations\"", "$1\"generation\"");
    }
  },
  LM_EVAL(Shape.LM_EVAL, "samples_own_2026-01-31T10-11-12.131415.jsonl") {
    @Override
    Path write(Path folder, String model, String text) {
      save(
          folder.resolve("results_2026-01-31T10-11-12.131415.json"),
          "{\"results\": {\"own\": {}}, \"model_name\": " + quotedJson(model) + "}");
      return super.write(folder, model, text);
    }

    @Override
    String text(String model, Map<String, List<String>> answers) {
      List<ObjectNode> rows = new ArrayList<>();
      answers.forEach(
          (p, all) -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("doc_id", rows.size()).putObject("doc").put("question", p);
            row.put("target", "");
            ObjectNode request = row.putObject("arguments").putObject("gen_args_0");
            request.put("arg_0", p);
            request.putObject("arg_1").put("temperature", 0.8).putArray("until").add("\n\n");
            all.forEach(row.putArray("resps").addArray()::add);
            row.putArray("filtered_resps").add(all.get(0));
            rows.add(row);
          });
      return lines(rows);
    }

    @Override
    String broken(String text) {
      return text.replaceFirst("(?s)(.*)\"resps\"", "$1\"replies\"");
    }
  },
  INSPECT(Shape.INSPECT, "log.json") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      ObjectNode log = JsonNodeFactory.instance.objectNode();
      log.put("version", 2).put("status", "success");
      log.putObject("eval").put("task", "own").put("model", model);
      log.putObject("plan").putObject("config").put("temperature", 0.8);
      ArrayNode samples = log.putArray("samples");
      each(
              answers,
              (p, a, i) -> {
                ObjectNode sample = object("input", p, "target", "");
                sample.put("id", p).put("epoch", i + 1);
                ObjectNode choice = sample.putObject("output").putArray("choices").addObject();
                choice.put("stop_reason", "stop");
                choice.putObject("message").put("role", "assistant").put("content", a);
                return sample;
              })
          .forEach(samples::add);
      return log.toPrettyString();
    }

    @Override
    String broken(String text) {
      return text.replaceFirst("(?s)(.*)\"epoch\"", "$1\"epochs\"");
    }
  },
  PROMPTFOO(Shape.PROMPTFOO, "output.json") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      ObjectNode file = JsonNodeFactory.instance.objectNode();
      ObjectNode results = file.put("evalId", "eval-1").putObject("results");
      ArrayNode rows = results.put("version", 3).putArray("results");
      results(model, answers).forEach(rows::add);
      file.putObject("config").putArray("providers").add(model);
      return file.toPrettyString();
    }

    @Override
    String broken(String text) {
      return text.replaceFirst("(?s)(.*)\"prompt\"", "$1\"prompts\"");
    }
  },
  PROMPTFOO_JSONL(Shape.PROMPTFOO, "output.jsonl") {
    @Override
    String text(String model, Map<String, List<String>> answers) {
      return lines(results(model, answers));
    }

    @Override
    String broken(String text) {
      return text.replaceFirst("(?s)(.*)\"prompt\"", "$1\"prompts\"");
    }
  };

  private interface Made {
    ObjectNode of(String prompt, String answer, int index);
  }

  final Shape shape;
  final String fileName;

  AnswerShapes(Shape shape, String fileName) {
    this.shape = shape;
    this.fileName = fileName;
  }

  /** The text of a file; prompts in order, each with its answers in order. */
  abstract String text(String model, Map<String, List<String>> answers);

  /** The same with its last row broken. */
  String broken(String text) {
    return text.replaceFirst("(?s)(.*)\"model\"|(.*)\"generator\"", "$1$2\"who\"");
  }

  Path write(Path folder, String model, String text) {
    Path file = folder.resolve(fileName);
    save(file, text);
    return file;
  }

  final Path write(Path folder, String model, Map<String, List<String>> answers) {
    return write(folder, model, text(model, answers));
  }

  private static List<ObjectNode> results(String model, Map<String, List<String>> answers) {
    return each(
        answers,
        (p, a, i) -> {
          ObjectNode row = JsonNodeFactory.instance.objectNode();
          row.putObject("provider").put("id", model).put("label", "");
          row.putObject("prompt").put("raw", p).put("label", p);
          row.putObject("vars");
          row.putObject("response").put("output", a).put("cached", false);
          row.put("success", true);
          return row;
        });
  }

  private static List<ObjectNode> each(Map<String, List<String>> answers, Made made) {
    List<ObjectNode> rows = new ArrayList<>();
    answers.forEach(
        (p, all) -> {
          for (int i = 0; i < all.size(); i++) rows.add(made.of(p, all.get(i), i));
        });
    return rows;
  }

  private static ObjectNode object(String... namesAndValues) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2)
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    return object;
  }

  private static String lines(List<ObjectNode> rows) {
    StringBuilder b = new StringBuilder();
    rows.forEach(row -> b.append(Json.write(row)).append('\n'));
    return b.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String quotedJson(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  private static void save(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
