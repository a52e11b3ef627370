package dev.hivemeter.cli;

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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Take answers that were made elsewhere into a run: JSONL, a JSON array or CSV, plain or gzip.",
      "All files or nothing; the same files again change nothing.",
      "",
      "plain needs the fields prompt, model and response; it may have prompt_id, temperature, top_p, sample.",
      "alpaca-eval has instruction, generator and output. Other names: --map response=output"
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
      description = "auto, hivemeter (our own export), plain or alpaca-eval (default: auto).")
  String format = "auto";

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description = "Where a field stands when the file calls it otherwise; may be repeated.")
  Map<String, String> map = new LinkedHashMap<>();

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Shape shape = Shape.of(format);
    Path folder = context.resolve(into);
    List<Path> resolved = files.stream().map(context::resolve).toList();
    String name = Objects.toString(folder.getFileName(), "import");
    boolean isNew = !Files.exists(folder);
    boolean imported = false;
    try (SqliteRunStore store = Wiring.store(context, folder)) {
      Importer.Result result =
          new Importer(store)
              .run(
                  resolved,
                  shape,
                  map,
                  new RunInfo(
                      name, null, Version.TEXT, context.clock().instant(), Version.host(), 1));
      imported = true;
      context.say(
          result.rows()
              + " answers read, "
              + result.added()
              + " new, "
              + result.alreadyThere()
              + " already there"
              + (result.added() == 0 ? "; nothing changed" : ""));
    } finally {
      if (isNew && !imported) Wiring.remove(folder);
    }
    return ExitCode.OK;
  }
}
