package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.store.Exporter;
import dev.hivemeter.store.Exporter.What;
import dev.hivemeter.store.StoredRun;
import dev.hivemeter.tables.Format;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write what a run holds as one file; a name that ends in .gz is compressed. Exported answers can be imported and replayed.")
final class ExportCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(
      names = "--what",
      defaultValue = "answers",
      paramLabel = "WHAT",
      description =
          "answers, attempts, scores, prompts, vectors, phrases or places (default: answers).")
  String what = "answers";

  @Option(
      names = "--format",
      defaultValue = "jsonl",
      paramLabel = "FORMAT",
      description = "jsonl or csv (default: jsonl).")
  String format = "jsonl";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to.")
  Path output = Path.of(".");

  @Option(
      names = "--force",
      description = "Replace the file even if it is not an earlier export of the same kind.")
  boolean force;

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    What chosen = What.of(what);
    Format written =
        Format.named(format)
            .orElseThrow(() -> new BadInput("--format '" + format + "' is not one of jsonl, csv"));
    try (StoredRun reader = Wiring.reader(context, context.resolve(run))) {
      long rows = new Exporter(reader).export(chosen, written, context.resolve(output), force);
      context.say("wrote " + rows + " rows of " + what + " to " + output);
    }
    return ExitCode.OK;
  }
}
