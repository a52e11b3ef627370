package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.prompts.PromptBank;
import dev.hivemeter.prompts.PromptFilter;
import dev.hivemeter.text.Nearest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    description = "Look at the shipped prompt banks, and look over prompts of one's own.")
final class PromptsCommand implements Runnable {
  private static final String BANK = "core";

  private final Context context;
  @Spec CommandSpec spec;

  PromptsCommand(Context context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which one: " + String.join(", ", spec.commandLine().getSubcommands().keySet()) + "?");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the prompts of a bank; without --bank, also which banks there are.")
  int list(
      @Option(names = "--bank", paramLabel = "B", description = "Which bank (default: core).")
          @Nullable String bank,
      @Option(
              names = "--category",
              paramLabel = "C",
              description = "Only prompts of this category; may be repeated.")
          @Nullable List<String> categories,
      @Option(
              names = "--tag",
              paramLabel = "T",
              description = "Only prompts with this tag, such as quick; may be repeated.")
          @Nullable List<String> tags,
      @Option(
              names = "--language",
              paramLabel = "L",
              description = "Only prompts in this language, such as de; may be repeated.")
          @Nullable List<String> languages,
      @Option(names = "--json", description = "One JSON object a line.") boolean json) {
    String name = bank == null ? BANK : bank;
    List<Prompt> found =
        new PromptFilter(orNone(categories), orNone(tags), orNone(languages))
            .of("bank '" + name + "'", PromptBank.load(name));
    if (bank == null) PromptsView.banks(context);
    for (Prompt p : found)
      context
          .out()
          .println(json ? PromptsView.json(p, List.of()) : Safe.line(p.id() + "  " + p.text()));
    context.say(found.size() + " prompts of bank " + name + ", licence " + PromptBank.LICENCE);
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show one prompt, with its paraphrases and translations.")
  int show(
      @Parameters(paramLabel = "ID", description = "Its id, as `prompts list` prints it.")
          String id,
      @Option(names = "--json", description = "As one JSON object.") boolean json) {
    Map<String, Prompt> all = new LinkedHashMap<>();
    for (String bank : PromptBank.names())
      for (Prompt p : PromptBank.load(bank)) all.putIfAbsent(p.id(), p);
    Prompt prompt = all.get(id);
    if (prompt == null)
      throw new BadInput(
          "no prompt has the id '"
              + id
              + "'"
              + Nearest.of(id, all.keySet())
                  .map(n -> ", did you mean '" + n + "'?")
                  .orElse("; `hivemeter prompts list` prints them"));
    PromptsView.show(context, prompt, List.copyOf(all.values()), json);
    return ExitCode.OK;
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      description = {
        "Look over prompts: copies, near copies, closed questions, names of people, wrong labels.",
        "Exit code 0 when there is nothing that must be mended, 2 when there is."
      })
  int validate(
      @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file of prompts.")
          @Nullable Path file,
      @Option(names = "--bank", paramLabel = "B", description = "A shipped bank instead.")
          @Nullable String bank,
      @Option(
              names = "--map",
              paramLabel = "PART=FIELD",
              description = "Where the file holds a part, such as text=query; may be repeated.")
          @Nullable Map<String, String> map,
      @Option(names = "--json", description = "One JSON object a finding, a line each.")
          boolean json) {
    if ((file == null) == (bank == null))
      throw new BadInput(
          file == null
              ? "nothing to validate; name a file, or a shipped bank with --bank"
              : "both a file and --bank " + bank + " are given; name one of the two");
    if (bank != null && map != null)
      throw new BadInput("--map goes with a file; a bank has its own fields");
    ValidateView view =
        file == null
            ? ValidateView.ofBank(String.valueOf(bank))
            : ValidateView.ofFile(file, context.resolve(file), map == null ? Map.of() : map);
    return view.print(context, json) ? ExitCode.USAGE : ExitCode.OK;
  }

  private static List<String> orNone(@Nullable List<String> given) {
    return given == null ? List.of() : given;
  }
}
