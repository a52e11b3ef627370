package dev.hivemeter.cli;

import dev.hivemeter.cli.study.StudyYaml;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Generate, embed, score and report a study. Continues an existing run: nothing is asked twice.")
final class RunCommand implements Callable<Integer> {
  private final Context context;
  @Mixin StudyOptions options = new StudyOptions();

  @Option(
      names = "--json",
      description = "Events on standard output, one JSON object a line; all else on the other.")
  boolean json;

  @Option(
      names = {"--only-failed", "--retry-failed"},
      description = "Ask only slots that failed before; what was never asked stays open.")
  boolean onlyFailed;

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    StudyLoader loaded = options.load(context);
    if (options.printConfig) {
      context.out().print(Safe.line(StudyYaml.shown(loaded.file())));
      return ExitCode.OK;
    }
    Path folder = options.runFolder(context, loaded);
    return new Rooms(context, onlyFailed)
        .all(
            loaded,
            Wiring.factories(context, loaded),
            folder,
            options.generation(context, loaded, json));
  }
}
