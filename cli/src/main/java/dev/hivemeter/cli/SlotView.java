package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.StoredRun;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One slot with its outcome and its attempts, for people and for programs. */
record SlotView(StoredCell cell, Sample sample, Said said, List<Attempt> attempts) {
  static final int MOST = 20;

  /** What is asked for; null for any. */
  record Wanted(
      @Nullable String prompt,
      @Nullable String model,
      @Nullable Double temperature,
      @Nullable String elicitation,
      @Nullable Integer sample,
      @Nullable String key) {
    static final Wanted ANY = new Wanted(null, null, null, null, null, null);

    boolean fits(StoredCell cell) {
      Condition c = cell.cell().condition();
      return (prompt == null || prompt.equals(cell.cell().prompt().id()))
          && (model == null || model.equals(c.model().label()))
          && (temperature == null || Objects.equals(temperature, c.sampling().temperature()))
          && (elicitation == null || elicitation.equals(c.elicitation().name()));
    }

    boolean fits(StoredCell cell, Sample s) {
      return (sample == null || sample == s.index())
          && (key == null || cell.key().slot(s.index()).startsWith(key));
    }
  }

  /** At most so many slots that fit, in the run's order. */
  static List<SlotView> find(StoredRun run, Wanted wanted, int most) {
    List<StoredCell> cells = run.cells();
    require("prompt", wanted.prompt, cells, c -> c.cell().prompt().id());
    require("model", wanted.model, cells, c -> c.cell().condition().model().label());
    require(
        "elicitation", wanted.elicitation, cells, c -> c.cell().condition().elicitation().name());
    List<SlotView> found = new ArrayList<>();
    for (StoredCell cell : cells) {
      if (!wanted.fits(cell)) continue;
      List<Sample> samples = run.samples(cell.key());
      for (Sample s : samples) {
        if (!wanted.fits(cell, s)) continue;
        Said said = Said.of(cell.cell(), samples, s.index());
        found.add(new SlotView(cell, s, said, run.attempts(cell.key(), s.index())));
        if (found.size() == most) return found;
      }
    }
    return found;
  }

  private static void require(
      String what, @Nullable String name, List<StoredCell> cells, Function<StoredCell, String> of) {
    if (name == null) return;
    Set<String> known = cells.stream().map(of).collect(Collectors.toCollection(TreeSet::new));
    if (!known.contains(name))
      throw new BadInput("the run has no " + what + " '" + name + "'" + Nearest.hint(name, known));
  }

  private String key() {
    return cell.key().slot(sample.index());
  }

  String text() {
    Condition c = cell.cell().condition();
    Prompt prompt = cell.cell().prompt();
    StringBuilder b = new StringBuilder();
    b.append(c.label()).append(", prompt ").append(prompt.id()).append(", sample ");
    b.append(sample.index()).append("\n  slot ").append(key());
    if (sample.index() >= cell.planned()) b.append("\n  no longer planned by the run's study");
    b.append("\n  prompt: ").append(indented(prompt.text()));
    String task = HeldAgainst.words(prompt.task());
    if (!task.isEmpty()) b.append("\n  held against: ").append(indented(task));
    b.append(said.text(prompt.text()));
    Outcome o = sample.outcome();
    b.append("\n  ").append(o.name());
    if (isCut(o)) b.append(", cut by the token limit");
    if (o instanceof Outcome.Failed f)
      b.append(": ")
          .append(f.kind())
          .append(", status ")
          .append(f.status())
          .append(", ")
          .append(f.message());
    String text = text(o);
    if (text != null) b.append(": ").append(indented(text));
    int number = 0;
    for (Part p : sample.parts()) {
      b.append("\n  answer ").append(++number).append(" of ").append(sample.parts().size());
      if (p.probability() != null) b.append(", said to have probability ").append(p.probability());
      b.append(": ").append(indented(p.text()));
    }
    provenance(b);
    for (Attempt a : attempts) b.append("\n  ").append(line(a));
    return b.append("\n\n").toString();
  }

