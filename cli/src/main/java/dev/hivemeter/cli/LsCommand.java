package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.store.ModelTally;
import dev.hivemeter.store.RunPlace;
import dev.hivemeter.store.SqliteLibrary;
import dev.hivemeter.store.SqliteRunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "List the runs in a folder. A run that cannot be read is listed with the reason.")
final class LsCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "Where the runs are (default: runs).")
  Path folder = Path.of("runs");

  @Option(names = "--json", description = "One JSON object a line, one line a run.")
  boolean json;

  LsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SqliteLibrary.prepare(context.cache());
    List<RunPlace> places = RunPlace.under(context.resolve(folder));
    if (places.isEmpty() && !json) context.say("no run in '" + folder + "'");
    List<Line> lines = places.stream().map(LsCommand::line).toList();
    if (json) lines.forEach(l -> context.out().println(JsonOut.line(l.json())));
    else if (!lines.isEmpty()) context.out().print(Safe.line(table(lines)));
    boolean all = lines.stream().allMatch(l -> l.problem.isEmpty());
    return all ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  /**
   * One run.
   *
   * @param problem why it could not be read; then there are no numbers
   */
  private record Line(
      RunPlace place, String name, List<ModelTally> models, boolean scored, String problem) {

    long sum(ToLongFunction<ModelTally> part) {
      return models.stream().mapToLong(part).sum();
    }

    long outcome(String name) {
      return sum(t -> t.outcomes().getOrDefault(name, 0L));
    }

    /** Replies that are no answer: refused by the provider, filtered, empty, without a list. */
    long unanswered() {
      long replies = Outcome.NAMES.stream().mapToLong(this::outcome).sum();
      return replies - outcome("answered") - outcome("failed");
    }

    String folder() {
      return String.valueOf(place.dir().getFileName());
    }

    ObjectNode json() {
      ObjectNode o = JsonOut.object().put("folder", place.dir().toString());
      if (!problem.isEmpty()) o.put("problem", problem);
      else {
        o.put("name", name).put("models", models.size()).put("cells", sum(ModelTally::cells));
        o.put("planned", sum(ModelTally::planned));
        for (String outcome : Outcome.NAMES) o.put(outcome, outcome(outcome));
        o.put("open", sum(ModelTally::open)).put("scored", scored);
      }
      return o.put("bytes", place.bytes())
          .put("last_write", place.lastWrite().toString())
          .put("written_by", place.writer());
    }
  }

  private static Line line(RunPlace place) {
    try (SqliteRunReader run = SqliteRunReader.open(place.dir())) {
      String name = run.isDescribed() ? run.info().name() : "";
      return new Line(place, name, run.tallies(), run.isScored(), "");
    } catch (BadInput e) {
      return new Line(place, "", List.of(), false, String.valueOf(e.getMessage()));
    }
  }

  private static String table(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "run",
            "models",
            "cells",
            "answered",
            "no answer",
            "failed",
            "open",
            "scored",
            "size",
            "last write"));
    for (Line l : lines) {
      List<String> row = new ArrayList<>();
      row.add(
          l.folder() + (l.name.isEmpty() || l.name.equals(l.folder()) ? "" : " (" + l.name + ")"));
      if (!l.problem.isEmpty()) row.add("cannot be read: " + l.problem);
      else {
        row.add("" + l.models.size());
        row.add("" + l.sum(ModelTally::cells));
        row.add("" + l.outcome("answered"));
        row.add("" + l.unanswered());
        row.add("" + l.outcome("failed"));
        row.add("" + l.sum(ModelTally::open));
        row.add(l.scored ? "yes" : "no");
        row.add(size(l.place.bytes()));
        row.add(l.place.lastWrite().toString().substring(0, 16).replace('T', ' ') + "Z");
        if (l.place.writer() != null)
          row.add("being written by " + l.place.writer() + ", since " + l.place.writing());
      }
      rows.add(row);
    }
    return Columned.text(rows, 10);
  }

  static String size(long bytes) {
    if (bytes < 1 << 20) return String.format(Locale.ROOT, "%.0f KB", bytes / 1024.0);
    if (bytes < 1 << 30) return String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024));
    return String.format(Locale.ROOT, "%.1f GB", bytes / (1024.0 * 1024 * 1024));
  }
}
