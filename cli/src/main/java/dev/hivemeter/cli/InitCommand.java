package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Write a commented study file to start from.")
final class InitCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to (default: ${DEFAULT-VALUE}).")
  Path file = Path.of("study.yaml");

  @Option(names = "--force", description = "Replace the file if it exists.")
  boolean force;

  InitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path target = context.resolve(file);
    if (Files.exists(target) && !force)
      throw new BadInput(
          "'" + file + "' exists already; name another file, or replace it with --force");
    try (InputStream template = InitCommand.class.getResourceAsStream("study-template.yaml")) {
      Files.copy(Objects.requireNonNull(template), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BadInput("cannot write '" + target + "': " + e, e);
    }
    context.say(
        "wrote " + file + "; edit its models, then: " + context.launcher() + " run " + file);
    return ExitCode.OK;
  }
}
