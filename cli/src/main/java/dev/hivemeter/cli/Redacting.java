package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.port.Generator;
import java.util.List;

/**
 * A generator from which no key comes back: whatever an endpoint echoes (in an answer, an error, an
 * id, its own description, an exception) loses it here, before anything is stored, shown or thrown
 * on. All generators of a study are wrapped, so that no room has to think of it. What is decoded
 * after this passes {@link RedactedWrites}.
 *
 * <p>Only the key itself is replaced; a text without it stays the same to the last unit.
 */
final class Redacting implements Generator {
  private final Generator generator;
  private final Secrets secrets;
  private final Redaction redaction;

  Redacting(Generator generator, Secrets secrets) {
    this.generator = generator;
    this.secrets = secrets;
    this.redaction = new Redaction(secrets);
  }

  @Override
  public Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException {
    try {
      Facts f = generator.prepare(conditions);
      return new Facts(
          secrets.redact(f.engine()),
          RedactedJson.of(secrets, f.details()),
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
      Result clean = clean(result);
      return clean.equals(result) ? result : clean;
    } catch (RuntimeException e) {
      throw clean(e);
    }
  }

  private Result clean(Result result) {
    if (result instanceof Result.Broke b)
      return new Result.Broke(b.kind(), b.status(), secrets.redact(b.message()), b.retryAfter());
    Result.Replied r = (Result.Replied) result;
    return new Result.Replied(
        redaction.outcome(r.outcome()),
        redaction.provenance(r.provenance()),
        redaction.aside(r.aside()),
        r.status());
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
