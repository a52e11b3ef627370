package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.store.Importer.Shape;
import dev.hivemeter.store.foreign.ForeignAnswer;
import dev.hivemeter.store.foreign.ForeignFile;
import dev.hivemeter.store.foreign.Tool;
import dev.hivemeter.tables.Caps;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.JsonDocument;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of one file, whatever its shape. */
final class AnswerFile {
  /** 32 Mi units a text, 128 Mi a row or sample. */
  static final Caps CAPS = new Caps(1 << 25, 1 << 27, 300, 1L << 24);

  private static final Map<String, String> ALPACA_EVAL =
      Map.of("prompt", "instruction", "model", "generator", "response", "output");

  /** Where answers go. */
  interface Sink {
    /** Of one of our own exports, before its answers. */
    void header(ExportHeader header);

    /** A row that holds an answer, or a part of one. */
    void row();

    void answer(AnswerRow answer) throws SQLException;
  }

  private interface Reading {
    AnswerRow read(Row row);
  }

  private final Path file;
  private final Importer.Options options;
  private final ModelNames models;
  private final KnownPrompts prompts;

  AnswerFile(Path file, Importer.Options options, ModelNames models, KnownPrompts prompts) {
    this.file = file;
    this.options = options;
    this.models = models;
    this.prompts = prompts;
  }

  /** Gives all answers to the sink; returns what the user should know of the file. */
  List<String> read(Sink sink) throws SQLException {
    refuseZip();
    Shape shape = options.shape();
    JsonDocument.@Nullable Outline first =
        shape == Shape.AUTO || shape.tool() != null ? outline() : null;
    if (shape == Shape.AUTO && first != null) {
      List<Tool> documents = Tool.documents(first.object());
      if (!documents.isEmpty())
        shape = only(file.toString(), documents.stream().map(Shape::of).toList());
    }
    return shape.tool() == null ? readRows(sink, shape, first) : foreign(sink, shape.tool(), first);
  }

