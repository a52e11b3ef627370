package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.store.Exporter;
import dev.hivemeter.store.Exporter.What;
import dev.hivemeter.store.StoredRun;
import dev.hivemeter.tables.Format;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write what a run holds as one file; a name that ends in .gz is compressed. Exported answers can be imported and replayed.")
final class ExportCommand implements Callable<Integer> {
  private static final Path STANDARD = Path.of("-");
  private static final String OUT = "standard output";

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
      paramLabel = "FORMAT",
      description = "jsonl, csv or parquet (default: as the file's name ends, else jsonl).")
  @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to; - is standard output.")
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
    boolean standard = output.equals(STANDARD);
    Format written = format();
    try (StoredRun reader = Wiring.reader(context, context.resolve(run))) {
      Exporter exporter = new Exporter(reader);
      long rows =
          standard
              ? exporter.export(chosen, written, new StandardOutput(context.out()), OUT)
              : exporter.export(chosen, written, context.resolve(output), force);
      context.say("wrote " + rows + " rows of " + what + " to " + (standard ? OUT : output));
    }
    return ExitCode.OK;
  }

  private Format format() {
    return written(format, output);
  }

  /** The format that is named, or else told by the file's name; JSONL where it tells none. */
  static Format written(@Nullable String format, Path output) {
    if (format == null)
      return Format.ofName(Objects.toString(output.getFileName(), ""))
          .filter(Format::isWritten)
          .orElse(Format.JSONL);
    return Format.named(format)
        .orElseThrow(
            () -> new BadInput("--format '" + format + "' is not one of " + Format.names()));
  }
}
