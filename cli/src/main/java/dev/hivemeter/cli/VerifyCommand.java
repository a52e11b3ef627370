package dev.hivemeter.cli;

import dev.hivemeter.model.Finding;
import dev.hivemeter.store.RunCheck;
import dev.hivemeter.store.SqliteLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Check a run against itself: damage, tables, keys, texts, vectors, counts. Changes nothing; exit code 4 when the run is damaged.")
final class VerifyCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  VerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SqliteLibrary.prepare(context.cache());
    List<Finding> findings = RunCheck.of(context.resolve(run));
    boolean sound = !Finding.anyFailed(findings);
    if (json) {
      var object = JsonOut.object().put("run", run.toString()).put("sound", sound);
      object.set("findings", FindingsView.json(findings));
      context.out().println(JsonOut.line(object));
    } else {
      context.out().print(Safe.line(FindingsView.text(findings)));
      long failed = FindingsView.count(findings, Finding.Level.FAIL);
      context
          .out()
          .println(sound ? "the run is sound" : "the run is damaged: " + failed + " failed");
    }
    return sound ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
