package dev.hivemeter.cli;

import dev.hivemeter.cli.StudyLoader.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      description = "The run's folder (default: runs/demo, or runs/demo-probes).")
  @Nullable Path into;

  @Option(
      names = "--probes",
      description =
          "Questions with a known law and with one right answer instead of open-ended ones: seconds.")
  boolean probes;

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    StudyLoader loaded =
        StudyLoader.of(
            "demo study", probes ? Demo.probes() : Demo.study(), context.folder(), Overrides.NONE);
    Path run = into == null ? Path.of("runs", loaded.study().name()) : into;
    Path folder = context.resolve(run);
    List<String> again = new ArrayList<>(List.of("demo", "--into", run.toString()));
    if (probes) again.add("--probes");
    GenerationOptions options =
        new GenerationOptions(
            StudyPrices.of(null, loaded.file().loop().prices()),
            false,
            new Again(context.launcher(), again));
    return new Rooms(context)
        .all(loaded, List.copyOf(Wiring.factories(context, loaded)), folder, options);
  }
}
