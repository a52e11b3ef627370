package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.foreign.Tool;
import dev.hivemeter.tables.TableProblem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes answers that were made elsewhere, or by another run, into a run: all of a call's files or
 * nothing.
 *
 * <ul>
 *   <li>An answer without a sample index gets the next one of its cell, counted over all files of
 *       the call; so importing the same files again finds every answer already there. Equal rows
 *       within a file are separate samples; a file that is named twice, or a copy of it, is
 *       refused.
 *   <li>A slot that holds the same outcome already is left as it is and counted; columns that it
 *       did not have are added to it. A failed outcome is replaced. A slot that holds another
 *       answer, or another reading of its list, is an error that names both: neither is preferred.
 *   <li>One prompt id that stands for two texts is an error, because pools of different models are
 *       matched by it; so is one prompt that is held against two things. A prompt without an id,
 *       known by its text, is that prompt; a file that does not say what a prompt is held against
 *       means what the run knows.
 *   <li>A blank response is {@link dev.hivemeter.model.Outcome.Empty}; a missing one is an error.
 *   <li>Columns that mean nothing here are kept with the answer.
 * </ul>
 */
public final class Importer {
  /** What the files look like. */
  public enum Shape {
    /** Told by the fields of each file's first row or document. */
    AUTO(null),
    /** Our own export of answers. */
    HIVEMETER(null),
    /** {@code {prompt, model, response}} and what else there is. */
    PLAIN(null),
    /** {@code {instruction, generator, output}}. */
    ALPACA_EVAL(null),
    NOVELTY_BENCH(Tool.NOVELTY_BENCH),
    LM_EVAL(Tool.LM_EVAL),
    INSPECT(Tool.INSPECT),
    PROMPTFOO(Tool.PROMPTFOO);

    private final @Nullable Tool tool;

    Shape(@Nullable Tool tool) {
      this.tool = tool;
    }

    /** The tool whose files have this shape; null for rows that are read here. */
    @Nullable Tool tool() {
      return tool;
    }

    static Shape of(Tool tool) {
      return valueOf(tool.name());
    }

    /** {@code novelty-bench}. */
    public String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The shape of such a title. */
    public static Shape of(String title) {
      for (Shape shape : values()) if (shape.title().equals(title)) return shape;
      throw new BadInput(
          "unknown import format '" + title + "'; allowed are " + String.join(", ", titles()));
    }

    /** All titles, {@code auto} first. */
    public static List<String> titles() {
      return Arrays.stream(values()).map(Shape::title).collect(Collectors.toList());
    }
  }

  /**
   * How files are to be read.
   *
   * @param fieldMap field to column, for files that call them otherwise
   * @param model who answered, for files that do not say; null to take what they say
   */
  public record Options(Shape shape, Map<String, String> fieldMap, @Nullable String model) {
    public Options {
      fieldMap = Map.copyOf(fieldMap);
      if (model != null && model.isBlank())
        throw new BadInput("--model is blank; give the name of who answered, such as human:crowd");
    }
  }

  /**
   * What an import did.
   *
   * @param rows answers in the files
   * @param added those that the run did not have
   * @param alreadyThere those that it had
   * @param completed those of the latter that got columns which they did not have
   * @param notices what the user should know of the files
   */
  public record Result(
      long rows, long added, long alreadyThere, long completed, List<String> notices) {
    public Result {
      notices = List.copyOf(notices);
    }

    /** Nothing but answers, and nothing to say of them. */
    public Result(long rows, long added, long alreadyThere) {
      this(rows, added, alreadyThere, 0, List.of());
    }

    /** Whether the run is as it was. */
    public boolean changedNothing() {
      return added == 0 && completed == 0;
    }
  }

  private final SqliteRunStore store;
  private final BooleanSupplier stopped;

  public Importer(SqliteRunStore store) {
    this(store, () -> false);
  }

  /**
   * @param stopped is asked at every answer; once it is true the import ends in a {@link
   *     CancellationException} and the run is as it was
   */
  public Importer(SqliteRunStore store, BooleanSupplier stopped) {
    this.store = store;
    this.stopped = stopped;
  }

  /** The files say themselves who answered. */
  public Result run(List<Path> files, Shape shape, Map<String, String> fieldMap, RunInfo info) {
    return run(files, new Options(shape, fieldMap, null), info);
  }

  /**
   * @param info describes the run if nothing does yet; a file's own export header is preferred
   * @throws BadInput when a file cannot be read or does not fit; the run is then as it was
   */
  public Result run(List<Path> files, Options options, RunInfo info) {
    if (files.isEmpty()) throw new BadInput("no file of answers is named");
    KnownPrompts prompts = new KnownPrompts();
    for (StoredCell cell : store.cells()) prompts.add(cell.cell().prompt());
    boolean described = store.isDescribed();
    Map<String, Generator.Facts> endpoints = store.endpoints();
    try {
      Copies.refuse(files);
      ModelNames models = new ModelNames(options.model());
      return store.transaction(
          c -> {
            try (ImportWork work = new ImportWork(c, prompts, stopped)) {
              for (Path file : files)
                work.take(file, new AnswerFile(file, options, models, prompts));
              work.finish(described ? null : info, endpoints);
              return work.result();
            }
          });
    } catch (TableProblem | BadInput e) {
      throw new BadInput(e.getMessage() + ". Nothing was imported", e);
    }
  }
}
