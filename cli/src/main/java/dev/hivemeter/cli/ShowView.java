package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.store.ModelTally;
import dev.hivemeter.store.RunPlace;
import dev.hivemeter.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole run, for people and for programs. */
final class ShowView {
  private ShowView() {}

  static String text(StoredRun run) {
    StringBuilder b = new StringBuilder();
    head(run, b);
    String kinds = kinds(run).inBrackets();
    b.append("\nConditions").append(kinds.isEmpty() ? "" : ", of prompts" + kinds).append('\n');
    conditions(run.cells())
        .forEach((label, n) -> b.append("  ").append(label).append(": ").append(n).append('\n'));
    b.append("\nOutcomes and calls\n").append(outcomes(run.tallies()));
    endpoints(run, b);
    scores(run, b);
    if (run.isDescribed() && run.info().study() != null)
      b.append("\nStudy\n").append(indented(String.valueOf(run.info().study())));
    return b.toString();
  }

  private static Kinds kinds(StoredRun run) {
    return Kinds.of(run.plannedCells().stream().map(c -> c.cell().prompt()).toList());
  }

  private static void head(StoredRun run, StringBuilder b) {
    RunPlace place = RunPlace.of(run.directory());
    if (run.isDescribed()) {
      RunInfo info = run.info();
      b.append(info.name()).append(", made ").append(info.created());
      b.append(", last written by Hivemeter ").append(info.toolVersion()).append('\n');
      b.append("  on ").append(info.host()).append(", seed ").append(info.seed()).append('\n');
    } else b.append("a run that was stopped before it was described\n");
    b.append("  ").append(place.dir()).append(", ").append(LsCommand.size(place.bytes()));
    b.append(", store version ").append(run.version());
    b.append(", last write ").append(place.lastWrite()).append('\n');
    if (place.writer() != null)
      b.append("  being written by ")
          .append(place.writer())
          .append(", since ")
          .append(place.writing())
          .append('\n');
  }

  private static Map<String, String> conditions(List<StoredCell> cells) {
    Map<Condition, List<StoredCell>> by = new LinkedHashMap<>();
    for (StoredCell c : cells)
      by.computeIfAbsent(c.cell().condition(), k -> new ArrayList<>()).add(c);
    Map<String, String> lines = new LinkedHashMap<>();
    by.forEach(
        (condition, of) -> {
          long planned = of.stream().filter(c -> c.planned() > 0).count();
          int samples = of.stream().mapToInt(StoredCell::planned).max().orElse(0);
          String text =
              planned == 0
                  ? of.size() + " prompts, no longer planned"
                  : planned + " prompts × " + samples + " samples";
          if (planned > 0 && planned < of.size())
            text += ", and " + (of.size() - planned) + " prompts that are no longer planned";
          lines.put(condition.label(), text);
        });
    return lines;
  }

  private static String outcomes(List<ModelTally> tallies) {
    StringBuilder b = new StringBuilder();
    for (ModelTally t : tallies) {
      b.append("  ").append(t.model()).append(": ").append(t.planned()).append(" planned");
      t.outcomes().forEach((name, n) -> b.append(", ").append(n).append(' ').append(name));
      if (t.open() > 0) b.append(", ").append(t.open()).append(" open");
      if (t.unplanned() > 0) b.append(", ").append(t.unplanned()).append(" no longer planned");
      b.append('\n');
      if (!t.failures().isEmpty())
        b.append("    failed: ").append(counts(t.failures())).append('\n');
      if (t.attempts() > 0) {
        b.append("    ").append(t.attempts()).append(" calls");
        if (!t.broken().isEmpty())
          b.append(" (without reply: ").append(counts(t.broken())).append(')');
        b.append(", ").append(t.promptTokens()).append(" prompt and ");
        b.append(t.completionTokens()).append(" answer tokens\n");
      }
    }
    return b.toString();
  }

  private static String counts(Map<String, Long> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((name, n) -> parts.add(n + " " + name));
    return String.join(", ", parts);
  }

  private static void endpoints(StoredRun run, StringBuilder b) {
    Map<String, Generator.Facts> endpoints = run.endpoints();
    if (!endpoints.isEmpty()) b.append("\nEndpoints\n");
    endpoints.forEach(
        (model, facts) -> {
          b.append("  ").append(model).append(": ").append(facts.engine());
          if (!facts.samplers().isEmpty())
            b.append("; sends ").append(String.join(", ", facts.samplers()));
          b.append('\n');
          EndpointDetails.shown(facts)
              .forEach((k, v) -> b.append("    ").append(k).append(": ").append(v).append('\n'));
          facts.warnings().forEach(w -> b.append("    note: ").append(w).append('\n'));
        });
    List<ModelChange> changes = run.changes();
    if (!changes.isEmpty()) b.append("\nChanges noticed\n");
    for (ModelChange c : changes)
      b.append("  ").append(c.model()).append(": ").append(c.sentence()).append('\n');
  }

