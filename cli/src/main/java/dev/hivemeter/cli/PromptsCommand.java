package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.prompts.PromptBank;
import dev.hivemeter.text.Nearest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "prompts",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Look at the shipped prompt banks.")
final class PromptsCommand implements Runnable {
  private final Context context;
  @Spec CommandSpec spec;

  PromptsCommand(Context context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: list, show or mine?");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the prompts of a bank.")
  int list(
      @Option(
              names = "--bank",
              defaultValue = "core",
              description = "core or quick (default: core).")
          String bank,
      @Option(names = "--json", description = "One JSON object a line.") boolean json) {
    for (Prompt p : PromptBank.load(bank))
      context.out().println(json ? json(p) : Safe.line(p.id() + "  " + p.text()));
    return ExitCode.OK;
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one prompt.")
  int show(
      @Parameters(paramLabel = "ID", description = "Its id, as `prompts list` prints it.")
          String id) {
    List<Prompt> all = PromptBank.load("core");
    for (Prompt p : all)
      if (p.id().equals(id)) {
        context.out().println(Safe.line(p.text()));
        context.out().println("categories: " + String.join(", ", p.categories()));
        context
            .out()
            .println("tags: " + String.join(", ", p.tags()) + "; language: " + p.language());
        return ExitCode.OK;
      }
    throw new BadInput(
        "no prompt has the id '"
            + id
            + "'"
            + Nearest.of(id, all.stream().map(Prompt::id).toList())
                .map(n -> ", did you mean '" + n + "'?")
                .orElse("; `hivemeter prompts list` prints them"));
  }

  private static String json(Prompt p) {
    ObjectNode node = JsonOut.object();
    node.put("id", p.id()).put("text", p.text()).put("family", p.family());
    p.categories().forEach(node.putArray("categories")::add);
    p.tags().forEach(node.putArray("tags")::add);
    node.put("language", p.language());
    return JsonOut.line(node);
  }
}
