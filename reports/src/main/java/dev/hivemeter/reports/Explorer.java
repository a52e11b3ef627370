package dev.hivemeter.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.text.Reasoning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data behind the per-prompt table and the answers, as the page's script reads them. */
final class Explorer {
  /** Shown per prompt, in this order. */
  static final List<String> MEASURES =
      List.of(
          "mean-pairwise-cosine",
          "share-pairs-above-0.8",
          "distinct-2",
          "rouge-l",
          "exact-duplicate-rate",
          "on-topic-rate",
          "loop-rate",
          "cut-rate",
          "length-mean");

  private final RunView view;
  private final List<RunView.Column> columns;
  private final RunReader run;
  private final Limits limits;
  private final Map<String, Integer> reasons = new LinkedHashMap<>();
  private long shown;
  private long held;
  private boolean shortened;

  Explorer(RunView view, RunReader run, Limits limits) {
    this.view = view;
    List<RunView.Column> all = new ArrayList<>(view.columns());
    all.addAll(view.peopleColumns());
    this.columns = List.copyOf(all);
    this.run = run;
    this.limits = limits;
  }

  String json() throws IOException {
    return Island.of(this::write);
  }

  /** What the page does not hold, in words; empty when it holds everything. */
  String leftOut() {
    StringBuilder out = new StringBuilder();
    if (shown < held)
      out.append("This page holds ")
          .append(Fmt.count(shown))
          .append(" of ")
          .append(Fmt.count(held))
          .append(" texts, the first of each cell. ");
    if (shortened) out.append("Long texts are shortened. ");
    if (!out.isEmpty()) out.append("The run holds all of them: use hivemeter export.");
    return out.toString();
  }

  private void write(JsonGenerator j) throws IOException {
    j.writeStartObject();
    List<String> models = new ArrayList<>(view.models());
    models.addAll(view.people());
    Set<Setting> named = new LinkedHashSet<>(view.settings());
    for (RunView.Column c : columns) named.add(c.setting());
    List<Setting> settings = List.copyOf(named);
    strings(j, "models", models.stream().map(view::shown).toList());
    j.writeNumberField("people", view.models().size());
    strings(j, "settings", settings.stream().map(view::label).toList());
    j.writeNumberField("reference", settings.indexOf(view.reference()));
    j.writeArrayFieldStart("columns");
    for (RunView.Column c : columns) {
      j.writeStartArray();
      j.writeNumber(models.indexOf(c.model()));
      j.writeNumber(settings.indexOf(c.setting()));
      j.writeEndArray();
    }
    j.writeEndArray();
    j.writeArrayFieldStart("prompts");
    for (Prompt p : view.prompts()) strings(j, null, List.of(Plain.of(p.id()), Plain.of(p.text())));
    j.writeEndArray();
    measures(j);
    strings(j, "reasons", List.copyOf(reasons.keySet()));
    cells(j);
    j.writeEndObject();
  }

  private static void strings(JsonGenerator j, @Nullable String field, List<String> values)
      throws IOException {
    if (field != null) j.writeFieldName(field);
    j.writeStartArray();
    for (String v : values) j.writeString(v);
    j.writeEndArray();
  }

  /**
   * Per measure and column, prompt by prompt: [text, value, n, colour], a reason's number, or null.
   */
  private void measures(JsonGenerator j) throws IOException {
    j.writeArrayFieldStart("measures");
    for (String name : MEASURES) {
      j.writeStartObject();
      j.writeStringField("name", name);
      j.writeStringField("title", view.title(name));
      j.writeBooleanField("scaled", Fmt.kind(name) != Fmt.Kind.LENGTH);
      j.writeArrayFieldStart("values");
      for (RunView.Column c : columns) {
        j.writeStartArray();
        for (Prompt p : view.prompts()) value(j, name, c, p);
        j.writeEndArray();
      }
      j.writeEndArray();
      j.writeEndObject();
    }
    j.writeEndArray();
  }