  private void refuseZip() {
    if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".eval"))
      throw new BadInput(
          file
              + " is Inspect's packed log; convert it with `inspect log convert "
              + file.getFileName()
              + " --to json --output-dir FOLDER` and import the .json file");
  }

  private JsonDocument.@Nullable Outline outline() {
    Optional<Format> format = Format.ofName(String.valueOf(file.getFileName()));
    if (format.isEmpty() || format.get() != Format.JSONL || !Files.exists(file)) return null;
    return JsonDocument.outline(file, CAPS, Tool.LONG);
  }

  private List<String> foreign(Sink sink, Tool tool, JsonDocument.@Nullable Outline first)
      throws SQLException {
    try (ForeignFile answers = ForeignFile.open(file, tool, first, options.fieldMap(), CAPS)) {
      for (ForeignAnswer answer : answers) {
        sink.row();
        sink.answer(row(answer));
      }
      return answers.notices();
    }
  }

  private AnswerRow row(ForeignAnswer a) {
    try {
      String model = models.of(a.where(), a.model());
      Map<String, String> extra = new LinkedHashMap<>(a.extra());
      if (a.model() != null && !a.model().equals(model)) extra.put("model", a.model());
      Prompt known = prompts.like(a.promptId(), a.asked().text());
      Prompt prompt = known == null ? prompt(a.promptId(), a.asked().text()) : known;
      String system = a.asked().system();
      return new AnswerRow(
          a.where(),
          new Cell(
              prompt,
              new Condition(
                  spec(model, a.stop()),
                  a.sampling(),
                  system == null ? Elicitation.DIRECT : new Elicitation("system", system))),
          a.sample(),
          a.planned(),
          a.outcome(),
          a.provenance(),
          extra,
          a.aside(),
          null,
          List.of());
    } catch (BadInput e) {
      if (e.getMessage() != null && e.getMessage().startsWith(a.where())) throw e;
      throw new BadInput(a.where() + ": " + e.getMessage(), e);
    }
  }

  private static Prompt prompt(@Nullable String id, String text) {
    return id == null ? Prompt.of(text) : Prompt.of(id, text);
  }

  private static ModelSpec spec(String label, List<String> stop) {
    ModelSpec m = ModelSpec.imported(label);
    return stop.isEmpty()
        ? m
        : new ModelSpec(m.label(), m.provider(), m.name(), m.mode(), null, stop, m.connection());
  }

  private List<String> readRows(Sink sink, Shape told, JsonDocument.@Nullable Outline first)
      throws SQLException {
    try (RowReader reader = Tables.open(file, CAPS)) {
      boolean csv = reader.format() == Format.CSV;
      Reading reading = null;
      PartRows parts = new PartRows();
      for (Row row : reader) {
        if (ExportHeader.isHeader(row)) {
          sink.header(ExportHeader.of(row));
          continue;
        }
        if (reading == null) {
          Shape shape = told == Shape.AUTO ? shape(row, csv) : told;
          if (shape.tool() != null) return foreign(sink, shape.tool(), first);
          reading = reading(shape, row, csv);
        }
        AnswerRow answer = reading.read(row);
        sink.row();
        for (AnswerRow whole : parts.take(answer)) sink.answer(whole);
      }
      for (AnswerRow whole : parts.finish()) sink.answer(whole);
    }
    return List.of();
  }

  private Reading reading(Shape shape, Row first, boolean csv) {
    if (shape == Shape.HIVEMETER) {
      refuseWithOwn("--model", models.areSaid());
      refuseWithOwn("--map", !options.fieldMap().isEmpty());
      return row -> OwnRows.read(row, csv, prompts);
    }
    PlainRows rows = shape == Shape.PLAIN ? plain(csv) : alpaca(csv);
    rows.refuseMissing(options.fieldMap(), first);
    return rows::read;
  }

  private void refuseWithOwn(String option, boolean given) {
    if (given)
      throw new BadInput(
          option
              + " does not go with Hivemeter's own export, which says all by itself; leave it out,"
              + " or read "
              + file
              + " with --format plain");
  }

  private PlainRows plain(boolean csv) {
    return new PlainRows(options.fieldMap(), prompts, models, csv);
  }

  private PlainRows alpaca(boolean csv) {
    Map<String, String> map = new LinkedHashMap<>(ALPACA_EVAL);
    map.putAll(options.fieldMap());
    return new PlainRows(map, prompts, models, csv).withInput("input");
  }

  /** Told by the fields of the first row. */
  private Shape shape(Row first, boolean csv) {
    if (options.fieldMap().isEmpty() && OwnRows.fits(first)) return Shape.HIVEMETER;
    List<Shape> fitting = new ArrayList<>();
    PlainRows plain = plain(csv);
    PlainRows alpaca = alpaca(csv);
    // Mapped onto the same columns the two are one.
    if (plain.fits(first)) fitting.add(Shape.PLAIN);
    if (alpaca.fits(first) && !(plain.fits(first) && alpaca.readsAs(plain)))
      fitting.add(Shape.ALPACA_EVAL);
    if (!csv) Tool.fitting(first).forEach(tool -> fitting.add(Shape.of(tool)));
    if (!fitting.isEmpty()) return only(first.where(), fitting);
    plain.refuseMissing(options.fieldMap(), first);
    if (first.names().containsAll(List.of("id", "text")))
      throw new BadInput(
          first.where()
              + " has an id and a text, but no answer: it seems to be a file of prompts. A study asks"
              + " them, prompts: { file: … }; answers have a prompt, a model and a response");
    throw new BadInput(
        first.where()
            + " has the fields "
            + String.join(", ", first.names())
            + ", which is no form that is known: plain (prompt, model and response), alpaca-eval"
            + " (instruction, generator and output), "
            + List.of(Tool.values()).stream()
                .map(t -> t.title() + " (" + t.fields() + ")")
                .collect(Collectors.joining(", "))
            + ". Say which column is which with --map, such as --map prompt=question, and who"
            + " answered with --model if no column does");
  }

  private static Shape only(String where, List<Shape> fitting) {
    if (fitting.size() == 1) return fitting.get(0);
    String titles = fitting.stream().map(Shape::title).collect(Collectors.joining(" and "));
    throw new BadInput(
        where
            + " fits "
            + titles
            + " alike; say which it is with --format "
            + fitting.get(0).title());
  }
}
