package dev.hivemeter.cli;

import dev.hivemeter.compare.Incomparable;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.tables.ParquetHome;
import dev.hivemeter.tables.TableProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: parses, dispatches, turns errors into messages and exit codes. */
final class Hivemeter {

  @Command(
      name = "hivemeter",
      mixinStandardHelpOptions = true,
      versionProvider = VersionProvider.class,
      synopsisSubcommandLabel = "COMMAND",
      description = {
        "Measures mode collapse in language models: do they all say the same thing?",
        ""
      },
      footer = {
        "",
        "Start with `hivemeter demo`: it needs no key, no network and no server.",
        "Exit codes: 0 ok, 1 internal error, 2 usage or configuration, 3 gate failed,",
        "4 incomplete or cannot decide, 5 budget spent or time up, 6 provider key or quota, 130 interrupted, 143 terminated."
      })
  static final class Root implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Which command?");
    }
  }

  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hivemeter " + Version.TEXT, Version.host()};
    }
  }

  private Hivemeter() {}

  /** Runs one command and returns its exit code. */
  static int run(Context context, String... args) {
    ParquetHome.use(context.cache());
    return commandLine(context).execute(args);
  }

  static CommandLine commandLine(Context context) {
    CommandLine line =
        new CommandLine(new Root())
            .addSubcommand("demo", new DemoCommand(context))
            .addSubcommand("init", new InitCommand(context))
            .addSubcommand("doctor", new DoctorCommand(context))
            .addSubcommand("plan", new PlanCommand(context))
            .addSubcommand("run", new RunCommand(context))
            .addSubcommand("generate", new GenerateCommand(context))
            .addSubcommand("import", new ImportCommand(context))
            .addSubcommand("score", new ScoreCommand(context))
            .addSubcommand("report", new ReportCommand(context))
            .addSubcommand("compare", new CompareCommand(context))
            .addSubcommand("baseline", new BaselineCommand(context))
            .addSubcommand("gate", new GateCommand(context))
            .addSubcommand("export", new ExportCommand(context))
            .addSubcommand("ls", new LsCommand(context))
            .addSubcommand("show", new ShowCommand(context))
            .addSubcommand("verify", new VerifyCommand(context))
            .addSubcommand(
                "prompts",
                new CommandLine(new PromptsCommand(context))
                    .addSubcommand("import", new PromptsImportCommand(context))
                    .addSubcommand("mine", new PromptsMineCommand(context)));
    line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, typed) -> misused(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(context, e));
    return line;
  }

  /** As picocli does it, made safe: what was typed may be a file's name or a CI server's input. */
  private static int misused(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String message = Safe.line(String.valueOf(e.getMessage()));
    line.getErr().println(line.getColorScheme().errorText(message));
    StringWriter said = new StringWriter();
    boolean suggested = UnmatchedArgumentException.printSuggestions(e, new PrintWriter(said, true));
    line.getErr().print(Safe.line(said.toString()));
    if (!suggested) line.usage(line.getErr(), line.getColorScheme());
    line.getErr().flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A save that failed under the work, such as on a full disk. */
  private static @Nullable BadInput causeOf(Exception e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause())
      if (t instanceof BadInput b) return b;
    return null;
  }

  private static int explain(Context context, Exception e) {
    if (e instanceof Incomparable i) {
      context.say("hivemeter: not comparable");
      i.reasons().forEach(r -> context.say("  " + r));
      return ExitCode.USAGE;
    }
    if (e instanceof BadInput || e instanceof TableProblem) {
      context.say("hivemeter: " + e.getMessage());
      if (!Problems.isFullDisk(e)) return ExitCode.USAGE;
      context.say("What was saved before is safe; the same command continues when there is room.");
      return ExitCode.INCOMPLETE;
    }
    BadInput cause = causeOf(e);
    if (cause != null) {
      context.say("hivemeter: " + cause.getMessage());
      context.say("What was saved before is safe; the same command continues where it stopped.");
      return ExitCode.INCOMPLETE;
    }
    if (e instanceof InterruptedException || context.stop().stopped()) {
      context.say("hivemeter: interrupted; what was done is saved");
      return ExitCode.stopped(context.stop());
    }
    context.say("hivemeter: internal error: " + e);
    context.say(
        "This is a defect of Hivemeter, not of your input. What was stored is safe. HIVEMETER_TRACE=1 shows where it happened.");
    if (context.environment().apply("HIVEMETER_TRACE") != null) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      context.say(trace.toString());
    }
    return ExitCode.INTERNAL;
  }
}
