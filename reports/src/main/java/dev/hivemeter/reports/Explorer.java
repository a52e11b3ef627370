package dev.hivemeter.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data behind the table of prompts, the answers and the maps, as the pages' script reads them:
 * of all prompts on the first page, of one on its own page.
 */
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
  private final PromptMaps maps;
  private final FurtherPages further;
  private final List<RunView.Column> columns;
  private final List<String> models;
  private final List<Setting> settings;

  Explorer(RunView view, PromptMaps maps, FurtherPages further) {
    this.view = view;
    this.maps = maps;
    this.further = further;
    this.columns = columns(view);
    List<String> named = new ArrayList<>(view.models());
    named.addAll(view.people());
    this.models = List.copyOf(named);
    Set<Setting> all = new LinkedHashSet<>(view.settings());
    for (RunView.Column c : columns) all.add(c.setting());
    this.settings = List.copyOf(all);
  }

  /** Models under every setting, then people. */
  static List<RunView.Column> columns(RunView view) {
    List<RunView.Column> all = new ArrayList<>(view.columns());
    all.addAll(view.peopleColumns());
    return List.copyOf(all);
  }

  /** Everything on the first page. */
  String json(CellTexts texts) throws IOException {
    return Island.of(j -> write(j, "explorer", view.prompts(), MEASURES, texts));
  }

  /** One prompt, on its own page. */
  String json(Prompt prompt, CellTexts texts) throws IOException {
    return Island.of(j -> write(j, "prompt", List.of(prompt), MEASURES.subList(0, 1), texts));
  }

  /** What the first page holds where every prompt has a page of its own. */
  static String excerpts(CellTexts texts) {
    return "The run's "
        + Fmt.count(texts.held())
        + " texts do not fit one page: this one holds the beginning of the first of each cell, "
        + Fmt.count(texts.shown())
        + " in all; every prompt has a page of its own with more of them.";
  }

  /** What both kinds of pages begin with. */
  void names(JsonGenerator j, String kind) throws IOException {
    boolean first = kind.equals("explorer");
    j.writeStringField("kind", kind);
    j.writeStringField("home", first ? "" : FurtherPages.HOME);
    strings(j, "models", models.stream().map(view::shown).toList());
    j.writeNumberField("people", view.models().size());
    strings(j, "settings", settings.stream().map(view::label).toList());
    j.writeNumberField("reference", settings.indexOf(view.reference()));
    String up = first ? "" : "../";
    strings(j, "modelPages", view.models().stream().map(m -> up(up, further.model(m))).toList());
  }

  private static String up(String up, String path) {
    return path.isEmpty() ? "" : up + path;
  }

  /** The prompts as [id, text, categories' numbers, their page or nothing]. */
  void prompts(JsonGenerator j, List<Prompt> prompts, String up) throws IOException {
    Map<String, Integer> categories = new LinkedHashMap<>();
    j.writeArrayFieldStart("prompts");
    for (Prompt p : prompts) {
      j.writeStartArray();
      j.writeString(Plain.of(p.id()));
      j.writeString(Plain.of(p.text()));
      j.writeStartArray();
      for (String c : p.categories())
        j.writeNumber(categories.computeIfAbsent(Plain.of(c), k -> categories.size()));
      j.writeEndArray();
      j.writeString(up(up, further.prompt(p)));
      j.writeEndArray();
    }
    j.writeEndArray();
    strings(j, "categories", List.copyOf(categories.keySet()));
  }

  private void write(
      JsonGenerator j, String kind, List<Prompt> prompts, List<String> names, CellTexts texts)
      throws IOException {
    j.writeStartObject();
    names(j, kind);
    j.writeArrayFieldStart("columns");
    for (RunView.Column c : columns) {
      j.writeStartArray();
      j.writeNumber(models.indexOf(c.model()));
      j.writeNumber(settings.indexOf(c.setting()));
      j.writeEndArray();
    }
    j.writeEndArray();
    prompts(j, prompts, kind.equals("explorer") ? "" : "../");
    measures(j, prompts, names);
    cells(j, prompts, texts);
    j.writeArrayFieldStart("maps");
    for (Prompt p : prompts) {
      // A prompt with a page of its own has its map there.
      if (kind.equals("explorer") && !further.prompt(p).isEmpty()) j.writeNull();
      else maps.write(j, p.id(), settings);
    }
    j.writeEndArray();
    j.writeEndObject();
  }

  static void strings(JsonGenerator j, String field, List<String> values) throws IOException {
    j.writeArrayFieldStart(field);
    for (String v : values) j.writeString(v);
    j.writeEndArray();
  }

  /**
   * Per measure and column, prompt by prompt: [text, value, n, colour], a reason's number, or null.
   * Where there is an interval its ends follow, as they are printed but for the measure's unit, and
   * its method's number if that is not 0.
   */
  private void measures(JsonGenerator j, List<Prompt> prompts, List<String> names)
      throws IOException {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    j.writeArrayFieldStart("measures");
    for (String name : names) {
      j.writeStartObject();
      j.writeStringField("name", name);
      j.writeStringField("title", view.title(name));
      j.writeBooleanField("scaled", Fmt.kind(name) != Fmt.Kind.LENGTH);
      j.writeStringField("unit", Fmt.kind(name) == Fmt.Kind.SHARE ? Fmt.PERCENT : "");
      Map<String, Integer> methods = new LinkedHashMap<>();
      j.writeArrayFieldStart("values");
      for (RunView.Column c : columns) {
        j.writeStartArray();
        for (Prompt p : prompts)
          value(
              j, name, view.scores().pool(name, c.model(), c.setting(), p.id()), reasons, methods);
        j.writeEndArray();
      }
      j.writeEndArray();
      strings(j, "methods", List.copyOf(methods.keySet()));
      j.writeEndObject();
    }
    j.writeEndArray();
    strings(j, "reasons", List.copyOf(reasons.keySet()));
  }

  private static void value(
      JsonGenerator j,
      String name,
      @Nullable ScoreRow row,
      Map<String, Integer> reasons,
      Map<String, Integer> methods)
      throws IOException {
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
      if (v.interval() != null) interval(j, Fmt.kind(name), v.interval(), methods);
      j.writeEndArray();
    }
  }

  private static void interval(
      JsonGenerator j, Fmt.Kind kind, Interval i, Map<String, Integer> methods) throws IOException {
    j.writeString(bare(kind, i.low()) + " " + bare(kind, i.high()));
    int method = methods.computeIfAbsent(i.method(), k -> methods.size());
    if (method > 0) j.writeNumber(method);
  }

  private static String bare(Fmt.Kind kind, double v) {
    return Fmt.number(kind, v).replace(Fmt.PERCENT, "");
  }

  /** Per column, prompt by prompt: null, or what {@link CellTexts} writes. */
  private void cells(JsonGenerator j, List<Prompt> prompts, CellTexts texts) throws IOException {
    j.writeArrayFieldStart("cells");
    for (RunView.Column c : columns) {
      Map<String, StoredCell> of = view.cells().getOrDefault(c, Map.of());
      j.writeStartArray();
      for (Prompt p : prompts) {
        StoredCell cell = of.get(p.id());
        if (cell == null) j.writeNull();
        else texts.write(j, cell);
      }
      j.writeEndArray();
    }
    j.writeEndArray();
  }
}