  private void value(JsonGenerator j, String name, RunView.Column c, Prompt p) throws IOException {
    ScoreRow row = view.scores().pool(name, c.model(), c.setting(), p.id());
    if (row == null) j.writeNull();
    else if (row.score() instanceof Score.Undefined u)
      j.writeNumber(reasons.computeIfAbsent(Plain.of(u.reason()), k -> reasons.size()));
    else {
      Score.Value v = (Score.Value) row.score();
      j.writeStartArray();
      j.writeString(Fmt.number(Fmt.kind(name), v.value()));
      j.writeNumber(Math.round(v.value() * 1e6) / 1e6);
      j.writeNumber(v.n());
      j.writeNumber(HeatScale.step(v.value()));
      j.writeEndArray();
    }
  }

  /**
   * Per column, prompt by prompt: {of: samples held, a: [[index, outcome, cut, text, left out, and
   * where reasoning was taken out: the text as it came, left out]]}.
   */
  private void cells(JsonGenerator j) throws IOException {
    long cells = columns.stream().mapToLong(c -> view.cellsOf(c).size()).sum();
    long left = limits.totalChars();
    j.writeArrayFieldStart("cells");
    for (RunView.Column c : columns) {
      Map<String, StoredCell> of = view.cells().getOrDefault(c, Map.of());
      j.writeStartArray();
      for (Prompt p : view.prompts()) {
        StoredCell cell = of.get(p.id());
        if (cell == null) {
          j.writeNull();
          continue;
        }
        left -= cell(j, cell, left / Math.max(1, cells));
        cells--;
      }
      j.writeEndArray();
    }
    j.writeEndArray();
  }

  private long cell(JsonGenerator j, StoredCell cell, long budget) throws IOException {
    List<Sample> samples = run.plannedSamples(cell);
    held += samples.size();
    long used = 0;
    j.writeStartObject();
    j.writeNumberField("of", samples.size());
    j.writeNumberField("planned", cell.planned());
    j.writeArrayFieldStart("a");
    int n = 0;
    for (Sample s : samples) {
      // A list of answers is shown whole, as it came.
      if (n >= limits.answersPerCell() || (n > 0 && used >= budget)) break;
      used += sample(j, s);
      n++;
      shown++;
    }
    j.writeEndArray();
    j.writeEndObject();
    return used;
  }

  private long sample(JsonGenerator j, Sample s) throws IOException {
    Outcome o = s.outcome();
    String raw = text(o);
    String measured =
        o instanceof Outcome.Answered || o instanceof Outcome.Unparsed ? Reasoning.strip(raw) : raw;
    j.writeStartArray();
    j.writeNumber(s.index() + 1);
    j.writeNumber(Tables.OUTCOMES.indexOf(o.name()));
    j.writeBoolean(o instanceof Outcome.Answered a && a.cut());
    long used = text(j, measured);
    if (!measured.equals(raw)) used += text(j, raw);
    j.writeEndArray();
    return used + 24;
  }

  /** The text, and how many of its characters are left out. */
  private long text(JsonGenerator j, String text) throws IOException {
    String kept = text;
    if (text.length() > limits.charsPerAnswer()) {
      int end = limits.charsPerAnswer();
      if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
      kept = text.substring(0, end);
      shortened = true;
    }
    j.writeString(Plain.of(kept));
    j.writeNumber(text.length() - kept.length());
    return kept.length();
  }

  private static String text(Outcome o) {
    if (o instanceof Outcome.Answered a) return a.text();
    if (o instanceof Outcome.Unparsed u) return u.text();
    if (o instanceof Outcome.Refused r) return r.text() == null ? "" : r.text();
    if (o instanceof Outcome.Filtered f) return f.text() == null ? "" : f.text();
    if (o instanceof Outcome.Failed f)
      return Words.failure(f.kind())
          + (f.status() > 0 ? ", HTTP " + f.status() : "")
          + ": "
          + f.message();
    return "";
  }
}
