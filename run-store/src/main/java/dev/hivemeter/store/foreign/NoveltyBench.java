package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * NoveltyBench's generations, partitions and scores: {@code {id, prompt, model, generations[],
 * partition[], generation_scores[], …}}, one row for all samples of a prompt, their order kept.
 *
 * <ul>
 *   <li>{@code generation_scores} are the quality, except a 0 for an answer whose class came
 *       before: that says "not new" and judges nothing. The number as it is stays in {@code
 *       generation_score}.
 *   <li>{@code partition} is the class of each answer. Released files count {@code distinct} as
 *       classes − 1: it is kept as it is, and nothing is computed from it.
 *   <li>{@code [Blocked]} stands for an answer that a filter withheld, the same text each time.
 *   <li>A generation may be a text, a message, a chat that ends with one, or a list of those.
 * </ul>
 */
final class NoveltyBench implements Reading {
  private static final Set<String> OWN =
      Set.of("id", "prompt", "model", "generations", "partition", "generation_scores");

  private final String file;
  private final Picks picks;
  private int without;

  NoveltyBench(String file, Picks picks) {
    this.file = file;
    this.picks = picks;
  }

  static boolean fits(JsonNode first) {
    return first.has("prompt") && first.path("generations").isArray();
  }

  @Override
  public List<ForeignAnswer> read(Spot row) {
    List<Spot> generations = flat(row.at("generations"));
    if (generations.isEmpty()) without++;
    List<@Nullable Integer> classes = classes(row, generations.size());
    List<@Nullable Double> scores = scores(row, generations.size());
    Asked asked = picks.asked(row, row.at("prompt"));
    String id = picks.promptId(row, row.at("id"));
    String model = picks.model(row, row.at("model").optionalText());
    Map<String, String> ofRow = new LinkedHashMap<>();
    row.node()
        .properties()
        .forEach(
            e -> {
              if (!OWN.contains(e.getKey()) && !e.getValue().isNull())
                ofRow.put(e.getKey(), row.at(e.getKey()).compact());
            });
    List<ForeignAnswer> answers = new ArrayList<>();
    Set<Integer> met = new HashSet<>();
    for (int i = 0; i < generations.size(); i++) {
      Map<String, String> extra = new LinkedHashMap<>(ofRow);
      Integer ofClass = classes.get(i);
      boolean isNew = ofClass == null || met.add(ofClass);
      if (ofClass != null) extra.put("partition", ofClass.toString());
      Double score = scores.get(i);
      if (score != null) {
        extra.put("generation_score", score.toString());
        if (isNew || score != 0) extra.put(Picks.QUALITY, score.toString());
      }
      answers.add(
          new ForeignAnswer(
              generations.get(i).place(),
              id,
              asked,
              model,
              Sampling.UNKNOWN,
              List.of(),
              null,
              generations.size(),
              outcome(generations.get(i)),
              Provenance.UNKNOWN,
              extra,
              Aside.NONE));
    }
    return answers;
  }

  @Override
  public List<String> notices() {
    return without == 0
        ? List.of()
        : List.of(
            file
                + ": "
                + without
                + " prompts have an empty list of generations, as NoveltyBench writes when all"
                + " tries failed; they have no answers here");
  }

  /** Lists within the list are opened; a chat is one answer. */
  private static List<Spot> flat(Spot list) {
    List<Spot> all = new ArrayList<>();
    for (Spot one : list.elements()) {
      if (one.node().isArray() && !Asked.isChat(one.node())) all.addAll(flat(one));
      else all.add(one);
    }
    return all;
  }

  private static Outcome outcome(Spot generation) {
    if (!generation.isThere()) return new Outcome.Empty();
    Spot said = generation;
    if (said.node().isArray()) said = said.at(said.node().size() - 1);
    if (said.node().isObject()) {
      if (said.at("role").isThere() && !said.at("role").text().equals("assistant"))
        throw said.at("role").problem("assistant, in the last message of a generation");
      said = said.at("content").isThere() ? said.at("content") : said.at("text");
    }
    if (!said.isText()) throw said.problem("a text, or a message with a text");
    return said.text().equals("[Blocked]")
        ? new Outcome.Filtered(said.text())
        : Outcome.ofText(said.text(), false);
  }

  /** One number a generation; an early form, lists of texts, tells nothing that can be matched. */
  private static List<@Nullable Integer> classes(Spot row, int size) {
    List<@Nullable Integer> classes = new ArrayList<>();
    List<Spot> told = row.at("partition").optionalElements();
    if (told.isEmpty() || told.get(0).node().isArray()) {
      for (int i = 0; i < size; i++) classes.add(null);
      return classes;
    }
    requireSize(row.at("partition"), told, size);
    for (Spot one : told) classes.add(one.optionalCount());
    return classes;
  }

  private List<@Nullable Double> scores(Spot row, int size) {
    Spot named = picks.of(Picks.QUALITY, row);
    Spot list = named == null ? row.at("generation_scores") : named;
    List<@Nullable Double> scores = new ArrayList<>();
    if (!list.isThere()) {
      for (int i = 0; i < size; i++) scores.add(null);
      return scores;
    }
    List<Spot> told = list.elements();
    requireSize(list, told, size);
    for (Spot one : told) scores.add(one.optionalNumber());
    return scores;
  }

  private static void requireSize(Spot list, List<Spot> told, int size) {
    if (told.size() != size)
      throw list.problem("a list of " + size + " numbers, one for each generation");
  }
}
