package dev.hivemeter.cli;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.port.Generator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generator from which no key comes back: whatever an endpoint echoes (in an answer, an error, an
 * id, its own description, an exception) loses it here, before anything is stored, shown or thrown
 * on. All generators of a study are wrapped, so that no room has to think of it.
 *
 * <p>Only the key itself is replaced; a text without it stays the same to the last unit.
 */
final class Redacting implements Generator {
  private final Generator generator;
  private final Secrets secrets;

  Redacting(Generator generator, Secrets secrets) {
    this.generator = generator;
    this.secrets = secrets;
  }

  @Override
  public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
    try {
      Facts f = generator.prepare(conditions);
      return new Facts(
          secrets.redact(f.engine()),
          secrets.redact(f.details()),
          f.samplers().stream().map(secrets::redact).toList(),
          f.warnings().stream().map(secrets::redact).toList());
    } catch (Unreachable e) {
      if (!secrets.areIn(e.getMessage())) throw e;
      throw new Unreachable(e.kind(), secrets.redact(e.getMessage()));
    } catch (RuntimeException e) {
      throw clean(e);
    }
  }

  @Override
  public Result call(Call call) throws InterruptedException {
    try {
      Result result = generator.call(call);
      return !secrets.areNone() && secrets.areIn(result.toString()) ? clean(result) : result;
    } catch (RuntimeException e) {
      throw clean(e);
    }
  }

  private Result clean(Result result) {
    if (result instanceof Result.Broke b)
      return new Result.Broke(b.kind(), b.status(), secrets.redact(b.message()), b.retryAfter());
    Result.Replied r = (Result.Replied) result;
    Provenance p = r.provenance();
    return new Result.Replied(
        clean(r.outcome()),
        new Provenance(
            p.usage(),
            clean(p.finishReason()),
            clean(p.responseModel()),
            clean(p.fingerprint()),
            clean(p.requestId()),
            p.seed(),
            p.latencyMillis(),
            p.at()),
        clean(r.aside()));
  }

  private Aside clean(Aside aside) {
    Logprobs l = aside.logprobs();
    return new Aside(
        clean(aside.reasoning()),
        l == null
            ? null
            : new Logprobs(l.tokens().stream().map(this::clean).toList(), l.counted()));
  }

  /** A key that came as several tokens is in none of them. */
  private Logprobs.Token clean(Logprobs.Token t) {
    return new Logprobs.Token(
        secrets.redact(t.text()),
        t.logprob(),
        t.top().stream()
            .map(a -> new Logprobs.Alternative(secrets.redact(a.text()), a.logprob()))
            .toList());
  }

  private Outcome clean(Outcome outcome) {
    if (outcome instanceof Outcome.Answered a)
      return new Outcome.Answered(secrets.redact(a.text()), a.cut());
    if (outcome instanceof Outcome.Refused r) return new Outcome.Refused(clean(r.text()));
    if (outcome instanceof Outcome.Filtered f) return new Outcome.Filtered(clean(f.text()));
    return outcome;
  }

  private @Nullable String clean(@Nullable String text) {
    return text == null ? null : secrets.redact(text);
  }

  /** An exception that holds a key anywhere is replaced whole, its causes too. */
  private RuntimeException clean(RuntimeException e) {
    return clean(secrets, e);
  }

  static RuntimeException clean(Secrets secrets, RuntimeException e) {
    boolean told = false;
    for (Throwable t = e; t != null && !told; t = t.getCause()) told = secrets.areIn(t.toString());
    if (!told) return e;
    if (e instanceof BadInput) return new BadInput(secrets.redact(String.valueOf(e.getMessage())));
    RuntimeException clean = new IllegalStateException(secrets.redact(e.toString()));
    clean.setStackTrace(e.getStackTrace());
    return clean;
  }

  @Override
  public void close() {
    generator.close();
  }
}
