package dev.hivemeter.cli;

import dev.hivemeter.cli.study.StudyYaml;
import dev.hivemeter.store.SqliteRunStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Ask every open slot of a study and store the answers. Continues an existing run: nothing is asked twice.")
final class GenerateCommand implements Callable<Integer> {
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

  GenerateCommand(Context context) {
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
    try (SqliteRunStore store = Wiring.store(context, folder)) {
      return new Rooms(context, onlyFailed)
          .generate(
              loaded,
              Wiring.factories(context, loaded),
              store,
              folder,
              options.generation(context, loaded, json));
    }
  }
}
