package dev.hivemeter.cli.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schema and the parser are one: both know the same keys, and both take every example
 * in the documents. A new key of the study file is added to {@link StudyFile#keys} and to
 * docs/study.schema.json; nothing here needs to change.
 */
class StudySchemaTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final JsonNode TREE = tree();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);
  private static final Pattern FENCE = Pattern.compile("(?ms)^```ya?ml\\R(.*?)^```");
  private static final String SMALL =
      """
      name: s
      prompts: { bank: quick }
      models: ["control:parrot", { id: "openai:m", baseUrl: "http://127.0.0.1:1/v1" }]
      """;

  @Test
  void parser_and_schema_know_the_same_keys() {
    Map<String, Set<String>> schema = new TreeMap<>();
    collect("", TREE, schema);
    // Names here are whatever people call them.
    schema.remove("prompts/map");
    Map<String, Set<String>> parser = new TreeMap<>();
    StudyFile.keys().forEach((path, keys) -> parser.put(path, new TreeSet<>(keys)));
    assertThat(schema).isEqualTo(parser);
  }

  @Test
  void the_parser_refuses_an_unknown_key_in_every_mapping_that_it_lists() {
    for (String path : StudyFile.keys().keySet()) {
      String text = SMALL + "sampling: { samples: 2 }\nembedding: { id: x }\n";
      String unknown = "unknownKey: 1";
      text =
          switch (path) {
            case "" -> text + unknown + "\n";
            case "prompts" -> text.replace("bank: quick", "bank: quick, " + unknown);
            case "prompts/*" ->
                text.replace(
                    "{ bank: quick }", "[{ bank: quick }, { bank: core, " + unknown + " }]");
            case "models/*" -> text.replace("id: \"openai:m\"", "id: \"openai:m\", " + unknown);
            case "models/*/limits" ->
                text.replace("id: \"openai:m\"", "id: \"openai:m\", limits: { " + unknown + " }");
            case "elicitation/*" -> text + "elicitation: [{ mode: direct, " + unknown + " }]\n";
            case "also/*" -> text + "also: [{ " + unknown + " }]\n";
            case "also/*/elicitation/*" ->
                text + "also: [{ elicitation: [{ mode: direct, " + unknown + " }] }]\n";
            case "also/*/sampling" -> text + "also: [{ sampling: { " + unknown + " } }]\n";
            case "sampling" -> text.replace("samples: 2", "samples: 2, " + unknown);
            case "embedding" -> text.replace("id: x", "id: x, " + unknown);
            case "prices/*" -> text + "prices: { m: { " + unknown + " } }\n";
            default -> text + path + ": { " + unknown + " }\n";
          };
      String study = text;
      assertThatThrownBy(() -> StudyFile.parse("s.yaml", study))
          .as("unknown key in '%s'", path)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("unknown key 'unknownKey'");
      assertThat(errors(study)).as("schema, unknown key in '%s'", path).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_study_in_the_documents_is_taken_by_both(String where, String text) {
    StudyFile.parse(where, text);
    assertThat(errors(text)).isEmpty();
  }

  @Test
  void there_are_examples() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "concurrency: 0",
        "concurrency: 5000",
        "concurrency: { start: 0 }",
        "concurrency: {}",
        "concurrency: many",
        "slotTimeoutSeconds: 0",
        "limits: { requestsPerMinute: 0 }",
        "limits: { tokensPerMinute: 1.5 }",
        "limits: 5",
        "budget: { maxCostUsd: 0 }",
        "budget: { maxCalls: -1 }",
        "budget: { maxTime: soon }",
        "budget: { maxTime: '' }",
        "budget: { maxTime: 30 }",
        "prices: { m: { input: 1 } }",
        "prices: { m: { input: -1, output: 1 } }",
        "prices: [1]",
        "elicitation: []",
        "elicitation: [{ mode: sequence, k: 1 }]",
        "elicitation: [otherwise]",
        "also: [{ system: a, elicitation: [direct] }]",
        "also: [{ sampling: { samples: 3 } }]",
        "also: [{ sampling: { topP: 2 } }]",
        "also: { system: a }",
        "name: ../etc",
        "prompts: []",
        "prompts: [{ bank: quick, file: x.txt }]",
        "prompts: [quick]",
        "sampling: { topP: 0 }",
        "sampling: { temperatures: [9] }",
        "sampling: { seeds: 42 }"
      })
  void what_the_parser_refuses_the_schema_refuses(String line) {
    String text = with(line);
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", text))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("s.yaml:");
    assertThat(errors(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompts: [{ bank: core, limit: 20 }, { bank: probes, samples: 100 }, { file: p.csv, map: { text: q } }]",
        "concurrency: 8",
        "concurrency: { start: 64, max: 128 }",
        "concurrency: { start: 64 }",
        "concurrency: { max: 4 }",
        "limits: { requestsPerMinute: 500, tokensPerMinute: 200000 }",
        "elicitation: [direct, { mode: verbalised, k: 3, structured: false }]",
        "also: [{ system: Hi., models: ['openai:m'], sampling: { temperatures: [1.5], topP: 0.5 } }]",
        "also: [{ elicitation: [{ mode: sequence, k: 3 }] }, { sampling: { preset: paper-min-p } }]",
        "budget: { maxCostUsd: 5, maxCalls: 10, maxTokens: 1000000, maxTime: 1h30m }",
        "prices: { 'openai:m': { input: 0, output: 0.5 } }"
      })
  void what_the_schema_takes_the_parser_takes_and_writes_back(String line) {
    String text = with(line);
    assertThat(errors(text)).isEmpty();
    StudyFile study = StudyFile.parse("s.yaml", text);
    String effective = StudyYaml.write(study);
    assertThat(errors(effective)).isEmpty();
    assertThat(StudyFile.parse("effective", effective)).isEqualTo(study);
  }

  @Test
  void a_start_alone_is_also_the_most_and_a_maximum_alone_begins_with_the_default() {
    StudyFile start = StudyFile.parse("s.yaml", SMALL + "concurrency: { start: 64 }\n");
    assertThat(start.concurrency()).isEqualTo(64);
    assertThat(start.loop().maxConcurrency()).isEqualTo(64);
    StudyFile max = StudyFile.parse("s.yaml", SMALL + "concurrency: { max: 100 }\n");
    assertThat(max.concurrency()).isEqualTo(8);
    assertThat(max.loop().maxConcurrency()).isEqualTo(100);
    StudyFile few = StudyFile.parse("s.yaml", SMALL + "concurrency: { max: 4 }\n");
    assertThat(few.concurrency()).isEqualTo(4);
  }

  /** Where a number may stand, in a study that is sound but for it. */
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("prompts/limit", "prompts: { bank: quick, limit: # }"),
          Map.entry("prompts/*/limit", "prompts: [{ bank: quick, limit: # }]"),
          Map.entry("prompts/samples", "prompts: { bank: quick, samples: # }"),
          Map.entry("prompts/*/samples", "prompts: [{ bank: quick, samples: # }]"),
          Map.entry("models/*/logprobs", "models: [{ id: 'openai:m', logprobs: # }]"),
          Map.entry("models/*/temperatures/*", "models: [{ id: 'openai:m', temperatures: [#] }]"),
          Map.entry(
              "models/*/limits/requestsPerMinute",
              "models: [{ id: 'openai:m', limits: { requestsPerMinute: # } }]"),
          Map.entry(
              "models/*/limits/tokensPerMinute",
              "models: [{ id: 'openai:m', limits: { tokensPerMinute: # } }]"),
          Map.entry("elicitation/*/k", "elicitation: [{ mode: sequence, k: # }]"),
          Map.entry("elicitation/*/turns", "elicitation: [{ mode: in-context, turns: # }]"),
          Map.entry("sampling/samples", "sampling: { samples: # }"),
          Map.entry("sampling/temperatures/*", "sampling: { temperatures: [#] }"),
          Map.entry("sampling/topP", "sampling: { topP: # }"),
          Map.entry("sampling/topK", "sampling: { topK: # }"),
          Map.entry("sampling/minP", "sampling: { minP: # }"),
          Map.entry("sampling/maxTokens", "sampling: { maxTokens: # }"),
          Map.entry(
              "also/*/elicitation/*/k", "also: [{ elicitation: [{ mode: sequence, k: # }] }]"),
          Map.entry(
              "also/*/elicitation/*/turns",
              "also: [{ elicitation: [{ mode: in-context, turns: # }] }]"),
          Map.entry(
              "also/*/sampling/temperatures/*",
              "also: [{ sampling: { temperatures: [#], topP: 0.77 } }]"),
          Map.entry(
              "also/*/sampling/topP", "also: [{ sampling: { temperatures: [1.23], topP: # } }]"),
          Map.entry(
              "also/*/sampling/topK", "also: [{ sampling: { temperatures: [1.23], topK: # } }]"),
          Map.entry(
              "also/*/sampling/minP", "also: [{ sampling: { temperatures: [1.23], minP: # } }]"),
          Map.entry(
              "also/*/sampling/maxTokens",
              "also: [{ sampling: { temperatures: [1.23], maxTokens: # } }]"),
          Map.entry("seed", "seed: #"),
          Map.entry("concurrency", "concurrency: #"),
          Map.entry("concurrency/start", "concurrency: { start: # }"),
          Map.entry("concurrency/max", "concurrency: { max: # }"),
          Map.entry("timeoutSeconds", "timeoutSeconds: #"),
          Map.entry("maxAttempts", "maxAttempts: #"),
          Map.entry("slotTimeoutSeconds", "slotTimeoutSeconds: #"),
          Map.entry("logprobs", "logprobs: #"),
          Map.entry("limits/requestsPerMinute", "limits: { requestsPerMinute: # }"),
          Map.entry("limits/tokensPerMinute", "limits: { tokensPerMinute: # }"),
          Map.entry("budget/maxCostUsd", "budget: { maxCostUsd: # }"),
          Map.entry("budget/maxCalls", "budget: { maxCalls: # }"),
          Map.entry("budget/maxTokens", "budget: { maxTokens: # }"),
          Map.entry("prices/*/input", "prices: { m: { input: #, output: 1 } }"),
          Map.entry("prices/*/output", "prices: { m: { input: 1, output: # } }"));

  @Test
  void every_number_of_the_schema_is_tried() {
    Set<String> numbers = new TreeSet<>();
    numbers("", TREE, (path, node) -> numbers.add(path));
    assertThat(NUMBERS.keySet()).containsExactlyInAnyOrderElementsOf(numbers);
  }

  /** At each bound of the schema, and on both sides of it and of what Java can hold. */
  @Test
  void what_one_takes_as_a_number_the_other_takes() {
    Map<String, Set<String>> values = new TreeMap<>();
    numbers(
        "",
        TREE,
        (path, node) -> {
          Set<String> of = values.computeIfAbsent(path, k -> new TreeSet<>());
          of.addAll(List.of("-1", "0", "0.5", "1", "1.5", "2", "2147483647", "2147483648", "ten"));
          of.addAll(List.of("-9223372036854775808", "-9223372036854775809"));
          of.addAll(List.of("9223372036854775807", "9223372036854775808", "1000000000.5"));
          for (String bound :
              List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
            if (!node.has(bound)) continue;
            BigDecimal at = node.get(bound).decimalValue();
            for (String step : List.of("-1", "-0.001", "0", "0.001", "1"))
              of.add(at.add(new BigDecimal(step)).stripTrailingZeros().toPlainString());
          }
        });
    List<String> differ = new ArrayList<>();
    AtomicInteger taken = new AtomicInteger();
    values.forEach(
        (path, of) -> {
          int before = taken.get();
          for (String value : of) {
            String line = NUMBERS.getOrDefault(path, "").replace("#", value);
            String text = with(line);
            boolean parser = parses(text);
            if (parser) taken.incrementAndGet();
            if (parser != errors(text).isEmpty())
              differ.add(line + (parser ? " is taken by the parser only" : " by the schema only"));
          }
          assertThat(taken.get()).as("some number is taken as %s", path).isGreaterThan(before);
        });
    assertThat(differ).isEmpty();
  }

  /** The small study with this line, in the place of its own of the same key. */
  private static String with(String line) {
    String key = line.replaceFirst(":.*", "");
    return SMALL.contains(key + ": ")
        ? SMALL.replaceFirst("(?m)^" + key + ": .*$", Matcher.quoteReplacement(line))
        : SMALL + line + "\n";
  }

  private static boolean parses(String text) {
    try {
      StudyFile.parse("s.yaml", text);
      return true;
    } catch (BadInput e) {
      return false;
    }
  }

  private static void numbers(String path, JsonNode schema, BiConsumer<String, JsonNode> use) {
    if (schema.has("$ref"))
      numbers(path, TREE.at(schema.get("$ref").textValue().substring(1)), use);
    if (Set.of("integer", "number").contains(schema.path("type").asText()))
      use.accept(path, schema);
    for (String of : List.of("anyOf", "oneOf"))
      for (JsonNode part : schema.path(of)) numbers(path, part, use);
    if (schema.has("items")) numbers(below(path, "*"), schema.get("items"), use);
    if (schema.path("additionalProperties").isObject())
      numbers(below(path, "*"), schema.get("additionalProperties"), use);
    schema
        .path("properties")
        .properties()
        .forEach(p -> numbers(below(path, p.getKey()), p.getValue(), use));
  }

  /** Every fenced YAML of the documents that is a whole study, and the template of init. */
  static List<Arguments> examples() throws IOException {
    List<Arguments> all = new ArrayList<>();
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
    }
    pages.add(HOME.resolve("README.md"));
    for (Path page : pages) {
      int n = 0;
      for (MatchResult m : FENCE.matcher(Files.readString(page, UTF_8)).results().toList()) {
        n++;
        if (m.group(1).contains("models:") && m.group(1).contains("prompts:"))
          all.add(Arguments.of(HOME.relativize(page) + " example " + n, m.group(1)));
      }
    }
    Path template = HOME.resolve("cli/src/main/resources/dev/hivemeter/cli/study-template.yaml");
    all.add(Arguments.of("study-template.yaml", Files.readString(template, UTF_8)));
    return all;
  }

  private static List<String> errors(String yaml) {
    try {
      JsonNode node =
          new YAMLMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(yaml);
      return SCHEMA.validate(node).stream().map(Object::toString).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The keys of every object of the schema, by the path of the object. */
  private static void collect(String path, JsonNode schema, Map<String, Set<String>> into) {
    if (schema.has("$ref"))
      collect(path, TREE.at(schema.get("$ref").textValue().substring(1)), into);
    for (String of : List.of("anyOf", "oneOf"))
      for (JsonNode part : schema.path(of)) collect(path, part, into);
    if (schema.has("items")) collect(below(path, "*"), schema.get("items"), into);
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isObject()) collect(below(path, "*"), additional, into);
    JsonNode properties = schema.path("properties");
    if (properties.isEmpty()) return;
    assertThat(additional.isBoolean() && !additional.booleanValue())
        .as("'%s' allows no other keys", path)
        .isTrue();
    properties
        .properties()
        .forEach(
            p -> {
              into.computeIfAbsent(path, k -> new TreeSet<>()).add(p.getKey());
              collect(below(path, p.getKey()), p.getValue(), into);
            });
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "/" + key;
  }

  private static JsonNode tree() {
    try {
      return new ObjectMapper().readTree(HOME.resolve("docs/study.schema.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
