package dev.hivemeter.cli;

import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Climb;
import dev.hivemeter.compare.Comparability;
import dev.hivemeter.compare.Comparison;
import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.Incomparable;
import dev.hivemeter.compare.Matching;
import dev.hivemeter.compare.Pools;
import dev.hivemeter.compare.Slice;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.pipeline.compare.Voices;
import dev.hivemeter.reports.compare.ClimbView;
import dev.hivemeter.reports.compare.ComparisonMarkdown;
import dev.hivemeter.reports.compare.ComparisonPage;
import dev.hivemeter.reports.compare.ComparisonView;
import dev.hivemeter.reports.compare.Quoted;
import dev.hivemeter.reports.compare.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two scored runs, or two models, temperatures or elicitations inside one, prompt by"
          + " prompt. Exactly one declared contrast may differ. Needs no key and no network.",
      "",
      "  compare A B                                          the same study, asked again",
      "  compare A B --contrast model                         another model, all else alike",
      "  compare RUN --contrast temperature --from 0.2 --to 1.0",
      "  compare RUN --contrast temperature --ladder 0.2,0.7,1.0,1.5",
      "  compare --ladder base,sft,dpo                        runs in an order",
      ""
    })
final class CompareCommand implements Callable<Integer> {
  private static final int SAID = 3;

  private final Context context;

  @Parameters(
      arity = "0..2",
      paramLabel = "RUN",
      description = "One run for a contrast inside it, two for one between them.")
  List<Path> runs = List.of();

  @Option(
      names = "--contrast",
      paramLabel = "WHAT",
      description =
          "The one thing that may differ: date (the default between two runs), model (the default of"
              + " a ladder), temperature, top-p, top-k, min-p, max-tokens or elicitation.")
  @Nullable String contrast;

