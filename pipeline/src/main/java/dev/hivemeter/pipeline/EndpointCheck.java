package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks an endpoint a handful of tiny questions and tells from the replies whether a study of it
 * would measure the model: or a gateway's cache, a frozen seed, a temperature that is not read, a
 * system text that nobody wrote.
 *
 * <p>Asked are two answers at temperature 0, three at 1 without a seed, and two at 1 with seeds:
 * the same seed twice where the three differ, two different ones where they do not.
 */
public final class EndpointCheck {
  /** Calls that generate, at most. */
  public static final int MOST_CALLS = 7;

  /** Tokens of an answer, at most. */
  public static final int MOST_TOKENS = 24;

  /** Has many answers, in plain words of which tokenizers make one token each. */
  static final Prompt QUESTION =
      Prompt.of("doctor", "Write a list of random words, one after the other.");

  private final ModelSpec model;
  private final Generator generator;
  private final List<Finding> findings = new ArrayList<>();
  private Generator.@Nullable Facts facts;

  /**
   * What came of it.
   *
   * @param facts what the endpoint tells of itself; null when it could not be prepared
   */
  public record Examined(List<Finding> findings, Generator.@Nullable Facts facts) {}

  private EndpointCheck(ModelSpec model, Generator generator) {
    this.model = model;
    this.generator = generator;
  }

  /** Whether the model is answered by a server; controls and recordings are not. */
  public static boolean isAsked(ModelSpec model) {
    return !model.isControl() && !model.isHuman() && !model.provider().equals("recorded");
  }

  /**
   * Looks at the endpoint as a run would, then asks.
   *
   * @param conditions under which the study will ask
   * @param ask whether to make the calls that generate
   */
  public static Examined examine(
      ModelSpec model, List<Condition> conditions, Generator generator, boolean ask)
      throws InterruptedException {
    EndpointCheck check = new EndpointCheck(model, generator);
    if (check.prepare(conditions) && ask && isAsked(model)) check.ask(conditions);
    return new Examined(List.copyOf(check.findings), check.facts);
  }

  private String about(String what) {
    return model.label() + ": " + what;
  }

  private boolean prepare(List<Condition> conditions) throws InterruptedException {
    try {
      Generator.Facts told = generator.prepare(conditions);
      facts = told;
      String sends =
          told.samplers().isEmpty()
              ? ""
              : "; each call sends " + String.join(", ", told.samplers());
      findings.add(Finding.ok(about("endpoint"), told.engine() + sends));
      for (String w : told.warnings()) findings.add(Finding.warn(about("endpoint"), w, ""));
      return true;
    } catch (BadInput e) {
      findings.add(
          Finding.fail(
              about("endpoint"),
              String.valueOf(e.getMessage()),
              "change the study or the server as it says"));
    } catch (Generator.Unreachable e) {
      findings.add(
          Finding.fail(
              about("endpoint"),
              e.kind() + ": " + e.getMessage(),
              "start the server, or correct baseUrl or the key's variable in the study"));
    }
    return false;
  }

  private void ask(List<Condition> conditions) throws InterruptedException {
    List<Replied> cold = new ArrayList<>();
    List<Replied> warm = new ArrayList<>();
    List<Replied> seeded = new ArrayList<>();
    boolean same = false;
    boolean whole = call(cold, 0, null, 2) && call(warm, 1, null, 3);
    if (whole) {
      same = allEqual(texts(warm));
      whole = call(seeded, 1, 11L, 1) && call(seeded, 1, same ? 12L : 11L, 1);
    }
    List<Replied> all = new ArrayList<>(cold);
    all.addAll(warm);
    all.addAll(seeded);
    if (all.isEmpty()) return;
    ReplyChecks replies = new ReplyChecks(model, all);
    findings.addAll(replies.names());
    findings.addAll(replies.usage(QUESTION));
    if (!whole) return;
    if (all.stream().anyMatch(r -> !(r.outcome() instanceof Outcome.Answered))) {
      findings.add(
          Finding.warn(
              about("temperature"),
              "cannot be told, because not every reply was an answer: "
                  + String.join(", ", all.stream().map(r -> r.outcome().name()).toList()),
              "a model that reasons first may need more tokens than the "
                  + MOST_TOKENS
                  + " that are asked for here"));
      return;
    }
    boolean derived =
        conditions.stream().anyMatch(c -> c.sampling().seeds() == Sampling.Seeds.DERIVED);
    findings.addAll(
        new DrawChecks(model, cold, warm, seeded, derived).findings(replies.replayed()));
  }

  /** False when the endpoint broke, which is a finding. */
  private boolean call(List<Replied> into, double temperature, @Nullable Long seed, int times)
      throws InterruptedException {
    Condition condition =
        new Condition(model, Sampling.neutral(temperature, MOST_TOKENS), Elicitation.DIRECT);
    for (int i = 0; i < times; i++) {
      Generator.Result result;
      try {
        result = generator.call(new Generator.Call(QUESTION, condition, i, seed));
      } catch (BadInput e) {
        findings.add(
            Finding.warn(
                about("temperature"),
                "cannot be looked at: " + e.getMessage(),
                "the study's own settings may work all the same"));
        return false;
      }
      if (result instanceof Replied r) into.add(r);
      else if (result instanceof Broke b) {
        findings.add(
            Finding.fail(
                about("answer"),
                "a call at temperature " + temperature + " broke: " + b.kind() + ": " + b.message(),
                b.kind().retryable()
                    ? "try again later; a run would wait and ask again"
                    : "a run would break alike"));
        return false;
      }
    }
    return true;
  }

  static List<String> texts(List<Replied> replies) {
    List<String> texts = new ArrayList<>();
    for (Replied r : replies) texts.add(r.outcome() instanceof Outcome.Answered a ? a.text() : "");
    return texts;
  }

  static boolean allEqual(List<String> texts) {
    return texts.stream().distinct().count() == 1;
  }
}
