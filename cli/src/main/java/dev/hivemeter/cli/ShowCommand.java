package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Show what a run is: its study, models, outcomes, failures, calls, tokens, endpoints and what changed about them.",
      "With --prompt, --model, --temperature, --elicitation, --sample or --key: the slots that fit,",
      "with what was said in their calls, and their attempts."
    })
final class ShowCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  @Option(names = "--prompt", paramLabel = "ID", description = "Slots of this prompt.")
  @Nullable String prompt;

  @Option(names = "--model", paramLabel = "LABEL", description = "Slots of this model.")
  @Nullable String model;

  @Option(names = "--temperature", paramLabel = "T", description = "Slots at this temperature.")
  @Nullable Double temperature;

  @Option(
      names = "--elicitation",
      paramLabel = "NAME",
      description = "Slots of this elicitation, such as direct.")
  @Nullable String elicitation;

  @Option(names = "--sample", paramLabel = "N", description = "Slots with this sample index.")
  @Nullable Integer sample;

  @Option(
      names = "--key",
      paramLabel = "HEX",
      description = "The slot with this key, or with a key that begins so.")
  @Nullable String key;

  ShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (StoredRun reader = Wiring.reader(context, context.resolve(run))) {
      SlotView.Wanted wanted =
          new SlotView.Wanted(prompt, model, temperature, elicitation, sample, key);
      if (wanted.equals(SlotView.Wanted.ANY)) {
        context
            .out()
            .print(
                json
                    ? JsonOut.line(ShowView.json(reader)) + "\n"
                    : Safe.line(ShowView.text(reader)));
        return ExitCode.OK;
      }
      List<SlotView> slots = SlotView.find(reader, wanted, SlotView.MOST);
      if (slots.isEmpty())
        throw new BadInput(
            "no slot of run '" + run + "' fits; `hivemeter show " + run + "` lists its models");
      for (SlotView slot : slots)
        context.out().print(json ? JsonOut.line(slot.json()) + "\n" : Safe.line(slot.text()));
      if (slots.size() == SlotView.MOST)
        context.say("the first " + SlotView.MOST + " are shown; `hivemeter export` gives all");
      return ExitCode.OK;
    }
  }
}
