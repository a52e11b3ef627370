package dev.hivemeter.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers from one model's recording. Nothing is asked of anybody. */
final class RecordedGenerator implements Generator {
  private final Recording recording;

  RecordedGenerator(Recording recording) {
    this.recording = recording;
  }

  /** Refuses what was not recorded; the message lists what was. */
  @Override
  public Facts prepare(List<Condition> conditions) {
    List<String> warnings = new ArrayList<>();
    for (Condition condition : conditions) check(condition.sampling(), warnings);
    ExportHeader header = recording.header();
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("recording", recording.name());
    details.put("model", recording.model());
    Facts original = header == null ? null : header.endpoints().get(recording.model());
    if (header != null) {
      details.put("recorded", header.info().created().toString());
      details.put("tool_version", header.info().toolVersion());
      details.put("run", header.info().name());
    }
    if (original == null)
      return new Facts(
          "recording of an unknown engine", Json.write(details), List.of(), List.copyOf(warnings));
    details.put("engine", original.engine());
    details.put("details", original.details());
    warnings.addAll(0, original.warnings());
    return new Facts(
        "recording of " + original.engine(),
        Json.write(details),
        original.samplers(),
        List.copyOf(warnings));
  }

  private void check(Sampling asked, List<String> warnings) {
    Set<Sampling> like = recording.like(asked);
    if (like.isEmpty())
      throw new BadInput(
          said()
              + " was not recorded with "
              + exactly(asked)
              + "; recorded are "
              + String.join(" · ", recording.samplings().stream().map(s -> exactly(s)).toList()));
    for (Sampling s : like) {
      if (s.maxTokens() == null) warn(warnings, said() + " does not tell its token limit");
      else if (!Objects.equals(s.maxTokens(), asked.maxTokens()))
        throw new BadInput(
            said()
                + " was recorded with at most "
                + s.maxTokens()
                + " tokens, the study asks for "
                + asked.maxTokens()
                + "; set maxTokens: "
                + s.maxTokens());
      if (asked.seeds() == Sampling.Seeds.DERIVED && s.seeds() == Sampling.Seeds.NONE)
        throw new BadInput(said() + " was recorded without seeds; leave out seeds: derived");
    }
  }

  private static void warn(List<String> warnings, String warning) {
    if (!warnings.contains(warning)) warnings.add(warning);
  }

  private String said() {
    return "model '" + recording.model() + "' of " + recording.name();
  }

  private static String exactly(Sampling s) {
    return "temperature "
        + known(s.temperature())
        + ", top-p "
        + known(s.topP())
        + ", top-k "
        + known(s.topK())
        + ", min-p "
        + known(s.minP())
        + (s.providerDefaults().isEmpty()
            ? ""
            : ", left to the provider: " + String.join(", ", ConditionJson.providerDefaults(s)));
  }

  private static String known(@Nullable Number number) {
    return number == null ? "unknown" : number.toString();
  }

  @Override
  public Result call(Call call) {
    Recording.Key key = Recording.Key.of(call.prompt().text(), call.condition(), call.sample());
    Recording.Answer answer = recording.answers().get(key);
    if (answer == null)
      return broke(
          "the recording has no answer for sample "
              + call.sample()
              + " of prompt '"
              + call.prompt().id()
              + "' with "
              + exactly(call.condition().sampling())
              + ", elicitation "
              + call.condition().elicitation().name());
    if (answer.outcome() instanceof Outcome.Failed failed)
      return broke("when this was recorded the call failed: " + failed.message());
    return new Result.Replied(answer.outcome(), answer.provenance(), answer.aside());
  }

  /** Of a kind that is not tried again: a recording does not change. */
  private static Result broke(String message) {
    return new Result.Broke(FailureKind.INVALID_REQUEST, 0, message, null);
  }

  @Override
  public void close() {
    // Everything was read when it was opened.
  }
}
