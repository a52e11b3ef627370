package dev.hivemeter.cli;

import dev.hivemeter.cli.study.StudyYaml;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Say what a study would ask, and what its run already holds. Calls nobody.")
final class PlanCommand implements Callable<Integer> {
  private final Context context;
  @Mixin StudyOptions options = new StudyOptions();

  PlanCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    StudyLoader loaded = options.load(context);
    if (options.printConfig) {
      context.out().print(StudyYaml.write(loaded.file()));
      return ExitCode.OK;
    }
    Plan plan = Plan.of(loaded.study());
    context
        .out()
        .println(
            Safe.line(
                Summary.plan(
                    loaded.study(),
                    plan,
                    plan.standing(settled(options.runFolder(context, loaded))))));
    return ExitCode.OK;
  }

  private Map<CellKey, BitSet> settled(Path folder) {
    if (!Files.exists(folder)) return Map.of();
    try (RunReader run = Wiring.reader(context, folder)) {
      return run.settled();
    }
  }
}
