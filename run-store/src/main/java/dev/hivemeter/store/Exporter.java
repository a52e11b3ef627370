package dev.hivemeter.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import dev.hivemeter.tables.CsvText;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.RowWriter;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import dev.hivemeter.text.MeasuredText;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run as rows of JSONL or CSV, compressed when the file's name ends in {@code .gz}.
 *
 * <ul>
 *   <li>Answers in JSONL are the whole run but for attempts, vectors, scores and how the models
 *       were reached: {@link Importer} reads them back without loss, {@link RecordedGenerators}
 *       replays them. Their first line, which alone has the field {@code hivemeter_export}, says
 *       what is known of the run and its endpoints, the study file with its addresses included
 *       (keys are never in it).
 *   <li>A text that UTF-8 cannot hold is written repaired (U+FFFD); its UTF-16 units stand as
 *       base64 in a further field, named like it with {@code _utf16} behind. CSV has that column
 *       for the prompt and the response only.
 *   <li>CSV text cells are made harmless for spreadsheets ({@link CsvText#NEUTRALISED}).
 *   <li>Vectors are those of the texts that are measured, so reasoning is stripped; rows without a
 *       model are the prompts' own. A row has the vector of the first window, and in {@code
 *       further} those of the windows after it.
 *   <li>Numbers are written with all digits; what is not known is null or an empty cell.
 * </ul>
 */
public final class Exporter {
  /** What of a run is written. */
  public enum What {
    ANSWERS,
    ATTEMPTS,
    SCORES,
    PROMPTS,
    VECTORS,
    PHRASES,
    PLACES;

    /** The columns of a CSV file, in order. */
    public List<String> columns() {
      return switch (this) {
        case ANSWERS -> ExportFormat.ANSWERS;
        case ATTEMPTS -> ExportFormat.ATTEMPTS;
        case SCORES -> ExportFormat.SCORES;
        case PROMPTS -> ExportFormat.PROMPTS;
        case VECTORS -> ExportFormat.VECTORS;
        case PHRASES -> ExportFormat.PHRASES;
        case PLACES -> ExportFormat.PLACES;
      };
    }

    /** As it is typed, such as {@code answers}. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The name in lower case, such as {@code answers}. */
    public static What of(String name) {
      for (What what : values()) if (what.label().equals(name)) return what;
      throw new BadInput(
          "nothing called '"
              + name
              + "' can be exported; allowed are answers, attempts, scores, prompts, vectors, phrases,"
              + " places");
    }
  }

  private final StoredRun run;

  public Exporter(StoredRun run) {
    this.run = run;
  }

  /** Writes a file whole or not at all; of files that are there only an earlier export goes. */
  public long export(What what, Format format, Path file) {
    return export(what, format, file, false);
  }

  /**
   * Writes a file whole or not at all.
   *
   * @param force whether a file that is there goes even if it is no earlier export; a store never
   *     does, and nothing is written beside one
   * @return the number of rows, without the first line of an export of answers
   * @throws BadInput when the file may not or cannot be written, or what is asked for was not made
   *     yet
   */
  public long export(What what, Format format, Path file, boolean force) {
    SafeTarget.refuseRun(file);
    if (!force) SafeTarget.refuseForeign(file, what);
    refuseUnmade(what);
    try (RowWriter out = Tables.create(file, format, what.columns(), CsvText.NEUTRALISED)) {
      return write(what, format, out);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** Writes into a stream and closes it; never compressed. */
  public long export(What what, Format format, OutputStream stream, String name) {
    try (RowWriter out = Tables.create(stream, name, format, what.columns(), CsvText.NEUTRALISED)) {
      return write(what, format, out);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** An empty file would say that there is nothing to find, not that nobody looked. */
  private void refuseUnmade(What what) {
    boolean made =
        switch (what) {
          case ANSWERS, ATTEMPTS, PROMPTS -> true;
          case SCORES, PHRASES, PLACES -> !run.scores().isEmpty();
          case VECTORS -> !run.embeddings().isEmpty();
        };
    if (!made)
      throw new BadInput(
          "run '"
              + run.info().name()
              + "' has no "
              + what.label()
              + " yet; `hivemeter score` makes them");
  }

  private long write(What what, Format format, RowWriter out) {
    boolean header = what == What.ANSWERS && format == Format.JSONL;
    if (header) out.write(header());
    Sink sink = row -> out.write(row.fields(format == Format.CSV ? what.columns() : null));
    switch (what) {
      case ANSWERS -> answers(sink);
      case ATTEMPTS -> attempts(sink);
      case SCORES -> run.scores().forEach(score -> sink.take(row(score)));
      case PROMPTS -> prompts().forEach(prompt -> sink.take(row(prompt)));
      case VECTORS -> vectors(sink);
      case PHRASES -> run.phrases().forEach(phrase -> sink.take(row(phrase)));
      case PLACES -> places(sink);
    }
    out.finish();
    return header ? out.count() - 1 : out.count();
  }

  private interface Sink {
    void take(ExportRow row);
  }

  private Map<String, @Nullable Object> header() {
    RunInfo info = run.info();
    ExportRow row = new ExportRow();
    row.value(ExportFormat.HEADER, ExportFormat.VERSION);
    row.text("kind", "answers");
    row.text("name", info.name());
    row.text("tool_version", info.toolVersion());
    row.text("created", info.created().toString());
    row.text("host", info.host());
    row.value("seed", info.seed());
    ObjectNode endpoints = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Generator.Facts> e : run.endpoints().entrySet()) {
      Generator.Facts facts = e.getValue();
      ObjectNode endpoint = endpoints.putObject(e.getKey());
      endpoint.put("engine", facts.engine());
      endpoint.put("details", facts.details());
      endpoint.set("samplers", Json.array(facts.samplers()));
      endpoint.set("warnings", Json.array(facts.warnings()));
    }
    row.json("endpoints", endpoints);
    row.text("study", info.study());
    return row.fields(null);
  }

  private void answers(Sink sink) {
    for (StoredCell cell : run.cells()) {
      Map<Integer, Aside> asides = run.asides(cell.key());
      for (Sample sample : run.samples(cell.key())) {
        Aside aside = asides.getOrDefault(sample.index(), Aside.NONE);
        if (sample.parts().isEmpty()) sink.take(row(cell, sample, aside));
        for (int i = 0; i < sample.parts().size(); i++) sink.take(row(cell, sample, aside, i));
      }
    }
  }

  /** One part of a list. What belongs to the call as a whole stands with its first part only. */
  private static ExportRow row(StoredCell stored, Sample sample, Aside aside, int number) {
    Part part = sample.parts().get(number);
    Sample own =
        number == 0
            ? sample
            : new Sample(sample.index(), sample.outcome(), Provenance.UNKNOWN, Map.of());
    Outcome.@Nullable Answered reply =
        number == 0 && sample.outcome() instanceof Outcome.Answered a ? a : null;
    return row(stored, own, number == 0 ? aside : Aside.NONE)
        .text("response", part.text())
        .value("cut", part.cut())
        .value("part", number)
        .value("parts", sample.parts().size())
        .value("probability", part.probability())
        .text("reply", reply == null ? null : reply.text())
        .value("reply_cut", reply == null ? null : reply.cut());
  }

  private static ExportRow row(StoredCell stored, Sample sample, Aside aside) {
    Prompt prompt = stored.cell().prompt();
    Condition condition = stored.cell().condition();
    ModelSpec model = condition.model();
    Outcome outcome = sample.outcome();
    Outcome.@Nullable Failed failed = outcome instanceof Outcome.Failed f ? f : null;
    Provenance p = sample.provenance();
    ExportRow row = new ExportRow();
    row.text("prompt_id", prompt.id())
        .text("prompt", prompt.text())
        .text("family", prompt.family())
        .texts("categories", prompt.categories())
        .texts("tags", prompt.tags())
        .text("language", prompt.language())
        .text("model", model.label())
        .text("provider", model.provider())
        .text("model_name", model.name())
        .text("mode", model.mode().name().toLowerCase(Locale.ROOT))
        .text("template", model.template())
        .texts("stop", model.stop())
        .sampling(condition.sampling(), "temperature", "top_p", "top_k", "min_p", "max_tokens")
        .text("seeds", condition.sampling().seeds().name().toLowerCase(Locale.ROOT))
        .text("elicitation", condition.elicitation().name())
        .text("system", condition.elicitation().system())
        .value("sample", sample.index())
        .value("planned", stored.planned())
        .text("outcome", outcome.name())
        .text("response", SampleTable.text(outcome))
        .value("cut", cut(outcome))
        .text("failure", failed == null ? null : failed.kind().name().toLowerCase(Locale.ROOT))
        .value("status", failed == null ? null : failed.status())
        .text("message", failed == null ? null : failed.message())
        .text("finish_reason", p.finishReason())
        .value("prompt_tokens", p.usage().promptTokens())
        .value("completion_tokens", p.usage().completionTokens())
        .text("response_model", p.responseModel())
        .text("fingerprint", p.fingerprint())
        .text("request_id", p.requestId())
        .value("seed", p.seed())
        .value("latency_ms", p.latencyMillis())
        .text("at", p.at() == null ? null : p.at().toString())
        .text("cell", stored.key().hex())
        .text("slot", stored.key().slot(sample.index()))
        .json("extra", new TreeMap<>(sample.extra()))
        .providerDefaults(condition.sampling())
        .json("extra_body", ConditionJson.extraBody(model.asking()))
        .text("reasoning", aside.reasoning());
    Logprobs logprobs = aside.logprobs();
    if (logprobs == null) row.value("logprobs_complete", null).value("logprobs", null);
    else
      row.value("logprobs_complete", logprobs.complete())
          .json("logprobs", LogprobsJson.of(logprobs));
    return row.asked(stored.cell(), stored.key(), sample.index())
        .value("part", outcome instanceof Outcome.Answered ? 0 : null)
        .value("parts", outcome instanceof Outcome.Answered ? 1 : 0)
        .value("probability", null)
        .value("reply", null)
        .value("reply_cut", null);
  }

  private static @Nullable Boolean cut(Outcome outcome) {
    if (outcome instanceof Outcome.Answered a) return a.cut();
    return outcome instanceof Outcome.Unparsed u ? u.cut() : null;
  }

  private void attempts(Sink sink) {
    Map<CellKey, Cell> cells = new HashMap<>();
    for (StoredCell cell : run.cells()) cells.put(cell.key(), cell.cell());
    run.eachAttempt(
        stored -> {
          Cell cell = cells.get(stored.cell());
          // A cell that was registered after the list was read; its attempts come next time.
          if (cell != null) sink.take(row(cell, stored));
        });
  }

  private static ExportRow row(Cell cell, StoredAttempt stored) {
    var attempt = stored.attempt();
    return new ExportRow()
        .text("prompt_id", cell.prompt().id())
        .text("model", cell.condition().model().label())
        .sampling(cell.condition().sampling(), "temperature", "top_p", "top_k", "min_p")
        .text("elicitation", cell.condition().elicitation().name())
        .value("sample", stored.sample())
        .value("number", attempt.number())
        .text(
            "failure",
            attempt.failure() == null ? null : attempt.failure().name().toLowerCase(Locale.ROOT))
        .value("status", attempt.status())
        .text("message", attempt.message())
        .value("waited_ms", millis(attempt.waited()))
        .value("latency_ms", attempt.latencyMillis())
        .value("prompt_tokens", attempt.usage().promptTokens())
        .value("completion_tokens", attempt.usage().completionTokens())
        .text("at", attempt.at().toString())
        .value("cost_usd", attempt.costUsd())
        .text("cell", stored.cell().hex())
        .text("slot", stored.cell().slot(stored.sample()))
        .providerDefaults(cell.condition().sampling());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static ExportRow row(ScoreRow score) {
    Score.@Nullable Value value = score.score() instanceof Score.Value v ? v : null;
    @Nullable Interval interval = value == null ? null : value.interval();
    return new ExportRow()
        .text("metric", score.metric())
        .text("embedding", score.embedding())
        .text("scope", score.scope().name().toLowerCase(Locale.ROOT))
        .text("model", score.model())
        .text("model_b", score.modelB())
        .text("prompt_id", score.promptId())
        .sampling(score.sampling(), "temperature", "top_p", "min_p")
        .text("elicitation", score.elicitation())
        .text("variant", score.variant())
        .value("value", value == null ? null : value.value())
        .value("low", interval == null ? null : interval.low())
        .value("high", interval == null ? null : interval.high())
        .text("method", interval == null ? "" : interval.method())
        .value("n", value == null ? null : value.n())
        .text("undefined", score.score() instanceof Score.Undefined u ? u.reason() : "")
        .sampling(score.sampling(), "top_k", "max_tokens")
        .providerDefaults(score.sampling());
  }

  private Set<Prompt> prompts() {
    Set<Prompt> prompts = new LinkedHashSet<>();
    for (StoredCell cell : run.cells()) prompts.add(cell.cell().prompt());
    return prompts;
  }

  private static ExportRow row(Prompt prompt) {
    return new ExportRow()
        .text("id", prompt.id())
        .text("text", prompt.text())
        .text("family", prompt.family())
        .texts("categories", prompt.categories())
        .texts("tags", prompt.tags())
        .text("language", prompt.language());
  }

  private void vectors(Sink sink) {
    for (String embedding : run.embeddings()) {
      for (Prompt prompt : prompts()) {
        String hash = Sha256.of(prompt.text());
        StoredVector vector = run.vectors(embedding, List.of(hash)).get(hash);
        if (vector != null) sink.take(row(prompt, null, null, embedding, hash, vector));
      }
      for (StoredCell cell : run.cells()) vectors(sink, embedding, cell);
    }
  }

  private void vectors(Sink sink, String embedding, StoredCell cell) {
    Map<Answer, String> hashes = new LinkedHashMap<>();
    for (Sample sample : run.samples(cell.key()))
      for (MeasuredText t : MeasuredText.of(sample))
        if (!t.text().isBlank())
          hashes.put(new Answer(sample.index(), t.part()), Sha256.of(t.text()));
    Map<String, StoredVector> vectors = run.vectors(embedding, hashes.values());
    hashes.forEach(
        (answer, hash) -> {
          StoredVector vector = vectors.get(hash);
          if (vector != null)
            sink.take(
                row(
                    cell.cell().prompt(),
                    cell.cell().condition(),
                    answer,
                    embedding,
                    hash,
                    vector));
        });
  }

  private static ExportRow row(
      Prompt prompt,
      @Nullable Condition condition,
      @Nullable Answer answer,
      String embedding,
      String hash,
      StoredVector vector) {
    return new ExportRow()
        .text("prompt_id", prompt.id())
        .text("model", condition == null ? "" : condition.model().label())
        .sampling(condition == null ? null : condition.sampling(), "temperature", "top_p")
        .value("sample", answer == null ? null : answer.sample)
        .text("embedding", embedding)
        .text("text_sha256", hash)
        .value("tokens", vector.tokens())
        .value("vector", numbers(vector.vector()))
        .sampling(condition == null ? null : condition.sampling(), "top_k", "min_p")
        .text("elicitation", condition == null ? "" : condition.elicitation().name())
        .value("further", vector.further().stream().map(Exporter::numbers).toList())
        .providerDefaults(condition == null ? null : condition.sampling())
        .value("part", answer == null ? null : answer.part);
  }

  /** Which answer of a cell. */
  private record Answer(int sample, int part) {}

  private static ExportRow row(SharedPhrase p) {
    return new ExportRow()
        .text("prompt_id", p.promptId())
        .sampling(p.sampling(), "temperature", "top_p", "top_k", "min_p", "max_tokens")
        .text("elicitation", p.elicitation())
        .value("rank", p.rank())
        .text("phrase", p.phrase())
        .value("tokens", p.tokens())
        .texts("models", p.models())
        .value("responses", p.responses())
        .value("occurrences", p.occurrences())
        .value("share", p.share())
        .value("echo", p.echo())
        .text("example_model", p.exampleModel())
        .value("example_sample", p.exampleSample())
        .text("example", p.example())
        .providerDefaults(p.sampling());
  }

  private void places(Sink sink) {
    String embedding = run.placesEmbedding();
    for (Place p : run.places())
      sink.take(
          new ExportRow()
              .text("prompt_id", p.promptId())
              .text("model", p.model())
              .sampling(p.sampling(), "temperature", "top_p", "top_k", "min_p", "max_tokens")
              .text("elicitation", p.elicitation())
              .value("sample", p.sample())
              .value("x", p.x())
              .value("y", p.y())
              .value("cluster", p.cluster())
              .text("embedding", embedding)
              .providerDefaults(p.sampling())
              .value("part", p.part()));
  }

  private static List<Float> numbers(float[] vector) {
    List<Float> numbers = new ArrayList<>(vector.length);
    for (float x : vector) numbers.add(x);
    return numbers;
  }
}
