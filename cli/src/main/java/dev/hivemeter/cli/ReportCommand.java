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

  @Option(
      names = "--force",
      description = "Replace an index.html in FOLDER even if it is not an earlier report.")
  boolean force;

  ReportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path folder = context.resolve(run);
    Path target = output == null ? folder.resolve("report") : context.resolve(output);
    try (RunReader reader = Wiring.reader(context, folder)) {
      if (output != null && !force) ReportFolder.refuseForeign(target);
      new Rooms(context).report(reader, target);
    }
    return ExitCode.OK;
  }
}
