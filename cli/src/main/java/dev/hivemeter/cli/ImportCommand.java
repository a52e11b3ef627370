package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.store.Importer;
import dev.hivemeter.store.Importer.Shape;
import dev.hivemeter.store.SqliteRunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Take answers that were made elsewhere into a run: JSONL, JSON, CSV, TSV, Parquet or YAML,",
      "all but Parquet maybe with .gz.",
      "All files or nothing; the same files again change nothing.",
      "",
      "  hivemeter      Hivemeter's own export of answers",
      "  plain          rows of prompt, model, response, and maybe prompt_id, temperature, sample …",
      "  alpaca-eval    rows of instruction, generator, output",
      "  novelty-bench  rows of id, prompt, model, generations; also partitions and scores",
      "  lm-eval        samples_*.jsonl of lm-evaluation-harness --log_samples",
      "  inspect        Inspect's eval log as JSON; of .eval see `inspect log convert`",
      "  promptfoo      promptfoo's output as JSON or JSONL",
      ""
    })
final class ImportCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "1..*", paramLabel = "ANSWERS", description = "The files.")
  List<Path> files = List.of();

  @Option(names = "--into", required = true, paramLabel = "RUN", description = "The run's folder.")
  Path into = Path.of(".");

  @Option(
      names = "--format",
      defaultValue = "auto",
      paramLabel = "FORMAT",
      description =
          "One of the above, or auto: told from what stands in each file (default: auto).")
  String format = "auto";

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description = {
        "Where a field stands when the file calls it otherwise; may be repeated. In files of other",
        "tools a path: --map prompt=doc.question, --map quality=scores.grade.value"
      })
  Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = {
        "Who answered, for files that do not say or say it otherwise. human:NAME are people, whose",
        "answers are read as a ceiling and not as a model."
      })
  @Nullable String model;

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Importer.Options options = new Importer.Options(Shape.of(format), map, model);
    List<Path> resolved = files.stream().map(context::resolve).toList();
    for (Path file : resolved) requireFile(file);
    Path folder = context.resolve(into);
    String name = Objects.toString(folder.getFileName(), "import");
    Set<Path> before = Wiring.held(folder);
    boolean imported = false;
    try (SqliteRunStore store = Wiring.store(context, folder)) {
      Importer.Result result =
          new Importer(store, () -> context.stop().stopped())
              .run(
                  resolved,
                  options,
                  new RunInfo(
                      name, null, Version.TEXT, context.clock().instant(), Version.host(), 1));
      imported = true;
      for (String notice : result.notices()) context.say("warning: " + notice);
      context.say(told(result));
    } finally {
      if (!imported && (before == null || !before.contains(folder.resolve("run.db"))))
        Wiring.remove(folder, before);
    }
    return ExitCode.OK;
  }

  /** Before a run is made for it. */
  private static void requireFile(Path file) {
    if (!Files.exists(file))
      throw new BadInput("there is no file '" + file + "'. Nothing was imported");
    if (Files.isDirectory(file))
      throw new BadInput(
          "'"
              + file
              + "' is a folder; name the files in it, such as "
              + file.resolve("*.jsonl")
              + ". Nothing was imported");
  }

  private static String told(Importer.Result result) {
    StringBuilder told = new StringBuilder();
    told.append(result.rows())
        .append(" answers read, ")
        .append(result.added())
        .append(" new, ")
        .append(result.alreadyThere())
        .append(" already there");
    if (result.completed() > 0)
      told.append(", ").append(result.completed()).append(" of these with further columns");
    if (result.changedNothing()) told.append("; nothing changed");
    return told.toString();
  }
}
