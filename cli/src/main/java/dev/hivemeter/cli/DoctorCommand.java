package dev.hivemeter.cli;

import dev.hivemeter.cli.StudyLoader.Overrides;
import dev.hivemeter.cli.study.EmbeddingSpec;
import dev.hivemeter.cli.study.StudyFile;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Finding.Level;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.pipeline.EndpointCheck;
import dev.hivemeter.port.Generator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Check this machine: Java, disk, store, embedder. With a study: its endpoints as well.",
      "Every model on a server is asked at most seven tiny questions, which tell whether it is there,",
      "whether temperature and seeds are honoured, and whether a cache or a hidden text comes between."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "STUDY.yaml", description = "The study file.")
  @Nullable Path study;

  @Option(
      names = "--no-calls",
      description = "Look at endpoints, but ask their models nothing: costs nothing.")
  boolean noCalls;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    @Nullable StudyLoader loaded =
        study == null
            ? null
            : StudyLoader.load(context.resolve(study), Overrides.NONE, context.environment());
    if (loaded != null) announce(loaded);
    List<Finding> findings = new ArrayList<>(MachineCheck.of(context));
    findings.addAll(
        loaded == null
            ? MachineCheck.embedder(
                context, EmbeddingSpec.of(StudyFile.DEFAULT_EMBEDDING), Remote.network(context))
            : MachineCheck.embedder(
                context,
                loaded.file().embedding(),
                Remote.network(context, loaded.file().network(), loaded.folder())));
    if (loaded != null) findings.addAll(endpoints(loaded));
    long failed = FindingsView.count(findings, Level.FAIL);
    long warned = FindingsView.count(findings, Level.WARN);
    if (json) {
      var object = JsonOut.object().put("failed", failed).put("warned", warned);
      object.set("findings", FindingsView.json(findings));
      context.out().println(JsonOut.line(object));
    } else {
      context.out().print(Safe.line(FindingsView.text(findings)));
      context.out().println(failed + " failed, " + warned + " to know about");
    }
    return failed == 0 ? ExitCode.OK : ExitCode.USAGE;
  }

  private void announce(StudyLoader loaded) {
    long asked = loaded.file().models().stream().filter(EndpointCheck::isAsked).count();
    if (asked == 0) return;
    context.say(
        noCalls
            ? "doctor looks at " + asked + " endpoints and asks their models nothing"
            : "doctor asks "
                + asked
                + (asked == 1 ? " model" : " models")
                + " at most "
                + EndpointCheck.MOST_CALLS
                + " questions each, of at most "
                + EndpointCheck.MOST_TOKENS
                + " answer tokens ("
                + asked * EndpointCheck.MOST_CALLS
                + " calls); --no-calls asks nothing");
  }

  private List<Finding> endpoints(StudyLoader loaded) throws InterruptedException {
    List<Finding> all = new ArrayList<>();
    for (ModelSpec model : loaded.file().models()) {
      if (context.stop().stopped()) throw new InterruptedException();
      all.addAll(endpoint(loaded, model));
    }
    return all;
  }

  private List<Finding> endpoint(StudyLoader loaded, ModelSpec model) throws InterruptedException {
    List<Finding> all = new ArrayList<>();
    Secrets secrets = new Secrets(context.environment());
    List<Condition> conditions =
        loaded.study().conditions().stream().filter(c -> c.model().equals(model)).toList();
    try (Generator generator =
        Wiring.open(model, loaded.folder(), Wiring.factories(context, loaded, secrets))) {
      if (EndpointCheck.isAsked(model))
        all.add(
            Finding.ok(
                model.label() + ": key",
                secrets.names().isEmpty()
                    ? "none is sent"
                    : "the variable " + String.join(", ", secrets.names()) + " is set"));
      EndpointCheck.Examined examined =
          EndpointCheck.examine(model, conditions, generator, !noCalls);
      all.addAll(examined.findings());
      Generator.Facts facts = examined.facts();
      String defaults = facts == null ? null : EndpointDetails.shown(facts).get("defaults");
      if (defaults != null)
        all.add(
            Finding.ok(
                model.label() + ": server's own defaults",
                defaults + " (a run sends its own values for all that the endpoint reads)"));
    } catch (BadInput e) {
      all.add(Finding.fail(model.label() + ": key or address", String.valueOf(e.getMessage()), ""));
    }
    return all;
  }
}
