package dev.hivemeter.cli;

import dev.hivemeter.port.RunReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write the report of a scored run: one HTML page and its figures as PNG and SVG.")
final class ReportCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where to (default: RUN/report).")
  @Nullable Path output;

  ReportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path folder = context.resolve(run);
    try (RunReader reader = Wiring.reader(context, folder)) {
      new Rooms(context)
          .report(reader, output == null ? folder.resolve("report") : context.resolve(output));
    }
    return ExitCode.OK;
  }
}
