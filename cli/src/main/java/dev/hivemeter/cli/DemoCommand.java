package dev.hivemeter.cli;

import dev.hivemeter.cli.StudyLoader.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Evaluate the shipped recordings of real models: no key, no network, no server. The whole job, from plan to report.")
final class DemoCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--into",
      paramLabel = "RUN",
      description = "The run's folder (default: ${DEFAULT-VALUE}).")
  Path into = Path.of("runs", "demo");

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    StudyLoader loaded =
        StudyLoader.of("demo study", Demo.study(), context.folder(), Overrides.NONE);
    Path folder = context.resolve(into);
    GenerationOptions options =
        new GenerationOptions(
            StudyPrices.of(null, loaded.file().loop().prices()),
            false,
            new Again(context.launcher(), List.of("demo", "--into", into.toString())));
    return new Rooms(context)
        .all(loaded, List.copyOf(Wiring.factories(context, loaded)), folder, options);
  }
}
