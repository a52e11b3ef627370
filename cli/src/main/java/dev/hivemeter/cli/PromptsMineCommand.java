package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.cli.study.StudyFile;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.prompts.mine.Agreement;
import dev.hivemeter.prompts.mine.Candidate;
import dev.hivemeter.prompts.mine.Funnel;
import dev.hivemeter.prompts.mine.Labelled;
import dev.hivemeter.prompts.mine.LanguageDetector;
import dev.hivemeter.prompts.mine.Mined;
import dev.hivemeter.prompts.mine.MinedFiles;
import dev.hivemeter.prompts.mine.QueryLog;
import dev.hivemeter.prompts.mine.Question;
import dev.hivemeter.prompts.mine.Sieve;
import dev.hivemeter.prompts.mine.Sieve.Sieved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "mine",
    mixinStandardHelpOptions = true,
    description = {
      "Keep the open-ended queries of a log, as prompts with categories, judged by a model.",
      "With --agreement: how well that model judges queries that a person has labelled.",
      "The same command continues where it stopped: nothing is asked twice."
    })
final class PromptsMineCommand implements Callable<Integer> {
  private static final long SAID_EVERY = 250_000;

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "LOG",
      description =
          "JSONL, JSON, CSV or what else is read as rows, one query or conversation each.")
  @Nullable Path log;

  @Mixin MineModel model = new MineModel();

  @Option(
      names = "--map",
      paramLabel = "PART=FIELD",
      description = "Which field holds the text, and which the language.")
  Map<String, String> map = Map.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The kept queries as a prompt file, .jsonl.")
  @Nullable Path output;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Also every query that was asked about, with its verdict, .jsonl.")
  @Nullable Path labels;

  @Option(
      names = "--into",
      paramLabel = "RUN",
      description = "The run's folder (default: runs/mine; with --agreement runs/mine-agreement).")
  @Nullable Path into;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "LANG",
      description = "Only queries in this language, or any (default: en).")
  String language = "en";

  @Option(
      names = "--min-chars",
      defaultValue = "15",
      paramLabel = "N",
      description = "Fewest characters (default: 15).")
  int minChars = 15;

  @Option(
      names = "--max-chars",
      defaultValue = "200",
      paramLabel = "N",
      description = "Most characters (default: 200).")
  int maxChars = 200;

  @Option(names = "--limit", paramLabel = "N", description = "Only the log's first N rows.")
  @Nullable Long limit;

  @Option(
      names = "--sample",
      defaultValue = "10000",
      paramLabel = "N",
      description = "At most so many queries, drawn by --seed (default: 10000).")
  int sample = 10_000;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the sample (default: 1).")
  long seed = 1;

  @Option(
      names = "--dry-run",
      description = "The filters' counts, calls, tokens and cost, and stop. Asks nobody.")
  boolean dryRun;

  @Option(
      names = "--partial",
      description = "Write what is judged although some replies are missing; the exit code stays.")
  boolean partial;

  @Option(names = "--force", description = "Replace the files even if mining did not write them.")
  boolean force;

  @Option(
      names = "--agreement",
      description = "Judge the labelled sample instead of a log, and compare.")
  boolean agreement;

  @Option(
      names = "--labelled",
      paramLabel = "FILE",
      description = "With --agreement: a labelled sample of one's own (default: the shipped one).")
  @Nullable Path labelled;

  @Option(
      names = "--json",
      description = "Events on standard output, one JSON object a line; all else on the other.")
  boolean json;

  @Spec CommandSpec spec;

  PromptsMineCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    return agreement ? agree() : mine();
  }

  private int mine() throws InterruptedException {
    if (labelled != null) throw new BadInput("--labelled belongs to --agreement; add it");
    if (log == null)
      throw new BadInput(
          "no log is named; write one, such as `prompts mine log.jsonl`, or --agreement");
    if (limit != null && limit < 1) throw new BadInput("--limit " + limit + " is not 1 or more");
    Path prompts = output == null ? null : context.resolve(output);
    Path verdicts = labels == null ? null : context.resolve(labels);
    if (prompts == null && !dryRun)
      throw new BadInput(
          "no file for the kept queries is named; add -o prompts.jsonl, or --dry-run");
    if (prompts != null) MinedFiles.check(prompts, verdicts, force);
    StudyFile file =
        model.file(
            context,
            "prompts-mine",
            "queries of a log, judged by " + Question.VERSION,
            log.toString(),
            seed);
    Sieved sieved = sieve(context.resolve(log));
    if (sieved.left().isEmpty()) {
      context.say(MineReport.filters(sieved).stripTrailing());
      throw new BadInput(
          log + ": no query passes the filters; widen --language, --min-chars or --max-chars");
    }
    List<Prompt> questions =
        sieved.left().stream().map(c -> Question.of(c.text(), c.language())).toList();
    MineRounds rounds = new MineRounds(context, model, file, questions);
    Path folder = folder("mine");
    if (dryRun) {
      return forecast(rounds.first(), folder, sieved);
    }
    MineRounds.Result result = rounds.ask(folder, options(file));
    List<Mined> mined = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Candidate c = sieved.left().get(i);
      mined.add(new Mined(c, result.judged().get(i)));
    }
    boolean write = result.code() == ExitCode.OK || partial;
    if (write) MinedFiles.write(mined, Objects.requireNonNull(prompts), verdicts);
    Funnel funnel = Funnel.of(sieved, mined);
    if (json) print(event("mined", MineReport.json(funnel, mined)).put("written", write));
    else context.out().print(Safe.line(MineReport.text(funnel, mined)));
    if (write) {
      context.say("wrote " + funnel.kept() + " prompts to " + output);
      if (labels != null) context.say("wrote " + mined.size() + " verdicts to " + labels);
    } else {
      context.say(
          "nothing is written before every query has its reply; --partial writes what is there");
    }
    return result.code();
  }

  private int agree() throws InterruptedException {
    if (log != null || output != null || labels != null || dryRun || partial)
      throw new BadInput(
          "--agreement judges the labelled sample alone; leave out LOG, -o, --labels, --dry-run"
              + " and --partial (or the log's own sample: --labelled FILE)");
    List<Labelled> all =
        labelled == null ? Labelled.shipped() : Labelled.read(context.resolve(labelled));
    StudyFile file =
        model.file(
            context,
            "prompts-mine-agreement",
            "the labelled sample, judged by " + Question.VERSION,
            labelled == null ? "labelled.jsonl" : labelled.toString(),
            seed);
    List<Prompt> questions = all.stream().map(l -> Question.of(l.text(), "en")).toList();
    MineRounds.Result result =
        new MineRounds(context, model, file, questions)
            .ask(folder("mine-agreement"), options(file));
    Agreement found = Agreement.of(all, result.judged());
    if (json)
      print(event("agreement", AgreementReport.json(model.model, found, all, result.judged())));
    else
      context
          .out()
          .print(Safe.line(AgreementReport.text(model.model, found, all, result.judged())));
    return result.code();
  }

  private Path folder(String usual) {
    return context.resolve(into == null ? Path.of("runs", usual) : into);
  }

  private GenerationOptions options(StudyFile file) {
    return new GenerationOptions(
        model.prices(context, file),
        json,
        new Again(context.launcher(), spec.root().commandLine().getParseResult().originalArgs()));
  }

  private Sieved sieve(Path path) {
    Sieve sieve =
        new Sieve(
            new Sieve.Rules(language, minChars, maxChars, sample, seed), LanguageDetector::open);
    QueryLog.read(
        path,
        map,
        limit == null ? Long.MAX_VALUE : limit,
        query -> {
          sieve.add(query);
          if (query.row() % SAID_EVERY == 0) context.say("read " + query.row() + " rows");
        });
    return sieve.finish();
  }

  private int forecast(StudyLoader loaded, Path folder, Sieved sieved) {
    MineForecast forecast = new MineForecast(context, loaded, model.prices(context, loaded.file()));
    if (!Files.exists(folder)) return print(forecast, null, sieved);
    try (RunReader run = Wiring.reader(context, folder)) {
      return print(forecast, run, sieved);
    }
  }

  private int print(MineForecast forecast, @Nullable RunReader run, Sieved sieved) {
    if (json) print(event("dry-run", forecast.json(run, sieved)));
    else context.out().println(Safe.line(forecast.text(run, sieved)));
    return ExitCode.OK;
  }

  private ObjectNode event(String name, ObjectNode body) {
    ObjectNode event =
        JsonOut.object().put("event", name).put("at", context.clock().instant().toString());
    event.setAll(body);
    return event;
  }

  private void print(ObjectNode event) {
    context.out().println(JsonOut.line(event));
  }
}
