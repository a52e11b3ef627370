package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Usage;
import dev.hivemeter.tables.TableProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Eval logs of Inspect (inspect_ai) as JSON: {@code {version, status, eval, plan, samples[]}}.
 *
 * <ul>
 *   <li>An epoch is a sample: epoch 1 is sample 0. With {@code num_choices} every choice is one.
 *   <li>The prompt is what the model was sent before it first answered; a prompt is known by its
 *       text, because ids begin anew in every task.
 *   <li>{@code content_filter} is filtered, a part that is marked so is refused, {@code max_tokens}
 *       and {@code model_length} are cut; a sample that ended in an error failed.
 *   <li>Reasoning parts are kept beside the answer. Texts that were moved to {@code attachments}
 *       are put back.
 *   <li>Settings are those of the plan, else those of the model.
 * </ul>
 */
final class Inspect implements Reading {
  static final String LIST = "samples";

  /** What is long in a sample and is not needed. */
  static final Set<String> WITHOUT = Set.of("events", "events_data", "store", "timelines");

  private static final String ATTACHMENT = "attachment://";

  /** How calls were made, which tells nothing of the answers. */
  private static final List<String> TRAFFIC =
      List.of("max_retries", "timeout", "attempt_timeout", "max_connections", "batch", "cache");

  private static final List<String> KEPT =
      List.of("uuid", "target", "choices", "metadata", "scores", "limit");

  private final String file;
  private final Picks picks;
  private final String status;
  private final String task;
  private final @Nullable String model;
  private final @Nullable String system;
  private final Settings settings;
  private final int choices;
  private final int epochs;
  private boolean repeats;

  /**
   * @param header the document without its samples
   */
  Inspect(String file, Picks picks, JsonNode header) {
    this.file = file;
    this.picks = picks;
    Spot log = new Spot(file, "", header);
    if (!header.path(LIST).isArray())
      throw new TableProblem(
          file
              + " holds no samples, only the log's header; convert the whole log with `inspect log"
              + " convert LOG --to json --output-dir FOLDER`, of a run with --log-samples");
    this.status = header.path("status").asText("");
    this.task = log.at("eval").at("task").text();
    this.model = log.at("eval").at("model").optionalText();
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    overlay(config, log.at("eval").at("model_generate_config"));
    overlay(config, log.at("plan").at("config"));
    TRAFFIC.forEach(config::remove);
    Spot of = new Spot(file, "plan.config", config);
    this.system = of.at("system_message").optionalText();
    Integer told = of.at("num_choices").optionalCount();
    this.choices = told == null ? 1 : Math.max(1, told);
    config.remove(List.of("system_message", "num_choices"));
    this.settings = Settings.of(config);
    Integer planned = log.at("eval").at("config").at("epochs").optionalCount();
    this.epochs = planned == null ? 1 : Math.max(1, planned);
  }

  static boolean fits(JsonNode first) {
    JsonNode eval = first.path("eval");
    return eval.path("task").isTextual() && eval.has("model") && first.has("version");
  }

  private static void overlay(ObjectNode config, Spot told) {
    if (!told.isThere()) return;
    told.object()
        .node()
        .properties()
        .forEach(
            e -> {
              if (!e.getValue().isNull()) config.set(e.getKey(), e.getValue());
            });
  }

  @Override
  public List<ForeignAnswer> read(Spot sample) {
    Spot whole = resolved(sample.object());
    Integer epoch = whole.at("epoch").optionalCount();
    if (epoch == null || epoch < 1) throw whole.at("epoch").problem("1 or a larger whole number");
    if (epoch > 1 || choices > 1) repeats = true;
    Asked asked = asked(whole);
    List<ForeignAnswer> answers = new ArrayList<>();
    Spot output = whole.at("output");
    int replies = Math.min(choices, output.at("choices").optionalElements().size());
    for (int i = 0; i < Math.max(1, replies); i++) {
      Spot choice = output.at("choices").at(i);
      Map<String, String> extra = extra(whole);
      if (output.at("error").isThere()) extra.put("output_error", output.at("error").compact());
      answers.add(
          new ForeignAnswer(
              sample.place(),
              picks.promptId(whole, null),
              asked,
              picks.model(whole, model),
              settings.sampling(),
              settings.stop(),
              (epoch - 1) * choices + i,
              Math.max(epochs, epoch) * choices,
              outcome(whole, output, choice),
              provenance(whole, output, choice, i == 0),
              extra,
              new Aside(InspectContent.reasoning(choice.at("message")), null)));
    }
    return answers;
  }

