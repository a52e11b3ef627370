package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Study;
import dev.hivemeter.pipeline.Forecast;
import dev.hivemeter.pipeline.Forecast.OfModel;
import dev.hivemeter.pipeline.Forecast.Range;
import dev.hivemeter.pipeline.Spending;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.providers.OpenAiTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A forecast, for people and for programs. */
final class ForecastView {
  private ForecastView() {}

  static String text(Forecast f, StudyPrices prices, Spending spent, String budget) {
    StringBuilder b = new StringBuilder();
    for (OfModel m : f.models()) model(b, m, prices);
    if (!f.models().isEmpty()) {
      Range usd = f.usd();
      b.append("\n  cost: ")
          .append(usd == null ? "unknown, because a price is" : dollars(usd))
          .append("; time: about ")
          .append(GenerationText.time(f.time()));
      if (f.models().stream().anyMatch(m -> !m.isTimed()))
        b.append(", at ").append(assumedSeconds(f)).append(" s a call where none was timed yet");
    }
    if (spent.calls() > 0)
      b.append("\n  spent in this run so far: ").append(GenerationText.spent(spent));
    if (!budget.isEmpty()) b.append("\n  budget: ").append(budget);
    return b.toString();
  }

  private static void model(StringBuilder b, OfModel m, StudyPrices prices) {
    Range a = m.answerTokens();
    b.append("\n  ").append(m.model().label()).append(": ").append(m.calls()).append(" calls");
    if (m.answers() > m.calls())
      b.append(" for ").append(m.answers()).append(" answers, those of a list in one reply");
    b.append(", ").append(tokens(m.promptTokens())).append(" prompt tokens (");
    b.append(counted(m)).append("), answers ").append(tokens(a)).append(" tokens (");
    b.append(basis(m)).append("), ");
    Range usd = m.usd();
    StudyPrices.Source source = prices.source(m.model());
    if (usd == null || source == null)
      b.append("cost unknown: no price is known; write one into the study's prices");
    else {
      b.append(dollars(usd)).append(" (").append(source.text);
      if (source == StudyPrices.Source.SHIPPED) b.append(" of ").append(prices.shipped().date());
      b.append(')');
    }
  }

  /** One number where the three are the same. */
  private static String tokens(Range r) {
    long low = Math.round(r.low());
    long expected = Math.round(r.expected());
    long worst = Math.round(r.worst());
    return low == worst ? "" + expected : low + " – " + expected + " – " + worst;
  }

  private static String counted(OfModel m) {
    if (m.countedPrompts() == Math.round(m.promptTokens().expected())) return "as counted before";
    return "estimated with "
        + OpenAiTokens.NAME
        + (m.countedPrompts() > 0 ? ", " + m.countedPrompts() + " of them as counted before" : "")
        + (m.promptTokens().low() < m.promptTokens().worst()
            ? "; each turn of a conversation sends the answers before it again"
            : "");
  }

  private static String basis(OfModel m) {
    if (m.measuredSlots() == m.calls()) return "low, as the answers so far, all at the limit";
    String assumed = "assumed: an eighth, half, all of maxTokens";
    return m.measuredSlots() == 0 ? assumed : "partly from the answers so far, else " + assumed;
  }

  private static String dollars(Range r) {
    return "$"
        + Price.usd(r.low())
        + " – $"
        + Price.usd(r.expected())
        + " – $"
        + Price.usd(r.worst());
  }

  private static String assumedSeconds(Forecast f) {
    double longest =
        f.models().stream().filter(m -> !m.isTimed()).mapToDouble(OfModel::seconds).max().orElse(0);
    return String.format(Locale.ROOT, "%.1f", longest);
  }

  static String json(Study study, Plan.Standing s, Forecast f, StudyPrices prices, Spending spent) {
    return JsonOut.line(tree(study, s, f, prices, spent));
  }

  static ObjectNode tree(
      Study study, Plan.Standing s, Forecast f, StudyPrices prices, Spending spent) {
    ObjectNode root = JsonOut.object();
    root.put("study", study.name());
    Kinds kinds = Kinds.of(study.prompts());
    root.putObject("prompts")
        .put("open", kinds.open())
        .put("probe", kinds.probes())
        .put("control", kinds.controls());
    root.put("planned", s.planned()).put("reused", s.reused());
    root.put("open", s.open()).put("orphaned", s.orphaned());
    root.put("seconds", f.time().toMillis() / 1000.0);
    put(root, "usd", f.usd());
    root.put("price_book", prices.shipped().date());
    root.putObject("spent")
        .put("calls", spent.calls())
        .put("tokens", spent.tokens())
        .put("cost_usd", spent.costUsd())
        .put("cost_is_whole", spent.isCostWhole());
    List<ObjectNode> models = new ArrayList<>();
    for (OfModel m : f.models()) models.add(model(m, prices));
    root.putArray("models").addAll(models);
    return root;
  }

  private static ObjectNode model(OfModel m, StudyPrices prices) {
    ObjectNode node = JsonOut.object();
    node.put("model", m.model().label()).put("calls", m.calls()).put("answers", m.answers());
    put(node, "prompt_tokens", m.promptTokens());
    node.put("counted_prompt_tokens", m.countedPrompts());
    put(node, "answer_tokens", m.answerTokens());
    node.put("measured_slots", m.measuredSlots());
    put(node, "usd", m.usd());
    StudyPrices.Source source = prices.source(m.model());
    node.put("price_from", source == null ? null : source.text);
    node.put("seconds_a_call", m.seconds()).put("is_timed", m.isTimed());
    node.put("seconds", m.time().toMillis() / 1000.0);
    return node;
  }

  private static void put(ObjectNode node, String name, @Nullable Range r) {
    if (r == null) node.putNull(name);
    else
      node.putObject(name)
          .put("low", r.low())
          .put("expected", r.expected())
          .put("worst", r.worst());
  }
}
