package dev.hivemeter.store;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one model answered when it was recorded.
 *
 * @param name of the file, without its folder
 * @param header what the recording's first line says; null where it has none
 * @param model the recorded model's label
 * @param samplings all under which it was recorded
 */
record Recording(
    String name,
    @Nullable ExportHeader header,
    String model,
    Set<Sampling> samplings,
    Map<Recording.Key, Recording.Answer> answers) {

  /** What a recorded answer is found by. */
  record Key(
      String prompt,
      @Nullable Double temperature,
      @Nullable Double topP,
      @Nullable Integer topK,
      @Nullable Double minP,
      Set<Sampling.Field> providerDefaults,
      Elicitation elicitation,
      int sample) {
    static Key of(String prompt, Condition condition, int sample) {
      Sampling s = condition.sampling();
      return new Key(
          prompt,
          s.temperature(),
          s.topP(),
          s.topK(),
          s.minP(),
          s.providerDefaults(),
          condition.elicitation(),
          sample);
    }
  }

  /** A recorded outcome. */
  record Answer(Outcome outcome, Provenance provenance, Aside aside) {}

  /** Reads what fits the name: a model's label, or else the name that its endpoint knew. */
  static Recording read(RowReader rows, String name) {
    ExportHeader header = null;
    Map<String, ModelSpec> all = new LinkedHashMap<>();
    Map<String, Recording> fitting = new HashMap<>();
    String file = fileName(rows.name());
    KnownPrompts unknown = new KnownPrompts();
    for (Row row : rows) {
      if (ExportHeader.isHeader(row)) {
        if (header == null) header = ExportHeader.of(row);
        continue;
      }
      if (!OwnRows.fits(row))
        throw new BadInput(
            row.where()
                + " is no row of an export of answers; import such a file into a run and export"
                + " that with --what answers");
      AnswerRow answer = OwnRows.read(row, rows.format() == Format.CSV, unknown);
      ModelSpec model = answer.cell().condition().model();
      all.putIfAbsent(model.label(), model);
      if (!model.label().equals(name) && !model.name().equals(name)) continue;
      PartRow part = answer.part();
      if (part != null && part.number() > 0) continue;
      ExportHeader facts = header;
      fitting
          .computeIfAbsent(
              model.label(),
              label -> new Recording(file, facts, label, new LinkedHashSet<>(), new HashMap<>()))
          .add(answer);
    }
    Recording byLabel = fitting.get(name);
    if (byLabel != null) return byLabel;
    if (fitting.size() == 1) return fitting.values().iterator().next();
    if (fitting.isEmpty())
      throw new BadInput(
          rows.name()
              + " has no model '"
              + name
              + "'; it has "
              + (all.isEmpty() ? "no answers" : String.join(", ", all.keySet())));
    throw new BadInput(
        rows.name()
            + " has several models '"
            + name
            + "'; name one by its label: "
            + String.join(", ", all.keySet().stream().filter(fitting::containsKey).toList()));
  }

  private void add(AnswerRow row) {
    Integer sample = row.sample();
    Condition condition = row.cell().condition();
    Key key =
        Key.of(row.cell().prompt().text(), condition, sample == null ? answers.size() : sample);
    samplings.add(condition.sampling());
    Answer before =
        answers.putIfAbsent(key, new Answer(row.outcome(), row.provenance(), row.aside()));
    if (before != null)
      throw new BadInput(
          row.where()
              + ": sample "
              + key.sample()
              + " of model '"
              + model
              + "' for this prompt and sampling is there twice; a recording holds one token limit"
              + " and template for each model label");
  }

  /** All that was recorded under the same temperature, top-p, top-k and min-p. */
  Set<Sampling> like(Sampling asked) {
    Set<Sampling> like = new LinkedHashSet<>(samplings);
    like.removeIf(
        s ->
            !new Sampling(
                    s.temperature(),
                    s.topP(),
                    s.topK(),
                    s.minP(),
                    asked.maxTokens(),
                    asked.seeds(),
                    s.providerDefaults())
                .equals(asked));
    return like;
  }

  private static String fileName(String path) {
    Path name = Path.of(path).getFileName();
    return name == null ? path : name.toString();
  }
}