  @Option(
      names = "--from",
      paramLabel = "VALUE",
      description = "The contrast's value on the first side.")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "VALUE",
      description = "The contrast's value on the second side.")
  @Nullable String to;

  @Option(
      names = "--ladder",
      split = ",",
      paramLabel = "RUNG",
      description =
          "A test for a trend over two or more rungs in this order: values of the contrast inside"
              + " RUN, or runs.")
  @Nullable List<String> ladder;

  @Option(
      names = "--equivalence",
      paramLabel = "MARGIN",
      description =
          "Also test whether the primary measure stays within ±MARGIN: two one-sided tests.")
  @Nullable Double equivalence;

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "ID",
      description = "Only these measures (default: all that have a direction).")
  @Nullable List<String> metrics;

  @Option(
      names = "--primary",
      paramLabel = "ID",
      description =
          "The measure that is tested as it is (default: mean-pairwise-cosine, else the first).")
  @Nullable String primary;

  @Option(names = "--models", split = ",", paramLabel = "LABEL", description = "Only these models.")
  List<String> models = List.of();

  @Option(
      names = "--temperatures",
      split = ",",
      paramLabel = "T",
      description = "Only these temperatures.")
  List<Double> temperatures = List.of();

  @Option(
      names = "--elicitations",
      split = ",",
      paramLabel = "NAME",
      description = "Only these elicitations.")
  List<String> elicitations = List.of();

  @Option(
      names = "--embedding",
      paramLabel = "ID",
      description = "Whose vectors, where a run was scored with several embedders.")
  @Nullable String embedding;

  @Option(
      names = "--top",
      defaultValue = "5",
      paramLabel = "N",
      description = "Tell of the N prompts that moved most (default: 5).")
  int top = 5;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of resamples, sign flips and subsets (default: 1); it is printed.")
  long seed = 1;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  boolean json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write it as Markdown too.")
  @Nullable Path markdown;

  @Option(names = "--html", paramLabel = "FILE", description = "Write it as one offline page too.")
  @Nullable Path html;

  @Option(names = "--force", description = "Replace files that others wrote.")
  boolean force;

  CompareCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (top < 0) throw new BadInput("--top " + top + " is not 0 or more");
    if (equivalence != null && !(equivalence > 0 && equivalence < Double.POSITIVE_INFINITY))
      throw new BadInput("--equivalence " + equivalence + " is not above 0");
    OutFile md =
        OutFile.of(context, markdown, ComparisonMarkdown.MARK, "an earlier comparison", force);
    OutFile page = OutFile.of(context, html, ComparisonPage.MARK, "an earlier comparison", force);
    OutFile.apart(md, page);
    List<PoolMetric> chosen = Snapshots.metrics(metrics);
    String id = primary(chosen);
    try (OpenRuns open = new OpenRuns(context)) {
      return ladder == null
          ? pair(open, chosen, id, md, page)
          : climb(open, ladder, chosen, id, md, page);
    }
  }

  private int pair(
      OpenRuns open,
      List<PoolMetric> chosen,
      String id,
      @Nullable OutFile md,
      @Nullable OutFile page)
      throws IOException {
    if (runs.isEmpty() || runs.size() > 2)
      throw new BadInput("name one run with --contrast, --from and --to, two runs, or a --ladder");
    Contrast declared = declared(runs.size() == 1);
    Path first = runs.get(0);
    Path second = runs.get(runs.size() - 1);
    Snapshot a = read(open, first, null, chosen);
    Snapshot b =
        runs.size() == 1
            ? a
            : read(open, second, a.embedding() == null ? null : a.embedding().name(), chosen);
    Comparability.require(a, b, a.metrics(), Snapshots.vectors(chosen));
    List<PoolMetric> both = both(chosen, List.of(a, b));
    Matching matching = matching(a, b, declared);
    matching.require(declared);
    Comparison comparison =
        Comparison.of(
            a,
            matching,
            new Comparison.Question(declared, both, id, equivalence, top, seed),
            Snapshots.pools(context, open.get(first), a),
            Snapshots.pools(context, open.get(second), b));
    requireEqualNumbers(comparison);
    Voices before = Voices.of(open.get(first), comparison.told(), SAID);
    Voices after = runs.size() == 1 ? before : Voices.of(open.get(second), comparison.told(), SAID);
    Quoted quoted = new Quoted(before::asked, before::said, after::said);
    String title = runs.size() == 1 ? first.toString() : first + " → " + second;
    if (json) context.out().println(ComparisonJson.of(comparison, a, b, quoted));
    print(ComparisonView.of(comparison, title, quoted), md, page);
    return ExitCode.OK;
  }

  private int climb(
      OpenRuns open,
      List<String> rungs,
      List<PoolMetric> chosen,
      String id,
      @Nullable OutFile md,
      @Nullable OutFile page)
      throws IOException {
    if (rungs.size() < 2) throw new BadInput("--ladder needs two rungs or more");
    if (from != null || to != null || equivalence != null)
      throw new BadInput("--from, --to and --equivalence do not go with --ladder");
    if (runs.size() > 1)
      throw new BadInput("a ladder is inside one RUN, or over the runs that --ladder names");
    Contrast declared = contrast == null ? Contrast.MODEL : Contrast.of(contrast);
    List<Snapshot> sources = new ArrayList<>();
    List<Pools> pools = new ArrayList<>();
    List<List<Arm>> arms = new ArrayList<>();
    if (runs.size() == 1) {
      if (declared == Contrast.DATE)
        throw new BadInput("one run has one date; name another --contrast, or runs as rungs");
      Snapshot run = read(open, runs.get(0), null, chosen);
      Pools all = Snapshots.pools(context, open.get(runs.get(0)), run);
      sources.add(run);
      for (String value : rungs) {
        arms.add(Snapshots.side(inSlice(run), declared, value, "--ladder"));
        pools.add(all);
      }
    } else {
      for (String run : rungs) {
        Snapshot before = sources.isEmpty() ? null : sources.get(0);
        String preferred =
            before == null || before.embedding() == null ? null : before.embedding().name();
        Snapshot s = read(open, Path.of(run), preferred, chosen);
        if (before != null)
          Comparability.require(before, s, before.metrics(), Snapshots.vectors(chosen));
        sources.add(s);
        arms.add(inSlice(s));
        pools.add(Snapshots.pools(context, open.get(Path.of(run)), s));
      }
    }
    Climb climb = Climb.of(sources.get(0), arms, declared, both(chosen, sources), id, pools, seed);
    requireLadders(climb);
    String title = (runs.isEmpty() ? "" : runs.get(0) + ": ") + String.join(" → ", rungs);
    if (json) context.out().println(ComparisonJson.of(climb));
    print(ClimbView.of(climb, title), md, page);
    return ExitCode.OK;
  }

  private void print(View view, @Nullable OutFile md, @Nullable OutFile page) throws IOException {
    if (!json) context.out().print(Safe.line(ComparisonText.of(view)));
    if (md != null) md.write(ComparisonMarkdown.of(view));
    if (page != null) page.write(ComparisonPage.of(view, Version.TEXT));
    if (md != null) context.say("wrote " + md.named());
    if (page != null) context.say("wrote " + page.named());
  }

  private String primary(List<PoolMetric> chosen) {
    List<String> ids = chosen.stream().map(m -> m.definition().id()).toList();
    if (primary == null)
      return ids.contains(PoolMetrics.MEAN_PAIRWISE_COSINE)
          ? PoolMetrics.MEAN_PAIRWISE_COSINE
          : ids.get(0);
    String id = PoolMetrics.named(List.of(primary)).get(0).definition().id();
    if (!ids.contains(id))
      throw new BadInput("--primary '" + id + "' is not among the compared measures");
    return id;
  }

  private Contrast declared(boolean one) {
    Contrast declared = contrast == null ? Contrast.DATE : Contrast.of(contrast);
    if (one && declared == Contrast.DATE)
      throw new BadInput(
          "one run is compared inside itself: name what differs with --contrast (model,"
              + " temperature, elicitation …), --from and --to; or name a second run");
    if (one && (from == null || to == null))
      throw new BadInput("inside one run --contrast needs --from and --to");
    if (declared == Contrast.DATE && (from != null || to != null))
      throw new BadInput("--from and --to go with a --contrast that has values, such as model");
    return declared;
  }

  private Snapshot read(
      OpenRuns open, Path run, @Nullable String preferred, List<PoolMetric> chosen) {
    return Snapshots.of(context, open.get(run), run, embedding, preferred, chosen, false);
  }

  private List<PoolMetric> both(List<PoolMetric> chosen, List<Snapshot> runs) {
    List<PoolMetric> both =
        chosen.stream()
            .filter(m -> runs.stream().allMatch(s -> s.metrics().contains(m.definition().id())))
            .toList();
    List<String> missing =
        chosen.stream()
            .map(m -> m.definition().id())
            .filter(m -> both.stream().noneMatch(b -> b.definition().id().equals(m)))
            .toList();
    String id = primary(chosen);
    if (missing.contains(id) || (metrics != null && !missing.isEmpty()))
      throw new BadInput(
          "not both sides hold scores of "
              + String.join(", ", missing)
              + "; score the runs with these measures, or name others with --metrics and --primary");
    return both;
  }

  private List<Arm> inSlice(Snapshot s) {
    Slice slice = new Slice(models, temperatures, elicitations, List.of(), List.of());
    List<Arm> arms = s.arms().stream().filter(slice::has).toList();
    if (arms.isEmpty())
      throw new BadInput(
          "run '"
              + s.run()
              + "' has no condition with "
              + slice.label()
              + "; there are "
              + String.join(", ", s.arms().stream().map(Arm::label).toList()));
    return arms;
  }

  private Matching matching(Snapshot a, Snapshot b, Contrast declared) {
    return Matching.of(
        Snapshots.side(inSlice(a), declared, from, "--from"),
        Snapshots.side(inSlice(b), declared, to, "--to"),
        declared);
  }

  /** What was asked for by name is not left out in silence. */
  private void requireEqualNumbers(Comparison comparison) {
    Set<String> refused = new LinkedHashSet<>();
    for (Comparison.Block b : comparison.blocks())
      for (Comparison.Row r : b.rows()) if (r.change().isUnequal()) refused.add(r.change().why());
    if (metrics != null && !refused.isEmpty()) throw new Incomparable(List.copyOf(refused));
  }

  private void requireLadders(Climb climb) {
    Set<String> refused = new LinkedHashSet<>();
    for (Climb.Chain c : climb.chains())
      for (Climb.Row r : c.rows()) if (r.ladder().isUnequal()) refused.add(r.ladder().why());
    if (metrics != null && !refused.isEmpty()) throw new Incomparable(List.copyOf(refused));
  }
}