  private static void scores(StoredRun run, StringBuilder b) {
    b.append("\nScores\n");
    Map<String, Integer> rows = rows(run);
    if (rows.isEmpty()) b.append("  none; `hivemeter score RUN` makes them\n");
    rows.forEach(
        (embedding, n) ->
            b.append("  ")
                .append(embedding.isEmpty() ? "without an embedder" : embedding)
                .append(": ")
                .append(n)
                .append(" rows\n"));
    for (String name : run.embeddings())
      run.embedder(name)
          .ifPresent(
              e ->
                  b.append("  embedder ")
                      .append(e.name())
                      .append(": model ")
                      .append(e.modelSha256(), 0, Math.min(12, e.modelSha256().length()))
                      .append(", dimension ")
                      .append(e.dimension())
                      .append(", ")
                      .append(run.embeddedTexts(name))
                      .append(" texts\n"));
  }

  private static Map<String, Integer> rows(StoredRun run) {
    Map<String, Integer> rows = new TreeMap<>();
    for (ScoreRow r : run.scores()) rows.merge(r.embedding(), 1, Integer::sum);
    return rows;
  }

  private static String indented(String text) {
    return "  " + text.strip().replace("\n", "\n  ") + "\n";
  }

  static ObjectNode json(StoredRun run) {
    RunPlace place = RunPlace.of(run.directory());
    ObjectNode o = JsonOut.object().put("folder", place.dir().toString());
    o.put("bytes", place.bytes()).put("last_write", place.lastWrite().toString());
    o.put("written_by", place.writer()).put("store_version", run.version());
    if (run.isDescribed()) {
      RunInfo info = run.info();
      o.put("name", info.name()).put("created", info.created().toString());
      o.put("tool_version", info.toolVersion()).put("host", info.host());
      o.put("seed", info.seed()).put("study", info.study());
    }
    Kinds kinds = kinds(run);
    o.putObject("prompts")
        .put("open", kinds.open())
        .put("probe", kinds.probes())
        .put("control", kinds.controls());
    ObjectNode conditions = o.putObject("conditions");
    conditions(run.cells()).forEach(conditions::put);
    ArrayNode models = o.putArray("models");
    for (ModelTally t : run.tallies()) models.add(json(t));
    ObjectNode endpoints = o.putObject("endpoints");
    run.endpoints()
        .forEach(
            (model, facts) -> {
              ObjectNode e = endpoints.putObject(model).put("engine", facts.engine());
              e.set("details", EndpointDetails.json(facts));
              facts.samplers().forEach(e.putArray("samplers")::add);
              facts.warnings().forEach(e.putArray("warnings")::add);
            });
    ArrayNode changes = o.putArray("changes");
    for (ModelChange c : run.changes())
      changes
          .addObject()
          .put("model", c.model())
          .put("what", c.what())
          .put("before", c.before())
          .put("after", c.after())
          .put("answers", c.answers())
          .put("last", c.last() == null ? null : c.last().toString());
    ObjectNode scores = o.putObject("scores");
    rows(run).forEach(scores::put);
    ArrayNode embedders = o.putArray("embedders");
    for (String name : run.embeddings())
      run.embedder(name)
          .ifPresent(
              e ->
                  embedders
                      .addObject()
                      .put("name", e.name())
                      .put("model_sha256", e.modelSha256())
                      .put("dimension", e.dimension())
                      .put("token_limit", e.tokenLimit())
                      .put("texts", run.embeddedTexts(name)));
    return o;
  }

  private static ObjectNode json(ModelTally t) {
    ObjectNode o = JsonOut.object().put("model", t.model()).put("cells", t.cells());
    o.put("planned", t.planned()).put("open", t.open()).put("unplanned", t.unplanned());
    ObjectNode outcomes = o.putObject("outcomes");
    t.outcomes().forEach(outcomes::put);
    ObjectNode failures = o.putObject("failures");
    t.failures().forEach(failures::put);
    o.put("attempts", t.attempts());
    ObjectNode broken = o.putObject("attempts_without_reply");
    t.broken().forEach(broken::put);
    return o.put("prompt_tokens", t.promptTokens()).put("completion_tokens", t.completionTokens());
  }
}
