package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.tables.TableProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sample files of EleutherAI's lm-evaluation-harness ({@code --log_samples}): {@code {doc_id,
 * doc, target, arguments, resps, filtered_resps, …}}, one row a document, its repeats in {@code
 * resps}.
 *
 * <ul>
 *   <li>{@code arguments} in both forms: {@code {gen_args_0: {arg_0, arg_1}}} and a list of lists.
 *   <li>A task with several filters writes each document once a filter, the same answers each time:
 *       the further ones are read over.
 *   <li>Tasks of log-likelihoods have no answers and are refused.
 *   <li>{@code do_sample: false} is temperature 0; beside another temperature backends disagree on
 *       what it means, so the temperature is then not known.
 *   <li>The model stands in the results file of the same time: {@link LmEvalResults}.
 * </ul>
 */
final class LmEval implements Reading {
  private static final Set<String> OWN =
      Set.of("arguments", "resps", "doc_hash", "prompt_hash", "target_hash");

  private final String file;
  private final Picks picks;
  private final @Nullable String model;
  private final Map<String, String> filters = new HashMap<>();
  private int again;

  LmEval(String file, Picks picks, @Nullable String model) {
    this.file = file;
    this.picks = picks;
    this.model = model;
  }

  static boolean fits(JsonNode first) {
    return first.has("doc_id") && first.has("arguments") && first.has("resps");
  }

  @Override
  public List<ForeignAnswer> read(Spot row) {
    String filter = row.at("filter").optionalText();
    String document = row.at("doc_id").name();
    if (filter != null) {
      String first = filters.putIfAbsent(document, filter);
      if (first != null && !first.equals(filter)) {
        again++;
        return List.of();
      }
    }
    Spot request = request(row);
    Settings settings = settings(second(request));
    Asked asked = asked(row, first(request));
    String named = picks.model(row, model);
    Map<String, String> extra = extra(row, settings);
    List<ForeignAnswer> answers = new ArrayList<>();
    List<Spot> replies = replies(row.at("resps"));
    for (Spot reply : replies)
      answers.add(
          new ForeignAnswer(
              reply.place(),
              picks.promptId(row, null),
              asked,
              named,
              settings.sampling(),
              settings.stop(),
              null,
              replies.size(),
              Outcome.ofText(reply.text(), false),
              new Provenance(
                  Provenance.UNKNOWN.usage(), null, null, null, null, settings.seed(), null, null),
              extra,
              Aside.NONE));
    return answers;
  }

  @Override
  public List<String> notices() {
    return again == 0
        ? List.of()
        : List.of(
            file
                + ": "
                + again
                + " rows show answers of other rows through a further filter; they were not"
                + " counted again");
  }

  /** The one request of a document; tasks of log-likelihoods have one for each choice. */
  private static Spot request(Spot row) {
    Spot arguments = row.at("arguments");
    int size = arguments.node().size();
    if (!arguments.node().isContainerNode() || size == 0)
      throw arguments.problem("the arguments of a request, as lm-eval --log_samples writes them");
    Spot request = arguments.node().isArray() ? arguments.at(0) : arguments.at("gen_args_0");
    if (!request.isThere()) throw request.problem("the arguments of a request");
    boolean generates = second(request).node().isObject() || isWrittenOut(second(request));
    if (size > 1 || !generates)
      throw new TableProblem(
          row.place()
              + " is of a task of log-likelihoods (multiple choice or perplexity): it has no"
              + " written answers to compare; run a generate_until task with"
              + " --log_samples and import its samples_*.jsonl");
    return request;
  }

  private static Spot first(Spot request) {
    return request.node().isArray() ? request.at(0) : request.at("arg_0");
  }

  private static Spot second(Spot request) {
    return request.node().isArray() ? request.at(1) : request.at("arg_1");
  }

  /** Old versions wrote the settings as Python prints a dictionary. */
  private static boolean isWrittenOut(Spot settings) {
    return settings.isText()
        && settings.text().startsWith("{")
        && settings.text().contains("'until'");
  }

  private Asked asked(Spot row, Spot prompt) {
    // Chat endpoints are given the messages as JSON, in a list of one.
    boolean wrapped = prompt.node().isArray() && prompt.node().size() == 1 && prompt.at(0).isText();
    return picks.asked(row, wrapped ? prompt.at(0) : prompt);
  }

  private static Settings settings(Spot told) {
    if (!told.node().isObject())
      return new Settings(
          Settings.UNKNOWN.sampling(), List.of(), null, Map.of("generation", told.text()));
    ObjectNode config = ((ObjectNode) told.node()).deepCopy();
    JsonNode samples = config.get("do_sample");
    JsonNode temperature = config.get("temperature");
    boolean greedy = samples != null && samples.isBoolean() && !samples.booleanValue();
    if (!greedy) return Settings.of(config);
    if (temperature == null || temperature.isNull()) {
      config.remove("do_sample");
      config.put("temperature", 0.0);
    } else if (temperature.doubleValue() == 0) {
      config.remove("do_sample");
    } else {
      config.remove("temperature");
      config.set("temperature with do_sample", temperature);
    }
    return Settings.of(config);
  }

  private static List<Spot> replies(Spot list) {
    List<Spot> replies = new ArrayList<>();
    for (Spot one : list.elements()) {
      if (one.node().isArray()) replies.addAll(replies(one));
      else if (one.isText()) replies.add(one);
      else throw one.problem("a text");
    }
    if (replies.isEmpty()) throw list.problem("a list of at least one answer");
    return replies;
  }

  private Map<String, String> extra(Spot row, Settings settings) {
    Map<String, String> extra = new LinkedHashMap<>(settings.rest());
    row.node()
        .properties()
        .forEach(
            e -> {
              if (!OWN.contains(e.getKey()) && !e.getValue().isNull())
                extra.put(e.getKey(), row.at(e.getKey()).compact());
            });
    Double quality = picks.quality(row);
    if (quality != null) extra.put(Picks.QUALITY, quality.toString());
    return extra;
  }
}