  private void provenance(StringBuilder b) {
    Provenance p = sample.provenance();
    append(b, "model in the reply", p.responseModel());
    append(b, "system fingerprint", p.fingerprint());
    append(b, "request", p.requestId());
    append(b, "finish", p.finishReason());
    append(b, "seed", p.seed());
    append(b, "prompt tokens", p.usage().promptTokens());
    append(b, "answer tokens", p.usage().completionTokens());
    sample.extra().forEach((name, value) -> append(b, name, value));
  }

  private static void append(StringBuilder b, String name, @Nullable Object value) {
    if (value != null) b.append("\n  ").append(name).append(": ").append(value);
  }

  private static String line(Attempt a) {
    String what = a.failure() == null ? "replied" : a.failure() + ", " + a.message();
    return "attempt "
        + a.number()
        + " at "
        + a.at()
        + ", "
        + a.latencyMillis()
        + " ms"
        + (a.waited().isZero() ? "" : ", after waiting " + a.waited().toMillis() + " ms")
        + ", status "
        + a.status()
        + ": "
        + what;
  }

  private void parts(ArrayNode array) {
    for (Part p : sample.parts())
      array
          .addObject()
          .put("text", p.text())
          .put("probability", p.probability())
          .put("cut", p.cut());
  }

  private static boolean isCut(Outcome o) {
    return (o instanceof Outcome.Answered a && a.cut())
        || (o instanceof Outcome.Unparsed u && u.cut());
  }

  private static @Nullable String text(Outcome o) {
    if (o instanceof Outcome.Answered a) return a.text();
    if (o instanceof Outcome.Refused r) return r.text();
    if (o instanceof Outcome.Filtered f) return f.text();
    if (o instanceof Outcome.Unparsed u) return u.text();
    return null;
  }

  static String indented(String text) {
    return text.replace("\n", "\n    ");
  }

  ObjectNode json() {
    Condition c = cell.cell().condition();
    ModelSpec model = c.model();
    ObjectNode o = JsonOut.object().put("slot", key()).put("cell", cell.key().hex());
    o.put("prompt_id", cell.cell().prompt().id()).put("prompt", cell.cell().prompt().text());
    o.put("kind", cell.cell().prompt().task().kind());
    o.put("model", model.label()).put("condition", c.label());
    o.put("temperature", c.sampling().temperature()).put("elicitation", c.elicitation().name());
    said.into(o);
    o.put("sample", sample.index()).put("planned", sample.index() < cell.planned());
    Outcome outcome = sample.outcome();
    o.put("outcome", outcome.name()).put("response", text(outcome));
    if (outcome instanceof Outcome.Answered || outcome instanceof Outcome.Unparsed)
      o.put("cut", isCut(outcome));
    if (!sample.parts().isEmpty()) parts(o.putArray("parts"));
    if (outcome instanceof Outcome.Failed f)
      o.put("failure", f.kind().name()).put("status", f.status()).put("message", f.message());
    Provenance p = sample.provenance();
    o.put("response_model", p.responseModel()).put("system_fingerprint", p.fingerprint());
    o.put("request_id", p.requestId()).put("finish_reason", p.finishReason());
    o.put("seed", p.seed()).put("prompt_tokens", p.usage().promptTokens());
    o.put("completion_tokens", p.usage().completionTokens());
    ObjectNode extra = o.putObject("extra");
    sample.extra().forEach(extra::put);
    ArrayNode calls = o.putArray("attempts");
    for (Attempt a : attempts)
      calls
          .addObject()
          .put("number", a.number())
          .put("failure", a.failure() == null ? null : a.failure().name())
          .put("status", a.status())
          .put("message", a.message())
          .put("waited_ms", a.waited().toMillis())
          .put("latency_ms", a.latencyMillis())
          .put("prompt_tokens", a.usage().promptTokens())
          .put("completion_tokens", a.usage().completionTokens())
          .put("at", a.at().toString());
    return o;
  }
}
