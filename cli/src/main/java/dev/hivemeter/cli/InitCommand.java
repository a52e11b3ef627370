package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.store.SafeTarget;
import dev.hivemeter.tables.Destination;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Write a commented study file to start from, or the study file's JSON schema.")
final class InitCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to (default: study.yaml, with --schema study.schema.json).")
  @Nullable Path file;

  @Option(
      names = "--schema",
      description = "Write the JSON schema instead, for editors that check and complete by it.")
  boolean schema;

  @Option(names = "--force", description = "Replace the file if it exists.")
  boolean force;

  InitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path named = file;
    if (named == null) named = Path.of(schema ? "study.schema.json" : "study.yaml");
    Path target = context.resolve(named);
    if (Files.exists(target) && !force)
      throw new BadInput(
          "'" + named + "' exists already; name another file, or replace it with --force");
    SafeTarget.refuseRun(target);
    try (InputStream template =
        InitCommand.class.getResourceAsStream(
            schema ? "study.schema.json" : "study-template.yaml")) {
      Destination to = Destination.of(target);
      if (!to.through())
        Files.copy(
            Objects.requireNonNull(template), to.place(), StandardCopyOption.REPLACE_EXISTING);
      else
        try (OutputStream out = to.stream()) {
          Objects.requireNonNull(template).transferTo(out);
        }
    } catch (IOException e) {
      throw new BadInput("'" + named + "' cannot be written: " + Problems.reason(e), e);
    }
    context.say(
        schema
            ? "wrote "
                + named
                + "; an editor with YAML support reads it from a study's first line: "
                + "# yaml-language-server: $schema="
                + named
            : "wrote "
                + named
                + "; edit its models, then: "
                + context.launcher()
                + " run "
                + named);
    return ExitCode.OK;
  }
}
