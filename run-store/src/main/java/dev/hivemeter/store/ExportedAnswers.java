package dev.hivemeter.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of exported answers, and the line before them that describes the run. */
final class ExportedAnswers {
  private ExportedAnswers() {}

  /** The first line in JSONL. */
  static Map<String, @Nullable Object> header(StoredRun run) {
    RunInfo info = run.info();
    ExportRow row = new ExportRow();
    row.value(ExportFormat.HEADER, ExportFormat.VERSION);
    row.text("kind", "answers");
    row.text("name", info.name());
    row.text("tool_version", info.toolVersion());
    row.text("created", info.created().toString());
    row.text("host", info.host());
    row.value("seed", info.seed());
    ObjectNode endpoints = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Generator.Facts> e : run.endpoints().entrySet()) {
      Generator.Facts facts = e.getValue();
      ObjectNode endpoint = endpoints.putObject(e.getKey());
      endpoint.put("engine", facts.engine());
      endpoint.put("details", facts.details());
      endpoint.set("samplers", Json.array(facts.samplers()));
      endpoint.set("warnings", Json.array(facts.warnings()));
    }
    row.json("endpoints", endpoints);
    row.text("study", info.study());
    return row.fields(null);
  }

  /** Every stored answer; of a list one row for each of its parts. */
  static void of(StoredRun run, Consumer<ExportRow> sink) {
    for (StoredCell cell : run.cells()) {
      Map<Integer, Aside> asides = run.asides(cell.key());
      List<Sample> samples = run.samples(cell.key());
      ReadValues read = ReadValues.of(cell.cell().prompt(), samples);
      for (Sample sample : samples) {
        Aside aside = asides.getOrDefault(sample.index(), Aside.NONE);
        if (sample.parts().isEmpty())
          sink.accept(read.into(row(cell, sample, aside), sample.index(), 0));
        for (int i = 0; i < sample.parts().size(); i++)
          sink.accept(read.into(row(cell, sample, aside, i), sample.index(), i));
      }
    }
  }

  /** One part of a list. What belongs to the call as a whole stands with its first part only. */
  private static ExportRow row(StoredCell stored, Sample sample, Aside aside, int number) {
    Part part = sample.parts().get(number);
    Sample own =
        number == 0
            ? sample
            : new Sample(sample.index(), sample.outcome(), Provenance.UNKNOWN, Map.of());
    Outcome.@Nullable Answered reply =
        number == 0 && sample.outcome() instanceof Outcome.Answered a ? a : null;
    return row(stored, own, number == 0 ? aside : Aside.NONE)
        .text("response", part.text())
        .value("cut", part.cut())
        .value("part", number)
        .value("parts", sample.parts().size())
        .value("probability", part.probability())
        .text("reply", reply == null ? null : reply.text())
        .value("reply_cut", reply == null ? null : reply.cut());
  }

  private static ExportRow row(StoredCell stored, Sample sample, Aside aside) {
    Prompt prompt = stored.cell().prompt();
    Condition condition = stored.cell().condition();
    ModelSpec model = condition.model();
    Outcome outcome = sample.outcome();
    Outcome.@Nullable Failed failed = outcome instanceof Outcome.Failed f ? f : null;
    Provenance p = sample.provenance();
    ExportRow row = new ExportRow();
    row.text("prompt_id", prompt.id())
        .text("prompt", prompt.text())
        .text("family", prompt.family())
        .texts("categories", prompt.categories())
        .texts("tags", prompt.tags())
        .text("language", prompt.language())
        .text("model", model.label())
        .text("provider", model.provider())
        .text("model_name", model.name())
        .text("mode", model.mode().name().toLowerCase(Locale.ROOT))
        .text("template", model.template())
        .texts("stop", model.stop())
        .sampling(condition.sampling(), "temperature", "top_p", "top_k", "min_p", "max_tokens")
        .text("seeds", condition.sampling().seeds().name().toLowerCase(Locale.ROOT))
        .text("elicitation", condition.elicitation().name())
        .text("system", condition.elicitation().system())
        .value("sample", sample.index())
        .value("planned", stored.planned())
        .text("outcome", outcome.name())
        .text("response", SampleTable.text(outcome))
        .value("cut", cut(outcome))
        .text("failure", failed == null ? null : failed.kind().name().toLowerCase(Locale.ROOT))
        .value("status", failed == null ? null : failed.status())
        .text("message", failed == null ? null : failed.message())
        .text("finish_reason", p.finishReason())
        .value("prompt_tokens", p.usage().promptTokens())
        .value("completion_tokens", p.usage().completionTokens())
        .text("response_model", p.responseModel())
        .text("fingerprint", p.fingerprint())
        .text("request_id", p.requestId())
        .value("seed", p.seed())
        .value("latency_ms", p.latencyMillis())
        .text("at", p.at() == null ? null : p.at().toString())
        .text("cell", stored.key().hex())
        .text("slot", stored.key().slot(sample.index()))
        .json("extra", new TreeMap<>(sample.extra()))
        .providerDefaults(condition.sampling())
        .json("extra_body", ConditionJson.extraBody(model.asking()))
        .text("reasoning", aside.reasoning());
    Logprobs logprobs = aside.logprobs();
    if (logprobs == null) row.value("logprobs_complete", null).value("logprobs", null);
    else
      row.value("logprobs_complete", logprobs.complete())
          .json("logprobs", LogprobsJson.of(logprobs));
    return row.asked(stored.cell(), stored.key(), sample.index())
        .value("part", outcome instanceof Outcome.Answered ? 0 : null)
        .value("parts", outcome instanceof Outcome.Answered ? 1 : 0)
        .value("probability", null)
        .value("reply", null)
        .value("reply_cut", null)
        .task(prompt.task());
  }

  private static @Nullable Boolean cut(Outcome outcome) {
    if (outcome instanceof Outcome.Answered a) return a.cut();
    return outcome instanceof Outcome.Unparsed u ? u.cut() : null;
  }
}