  @Override
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (!status.equals("success"))
      notices.add(
          file + ": the log's status is '" + status + "': not all that was asked need be there");
    if (settings.seed() != null && repeats) notices.add(Notices.oneSeed(file, settings.seed()));
    return notices;
  }

  private Asked asked(Spot sample) {
    Spot named = picks.of("prompt", sample);
    Asked asked = named == null ? Asked.of(sent(sample)) : Asked.of(named);
    return asked.system() == null && system != null ? new Asked(system, asked.text()) : asked;
  }

  /** The messages before the model's own first one; the input where there are none. */
  private static Spot sent(Spot sample) {
    Spot input = sample.at("input");
    int least = input.node().isArray() ? input.node().size() : 1;
    ArrayNode sent = JsonNodeFactory.instance.arrayNode();
    int turns = 0;
    for (Spot message : sample.at("messages").optionalElements()) {
      String role = message.object().at("role").text();
      boolean own = role.equals("assistant") && !message.at("source").compact().equals("input");
      if (own && turns >= least) break;
      if (!role.equals("system")) turns++;
      sent.add(message.node());
    }
    return turns == 0 ? input : new Spot(sample.where(), sample.path() + ".messages", sent);
  }

  private static Outcome outcome(Spot sample, Spot output, Spot choice) {
    Spot error = sample.at("error");
    if (error.isThere()) {
      Spot message = error.isText() ? error : error.object().at("message");
      return Failures.of(message.isThere() ? message.compact() : "an error without a message");
    }
    if (sample.at("invalidation").isThere()) return Failures.of("the sample was invalidated");
    if (!choice.isThere()) {
      String completion = output.at("completion").optionalText();
      if (completion != null && !completion.isBlank()) return Outcome.ofText(completion, false);
      return output.at("error").isThere()
          ? new Outcome.Filtered(null)
          : Failures.of("the log holds no output of this sample");
    }
    Spot message = choice.at("message").object();
    String text = InspectContent.text(message);
    String reason = choice.at("stop_reason").compact();
    if (reason.equals("content_filter")) return new Outcome.Filtered(text.isEmpty() ? null : text);
    if (InspectContent.isRefusal(message)) return new Outcome.Refused(text);
    return Outcome.ofText(text, Set.of("max_tokens", "model_length", "length").contains(reason));
  }

  private Provenance provenance(Spot sample, Spot output, Spot choice, boolean first) {
    Spot usage = output.at("usage");
    Double seconds = output.at("time").optionalNumber();
    return new Provenance(
        first
            ? new Usage(
                usage.at("input_tokens").optionalCount(), usage.at("output_tokens").optionalCount())
            : Usage.UNKNOWN,
        choice.at("stop_reason").optionalText(),
        output.at("model").optionalText(),
        null,
        null,
        settings.seed(),
        seconds == null ? null : Math.round(seconds * 1000),
        instant(sample.at("completed_at")));
  }

  private static @Nullable Instant instant(Spot time) {
    if (!time.isText()) return null;
    try {
      return OffsetDateTime.parse(time.text()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Map<String, String> extra(Spot sample) {
    Map<String, String> extra = new LinkedHashMap<>(settings.rest());
    extra.put("task", task);
    extra.put("sample_id", sample.at("id").name());
    for (String field : KEPT)
      if (sample.at(field).isThere() && !isEmpty(sample.at(field).node()))
        extra.put(field, sample.at(field).compact());
    Double quality = picks.quality(sample);
    if (quality != null) extra.put(Picks.QUALITY, quality.toString());
    return extra;
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isContainerNode() ? node.isEmpty() : node.asText().isEmpty();
  }

  /** The sample with its texts back in their places. */
  private static Spot resolved(Spot sample) {
    JsonNode attachments = sample.at("attachments").node();
    if (!attachments.isObject() || attachments.isEmpty()) return sample;
    ObjectNode whole = ((ObjectNode) sample.node()).deepCopy();
    for (String field : List.of("input", "messages", "output"))
      if (whole.has(field)) whole.set(field, resolved(whole.get(field), attachments));
    return new Spot(sample.where(), sample.path(), whole);
  }

  private static JsonNode resolved(JsonNode node, JsonNode attachments) {
    if (node.isTextual() && node.textValue().startsWith(ATTACHMENT)) {
      JsonNode text = attachments.get(node.textValue().substring(ATTACHMENT.length()));
      return text != null && text.isTextual() ? TextNode.valueOf(text.textValue()) : node;
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (JsonNode one : node) list.add(resolved(one, attachments));
      return list;
    }
    if (!node.isObject()) return node;
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(e -> object.set(e.getKey(), resolved(e.getValue(), attachments)));
    return object;
  }
}
