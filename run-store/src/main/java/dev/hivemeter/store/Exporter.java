package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import dev.hivemeter.tables.Column;
import dev.hivemeter.tables.CsvText;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.RowWriter;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run as rows of JSONL, CSV or Parquet, compressed with gzip when the file's name ends in
 * {@code .gz}.
 *
 * <ul>
 *   <li>Answers are the whole run but for attempts, vectors, scores and how the models were
 *       reached: {@link Importer} reads them back without loss, {@link RecordedGenerators} replays
 *       them. The first line of JSONL, which alone has the field {@code hivemeter_export}, and the
 *       metadata of Parquet say what is known of the run and its endpoints, the study file with its
 *       addresses included (keys are never in it); CSV has no place for that.
 *   <li>A text that UTF-8 cannot hold is written repaired (U+FFFD); its UTF-16 units stand as
 *       base64 in a further field, named like it with {@code _utf16} behind. CSV and Parquet have
 *       that column for prompt, response and reply; of answers' other texts it stands in {@code
 *       others_utf16}.
 *   <li>CSV text cells are made harmless for spreadsheets ({@link CsvText#NEUTRALISED}); those of
 *       answers tell the empty text from nothing ({@link CsvText#EXACT}).
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

    /** The columns with their types, in order. */
    public List<Column> schema() {
      return columns().stream().map(ExportTypes::column).toList();
    }

    /** The names of the columns, in order. */
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

    private CsvText cells() {
      return this == ANSWERS ? CsvText.EXACT : CsvText.NEUTRALISED;
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
   *     does
   * @return the number of rows, without what describes the run
   * @throws BadInput when the file may not or cannot be written, or what is asked for was not made
   *     yet
   */
  public long export(What what, Format format, Path file, boolean force) {
    refuse(what, file, force);
    refuseUnmade(what);
    try (RowWriter out = Tables.create(file, format, what.schema(), what.cells())) {
      return write(what, format, out);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** Writes into a stream and closes it; never compressed. */
  public long export(What what, Format format, OutputStream stream, String name) {
    try (RowWriter out = Tables.create(stream, name, format, what.schema(), what.cells())) {
      return write(what, format, out);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /**
   * Writes prompts that belong to no run, in the form of exported ones: whole or not at all.
   *
   * @param force whether a file that is there goes even if it is no earlier export
   * @throws BadInput when the file may not or cannot be written
   */
  public static void prompts(List<Prompt> prompts, Format format, Path file, boolean force) {
    refuse(What.PROMPTS, file, force);
    try (RowWriter out = Tables.create(file, format, What.PROMPTS.schema(), CsvText.NEUTRALISED)) {
      prompts(prompts, format, out);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** The same into a stream, which is closed. */
  public static void prompts(
      List<Prompt> prompts, Format format, OutputStream stream, String name) {
    try (RowWriter out =
        Tables.create(stream, name, format, What.PROMPTS.schema(), CsvText.NEUTRALISED)) {
      prompts(prompts, format, out);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  private static void prompts(List<Prompt> prompts, Format format, RowWriter out) {
    @Nullable List<String> columns = format.hasFixedColumns() ? What.PROMPTS.columns() : null;
    for (Prompt p : prompts) out.write(row(p).fields(columns));
    out.finish();
  }

  private static void refuse(What what, Path file, boolean force) {
    SafeTarget.refuseRun(file);
    if (!force) SafeTarget.refuseForeign(file, what);
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
    if (what == What.ANSWERS && format != Format.CSV) out.head(ExportedAnswers.header(run));
    long before = out.count();
    @Nullable List<String> columns = format.hasFixedColumns() ? what.columns() : null;
    Consumer<ExportRow> sink = row -> out.write(row.fields(columns));
    switch (what) {
      case ANSWERS -> ExportedAnswers.of(run, sink);
      case ATTEMPTS -> attempts(sink);
      case SCORES -> run.scores().forEach(score -> sink.accept(row(score)));
      case PROMPTS -> ExportedVectors.prompts(run).forEach(prompt -> sink.accept(row(prompt)));
      case VECTORS -> ExportedVectors.of(run, sink);
      case PHRASES -> run.phrases().forEach(phrase -> sink.accept(row(phrase)));
      case PLACES -> places(sink);
    }
    out.finish();
    return out.count() - before;
  }

  private void attempts(Consumer<ExportRow> sink) {
    Map<CellKey, Cell> cells = new HashMap<>();
    for (StoredCell cell : run.cells()) cells.put(cell.key(), cell.cell());
    run.eachAttempt(
        stored -> {
          Cell cell = cells.get(stored.cell());
          // A cell that was registered after the list was read; its attempts come next time.
          if (cell != null) sink.accept(row(cell, stored));
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

  private static ExportRow row(Prompt prompt) {
    return new ExportRow()
        .text("id", prompt.id())
        .text("text", prompt.text())
        .text("family", prompt.family())
        .texts("categories", prompt.categories())
        .texts("tags", prompt.tags())
        .text("language", prompt.language())
        .task(prompt.task());
  }

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

  private void places(Consumer<ExportRow> sink) {
    String embedding = run.placesEmbedding();
    for (Place p : run.places())
      sink.accept(
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
}
