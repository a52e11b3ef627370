package dev.hivemeter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.hivemeter.pipeline.StopSignal;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Comparing and gating, from answers to exit codes, on the shipped recording of a real model: six
 * prompts at T = 0.2 and T = 1.0.
 */
final class CompareAndGateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PROMPTS = 6;
  private static final String METRICS =
      "mean-pairwise-cosine,exact-duplicate-rate,rouge-l,jaccard-1,self-bleu-4";

  @TempDir static Path folder;

  @BeforeAll
  static void runs() throws Exception {
    List<ObjectNode> rows = recorded();
    make("base", rows, "local:all-minilm-l6-v2");
    copy("base", "again");
    List<ObjectNode> half = copies(rows);
    half.forEach(r -> fail(r, r.path("sample").asInt() % 2 == 1));
    make("half", half, "local:all-minilm-l6-v2");
    List<ObjectNode> few = copies(rows);
    few.removeIf(r -> r.path("sample").asInt() > 2);
    few.forEach(r -> r.put("planned", 3));
    make("short", few, "local:all-minilm-l6-v2@limit-128");
    ok("baseline", "base", "-o", "baseline.json");
  }

  private static List<ObjectNode> recorded() throws Exception {
    List<ObjectNode> rows = new ArrayList<>();
    Set<String> prompts = new LinkedHashSet<>();
    try (InputStream in =
            Objects.requireNonNull(
                Demo.class.getResourceAsStream("demo/smollm2-135m-instruct.jsonl.gz"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(new GZIPInputStream(in), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JSON.readTree(line);
        double t = row.path("temperature").asDouble();
        if (!(t == 0.2 || t == 1.0) || !row.path("system").isNull()) continue;
        if (row.path("top_p").asDouble() != 0.9) continue;
        String id = row.path("prompt_id").asText();
        if (prompts.size() < PROMPTS) prompts.add(id);
        if (prompts.contains(id)) rows.add((ObjectNode) row);
      }
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(2 * PROMPTS * 10);
    return rows;
  }

  private static List<ObjectNode> copies(List<ObjectNode> rows) {
    List<ObjectNode> copies = new ArrayList<>();
    rows.forEach(r -> copies.add(r.deepCopy()));
    return copies;
  }

  private static void fail(ObjectNode row, boolean failed) {
    if (!failed) return;
    row.put("outcome", "failed").put("failure", "server").put("status", 500);
    row.put("message", "the server fell over").putNull("response");
  }

  private static void make(String name, List<ObjectNode> rows, String embedding) throws Exception {
    StringBuilder lines = new StringBuilder();
    rows.forEach(r -> lines.append(r).append('\n'));
    Files.writeString(folder.resolve(name + ".jsonl"), lines);
    ok("import", name + ".jsonl", "--into", name);
    ok("score", name, "--metrics", METRICS, "--embedding", embedding);
  }

  private static void copy(String from, String to) throws Exception {
    Files.createDirectory(folder.resolve(to));
    Files.copy(folder.resolve(from).resolve("run.db"), folder.resolve(to).resolve("run.db"));
  }

  private static InProcess ok(String... args) {
    InProcess r = InProcess.run(folder, args);
    assertThat(r.code()).as(r.err()).isZero();
    return r;
  }

  private static InProcess gate(String... more) {
    List<String> args = new ArrayList<>(List.of("gate", "--baseline", "baseline.json"));
    args.addAll(List.of(more));
    return InProcess.run(folder, args.toArray(String[]::new));
  }

  private static Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void a_higher_temperature_loosens_the_answers_and_says_so_everywhere() throws Exception {
    InProcess r =
        ok(
            "compare",
            "base",
            "--contrast",
            "temperature",
            "--from",
            "0.2",
            "--to",
            "1",
            "--equivalence",
            "0.02",
            "--markdown",
            "c.md",
            "--html",
            "c.html");
    assertThat(r.out())
        .contains("Declared to differ: temperature 0.2 against 1.0.")
        .contains("away from collapse: from")
        .contains("Not equivalent: the change is shown to go beyond ±0.02")
        .contains("seed 1")
        .contains("Prompts that moved most");
    String page = Files.readString(folder.resolve("c.html"));
    assertThat(page)
        .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
        .contains("mean-pairwise-cosine@1")
        .doesNotContain(" style=")
        .doesNotContain("<script");
    assertThat(Files.readString(folder.resolve("c.md")))
        .startsWith("<!-- hivemeter comparison -->")
        .contains("| mean-pairwise-cosine@1 |");
    JsonNode json =
        JSON.readTree(
            ok(
                    "compare",
                    "base",
                    "--contrast",
                    "temperature",
                    "--from",
                    "1.0",
                    "--to",
                    "0.2",
                    "--json")
                .out());
    JsonNode primary = json.path("pairs").path(0).path("measures").path(0);
    assertThat(primary.path("change").asDouble()).isGreaterThan(0.1);
    assertThat(primary.path("p").asDouble()).isEqualTo(2.0 / (1 << PROMPTS));
    assertThat(primary.path("p_adjusted").asDouble()).isEqualTo(primary.path("p").asDouble());
    JsonNode moved = json.path("pairs").path(0).path("moved");
    assertThat(moved).hasSize(5);
    assertThat(moved.path(0).path("said_before")).hasSize(3);
  }

  @Test
  void a_ladder_has_a_trend_and_steps() throws Exception {
    JsonNode json =
        JSON.readTree(
            ok("compare", "base", "--contrast", "temperature", "--ladder", "1.0,0.2", "--json")
                .out());
    JsonNode measures = json.path("ladders").path(0).path("measures");
    assertThat(measures.path(0).path("trend").asDouble()).isEqualTo(1);
    assertThat(measures.path(0).path("steps")).hasSize(1);
    assertThat(measures.findValuesAsText("metric")).contains("self-bleu-4@1");
    assertThat(ok("compare", "--ladder", "base,again", "--contrast", "date").out())
        .contains("has no trend");
  }

  /**
   * Fewer answers of the same model are no less repetitive; taken as they are they would seem so.
   */
  @Test
  void a_measure_that_moves_with_n_is_compared_at_the_smaller_number_of_answers() throws Exception {
    String[] unequal = {"compare", "base", "short", "--metrics", "self-bleu-4"};
    assertThat(ok(unequal).out().replaceAll("\\s+", " "))
        .contains("self-bleu-4@1 *")
        .contains("at the smaller number of answers in 6 prompts (prompt '")
        .contains("has 10 against 3");
    JsonNode pairs = JSON.readTree(ok(with(unequal, "--json")).out()).path("pairs");
    JsonNode stored =
        JSON.readTree(ok("compare", "base", "again", "--metrics", "self-bleu-4", "--json").out())
            .path("pairs");
    for (int p = 0; p < 2; p++) {
      JsonNode row = pairs.path(p).path("measures").path(0);
      assertThat(row.path("rarefied").asBoolean()).isTrue();
      double whole = stored.path(p).path("measures").path(0).path("before").asDouble();
      double taken = row.path("before").asDouble();
      double few = row.path("after").asDouble();
      assertThat(taken).isLessThan(whole);
      assertThat(Math.abs(few - taken)).isLessThan(Math.abs(few - whole));
    }
    assertThat(JSON.readTree(ok(with(unequal, "--json")).out()).path("pairs")).isEqualTo(pairs);
    String[] ladder = {
      "compare", "--ladder", "base,short", "--contrast", "date", "--metrics", "self-bleu-4"
    };
    assertThat(ok(ladder).out().replaceAll("\\s+", " "))
        .contains("at the smallest number of answers in 6 prompts: self-bleu-4@1");
    JsonNode climbed =
        JSON.readTree(ok(with(ladder, "--json")).out())
            .path("ladders")
            .path(0)
            .path("measures")
            .path(0);
    assertThat(climbed.path("uneven_prompts").asInt()).isEqualTo(6);
    assertThat(climbed.path("means").path(0))
        .isEqualTo(pairs.path(0).path("measures").path(0).path("before"));
  }

  /** Two conditions with one label: every number is still of its own answers. */
  @Test
  void conditions_whose_labels_are_alike_are_told_apart() throws Exception {
    List<ObjectNode> twins = copies(recorded());
    for (ObjectNode row : twins) {
      row.remove(List.of("cell", "slot"));
      if (row.path("temperature").asDouble() == 0.2) row.putNull("top_p");
      else row.put("temperature", 0.2).put("top_p", 1.0);
    }
    make("twins", twins, "local:all-minilm-l6-v2@limit-128");
    List<ObjectNode> few = copies(twins);
    few.removeIf(r -> r.path("sample").asInt() > 2);
    few.forEach(r -> r.put("planned", 3));
    make("few-twins", few, "local:all-minilm-l6-v2@limit-128");
    String[] told = {"compare", "twins", "few-twins", "--metrics", "self-bleu-4", "--json"};
    JsonNode apart = JSON.readTree(ok(told).out()).path("pairs");
    assertThat(apart.findValuesAsText("after"))
        .contains(
            "SmolLM2-135M-Instruct T=0.2 top-p=unknown", "SmolLM2-135M-Instruct T=0.2 top-p=1.0");
    told[1] = "base";
    told[2] = "short";
    JsonNode usual = JSON.readTree(ok(told).out()).path("pairs");
    for (int p = 0; p < 2; p++) {
      assertThat(apart.path(p).path("measures")).isEqualTo(usual.path(p).path("measures"));
      assertThat(apart.path(p).path("moved")).isEqualTo(usual.path(p).path("moved"));
    }
  }

  private static String[] with(String[] args, String more) {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = more;
    return all;
  }

  @Test
  void two_runs_of_the_same_answers_are_the_same() {
    assertThat(ok("compare", "base", "again").out())
        .contains("Both sides hold the same answers to every prompt.")
        .contains("The same conditions, asked again: 2 pairs");
  }

  @Test
  void identical_answers_pass_by_identity_from_a_file_and_from_a_run() {
    InProcess r = gate("again");
    assertThat(r.code()).as(r.err()).isZero();
    assertThat(r.out())
        .contains("PASS           mean-pairwise-cosine@1 in")
        .contains("both sides hold the same answers (6 prompts)")
        .contains("PASS: of 2 checks 2 passed, 0 failed, 0 could not be decided");
    assertThat(InProcess.run(folder, "gate", "--baseline", "base", "again").code()).isZero();
  }

  @Test
  void a_lower_temperature_as_the_declared_contrast_fails_the_gate() throws Exception {
    InProcess r = gate("--contrast", "temperature", "--from", "1.0", "--to", "0.2", "base");
    assertThat(r.code()).isEqualTo(3);
    assertThat(r.out()).contains("FAIL").contains("above the margin 0.02");
    InProcess other = gate("--contrast", "temperature", "--from", "0.2", "--to", "1.0", "base");
    assertThat(other.code()).as(other.out()).isZero();
    assertThat(other.out()).contains("below the margin 0.02");
  }

  @Test
  void a_run_of_which_half_the_answers_failed_cannot_decide() {
    InProcess r = gate("half");
    assertThat(r.code()).isEqualTo(4);
    assertThat(r.out())
        .contains("CANNOT DECIDE")
        .contains("6 of 6 prompts have no number any more")
        .contains("has 5 usable answers of 10")
        .contains("would decide: answers to at least 6 of these prompts");
  }

  @Test
  void another_embedder_is_refused_with_both_names_in_every_output() throws Exception {
    InProcess r = gate("short", "--json", "--junit", "refused.xml", "--badge", "refused.svg");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err())
        .contains("not comparable")
        .contains("local:all-minilm-l6-v2@limit-256")
        .contains("local:all-minilm-l6-v2@limit-128");
    assertThat(JSON.readTree(r.out()).path("verdict").asText()).isEqualTo("refused");
    assertThat(Files.readString(folder.resolve("refused.xml"))).contains("<error type=\"refused\"");
    assertThat(Files.readString(folder.resolve("refused.svg"))).contains("refused</title>");
    assertThat(InProcess.run(folder, "compare", "base", "short").code()).isEqualTo(2);
  }

  /** A server may look at the files and not at the exit code. */
  @Test
  void a_refusal_of_any_kind_leaves_nothing_green() throws Exception {
    file("broken.json", "{");
    file("broken.yaml", "rules: 1\n");
    ok("import", "base.jsonl", "--into", "unscored");
    String[][] wrong = {
      {"unscored", "--baseline", "baseline.json"},
      {"nowhere", "--baseline", "baseline.json"},
      {"again", "--baseline", "broken.json"},
      {"again", "--baseline", "absent.json"},
      {"again", "--baseline", "baseline.json", "--rules", "broken.yaml"},
      {"again", "--baseline", "baseline.json", "--rules", "absent.yaml"},
      {"again", "--baseline", "baseline.json", "--from", "1"},
      {"again", "--baseline", "baseline.json", "--contrast", "moon"},
      {"again", "--baseline", "baseline.json", "--embedding", "local:nothing"},
      {"short", "--baseline", "baseline.json"},
    };
    Path summary = file("stale.md", "");
    Map<String, String> github =
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    for (String[] args : wrong) {
      InProcess passed = gate("again", "--junit", "stale.xml", "--badge", "stale.svg");
      assertThat(passed.code()).isZero();
      assertThat(Files.readString(folder.resolve("stale.svg"))).contains("pass</title>");
      Files.writeString(summary, "");
      List<String> all = new ArrayList<>(List.of("gate", "--json"));
      all.addAll(List.of("--junit", "stale.xml", "--badge", "stale.svg"));
      all.addAll(List.of(args));
      InProcess r = InProcess.run(folder, github, all.toArray(String[]::new));
      String as = String.join(" ", args) + r.err();
      assertThat(r.code()).as(as).isEqualTo(2);
      assertThat(JSON.readTree(r.out()).path("verdict").asText()).as(as).isEqualTo("refused");
      assertThat(JSON.readTree(r.out()).path("reasons")).as(as).isNotEmpty();
      assertThat(Files.readString(folder.resolve("stale.xml")))
          .as(as)
          .contains("errors=\"", "<error type=\"refused\"")
          .doesNotContain("errors=\"0\"");
      assertThat(Files.readString(folder.resolve("stale.svg"))).as(as).contains("refused</title>");
      assertThat(Files.readString(summary)).as(as).startsWith("## Hivemeter: refused\n");
      assertThat(r.err()).as(as).contains("::error title=Hivemeter%3A ");
    }
  }

  @Test
  void a_refusal_reaches_the_other_outputs_when_one_cannot_be_written() throws Exception {
    assertThat(gate("again", "--junit", "one.xml").code()).isZero();
    file("mine.svg", "<svg/>");
    InProcess r = gate("again", "--json", "--junit", "one.xml", "--badge", "mine.svg");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("'mine.svg' exists and is not an earlier badge");
    assertThat(r.out().lines()).hasSize(1);
    assertThat(JSON.readTree(r.out()).path("verdict").asText()).isEqualTo("refused");
    assertThat(Files.readString(folder.resolve("one.xml"))).contains("<error type=\"refused\"");
    assertThat(Files.readString(folder.resolve("mine.svg"))).isEqualTo("<svg/>");
  }

  @Test
  void a_gate_that_is_interrupted_takes_the_earlier_verdict_away() throws Exception {
    String[] args = {
      "gate", "--baseline", "base", "again", "--junit", "cut.xml", "--badge", "cut.svg"
    };
    assertThat(InProcess.run(folder, args).code()).isZero();
    StopSignal stop = new StopSignal();
    stop.stop();
    assertThat(InProcess.run(folder, Map.of(), stop, args).code()).isEqualTo(130);
    assertThat(folder.resolve("cut.xml")).doesNotExist();
    assertThat(folder.resolve("cut.svg")).doesNotExist();
  }

  @Test
  void rules_have_slices_scopes_and_margins_and_a_measure_that_moves_with_n_needs_equal_n()
      throws Exception {
    file(
        "rules.yaml",
        """
        contrast: temperature
        maxMissing: 0
        rules:
          - metric: rouge-l
            margin: 0.01
            scope: these-prompts
            models: [SmolLM2-135M-Instruct]
          - metric: mean-pairwise-cosine
            categories: [Brainstorm & Ideation, Creative Content Generation]
        """);
    InProcess r = gate("--rules", "rules.yaml", "--from", "1.0", "--to", "0.2", "base", "--json");
    assertThat(r.code()).as(r.err()).isEqualTo(3);
    JsonNode checks = JSON.readTree(r.out()).path("checks");
    assertThat(checks).hasSize(2);
    assertThat(checks.path(0).path("method").asText()).isEqualTo("within-pools");
    // Holm over two: the smaller p is doubled, the larger is at least as large.
    double a = checks.path(0).path("p_above_margin").asDouble();
    double b = checks.path(1).path("p_above_margin").asDouble();
    int less = a < b ? 0 : 1;
    double doubled = Math.min(1, 2 * Math.min(a, b));
    assertThat(checks.path(less).path("p_above_margin_holm").asDouble()).isEqualTo(doubled);
    assertThat(checks.path(1 - less).path("p_above_margin_holm").asDouble())
        .isEqualTo(Math.max(doubled, Math.max(a, b)));
    assertThat(checks.path(1).path("expected").asInt()).isBetween(2, PROMPTS - 1);

    ok("baseline", "base", "-o", "bleu.json", "--metrics", "self-bleu-4");
    file("bleu.yaml", "rules:\n  - { metric: self-bleu-4, margin: 0.1 }\n");
    InProcess unequal =
        InProcess.run(folder, "gate", "--baseline", "bleu.json", "--rules", "bleu.yaml", "short");
    assertThat(unequal.code()).isEqualTo(2);
    assertThat(unequal.err()).contains("self-bleu-4@1 moves with the number of answers");
    InProcess absent = gate("--rules", "bleu.yaml", "again");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).contains("make the baseline with --metrics self-bleu-4");
  }

  @Test
  void on_github_there_are_a_summary_and_annotations_unless_told_otherwise() throws Exception {
    Path summary = file("summary.md", "before\n");
    Map<String, String> env =
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    InProcess r =
        InProcess.run(
            folder,
            env,
            "gate",
            "--baseline",
            "baseline.json",
            "--contrast",
            "temperature",
            "--from",
            "1.0",
            "--to",
            "0.2",
            "base");
    assertThat(r.err()).contains("::error title=Hivemeter%3A FAIL::mean-pairwise-cosine@1 in '");
    assertThat(Files.readString(summary))
        .startsWith("before\n## Hivemeter: FAIL: of 1 check")
        .contains("| **fail** |");
    long size = Files.size(summary);
    InProcess quiet =
        InProcess.run(folder, env, "gate", "--no-github", "--baseline", "baseline.json", "half");
    assertThat(quiet.err()).doesNotContain("::");
    assertThat(Files.size(summary)).isEqualTo(size);
    assertThat(gate("--github", "again").err()).contains("GITHUB_STEP_SUMMARY");
  }

  @Test
  void a_baseline_is_the_same_bytes_twice_keeps_to_its_schema_and_holds_no_answer()
      throws Exception {
    ok("baseline", "base", "-o", "twice.json");
    String text = Files.readString(folder.resolve("baseline.json"));
    assertThat(text)
        .isEqualTo(Files.readString(folder.resolve("twice.json")))
        .isASCII()
        .doesNotContain(recorded().get(0).path("response").asText().substring(0, 30));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/baseline.schema.json")));
    assertThat(schema.validate(JSON.readTree(text))).isEmpty();
    JsonNode bad = JSON.readTree(text.replace("\"planned\":10", "\"planned\":-1"));
    assertThat(schema.validate(bad)).isNotEmpty();
  }

  @Test
  void what_is_no_baseline_is_refused_and_nothing_foreign_is_replaced() throws Exception {
    String good = Files.readString(folder.resolve("baseline.json"));
    refuses("\uFEFF" + good, r -> assertThat(r.code()).isZero());
    refuses("", r -> assertThat(r.err()).contains("b.json is empty"));
    refuses("{", r -> assertThat(r.err()).contains("b.json:1:2: not JSON"));
    refuses("[1]", r -> assertThat(r.err()).contains("is not a baseline of Hivemeter"));
    refuses(
        good.replace("\"version\": 1", "\"version\": 2"),
        r -> assertThat(r.err()).contains("written by a newer Hivemeter (baseline version 2"));
    refuses(
        good.replaceFirst("\"planned\":10", "\"planned\":\"ten\""),
        r ->
            assertThat(r.err())
                .contains("'conditions[0].pools[0].planned' must be a whole number, not \"ten\""));
    refuses(
        good.replaceFirst("\"digest\"", "\"digst\""),
        r -> assertThat(r.err()).contains("unknown key 'digst' in 'conditions[0].pools[0]'"));
    refuses(
        good.replaceFirst("\"score\":[0-9.]+", "\"score\":NaN"),
        r -> assertThat(r.err()).contains("not JSON"));

    file("mine.json", "{\"mine\": true}");
    InProcess foreign = InProcess.run(folder, "baseline", "base", "-o", "mine.json");
    assertThat(foreign.code()).isEqualTo(2);
    assertThat(foreign.err()).contains("exists and is not an earlier baseline");
    InProcess store = InProcess.run(folder, "baseline", "base", "-o", "base/run.db", "--force");
    assertThat(store.err()).contains("belongs to the store of a run");
    assertThat(InProcess.run(folder, "baseline", "base", "-o", "no/such.json").err())
        .contains("there is no folder");
  }

  private static void refuses(String text, Consumer<InProcess> check) throws Exception {
    file("b.json", text);
    InProcess r = InProcess.run(folder, "gate", "--baseline", "b.json", "again");
    check.accept(r);
    assertThat(r.code()).isIn(0, 2);
  }

  @Test
  void what_cannot_be_compared_is_told_with_the_next_step() {
    String[][] wrong = {
      {"compare", "base"},
      {"compare"},
      {"compare", "base", "--contrast", "temperature"},
      {"compare", "base", "--contrast", "temperature", "--from", "0.3", "--to", "1.0"},
      {"compare", "base", "again", "--from", "0.2"},
      {"compare", "base", "again", "--contrast", "temperature", "--from", "0.2", "--to", "0.2"},
      {"compare", "base", "--ladder", "0.2"},
      {"compare", "base", "again", "--metrics", "length-mean"},
      {"compare", "base", "nowhere"},
    };
    String[] said = {
      "name what differs with --contrast",
      "name one run with --contrast",
      "needs --from and --to",
      "'0.3' is not a temperature of the run",
      "go with a --contrast that has values",
      "has the same temperature on both sides",
      "two rungs or more",
      "points neither to collapse nor away from it",
      "there is no run at",
    };
    for (int i = 0; i < wrong.length; i++) {
      InProcess r = InProcess.run(folder, wrong[i]);
      assertThat(r.code()).as(String.join(" ", wrong[i])).isEqualTo(2);
      assertThat(r.err()).contains(said[i]);
    }
  }

  @Test
  void scores_that_are_older_than_the_answers_are_not_compared() throws Exception {
    copy("base", "old");
    ObjectNode more = recorded().get(0);
    more.put("sample", 99).put("planned", 100).remove("slot");
    Files.writeString(folder.resolve("more.jsonl"), more + "\n");
    ok("import", "more.jsonl", "--into", "old");
    InProcess r = gate("old");
    assertThat(r.code()).isEqualTo(2);
    assertThat(r.err()).contains("are not those that were scored; run `hivemeter score old` again");
  }

  @Test
  void ctrl_c_ends_it_and_leaves_no_file() {
    StopSignal stop = new StopSignal();
    stop.stop();
    InProcess r = InProcess.run(folder, Map.of(), stop, "baseline", "base", "-o", "stopped.json");
    assertThat(r.code()).isEqualTo(130);
    assertThat(folder.resolve("stopped.json")).doesNotExist();
  }
}
