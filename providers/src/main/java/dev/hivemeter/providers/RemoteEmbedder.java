package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Unreachable;
import dev.hivemeter.providers.EmbeddingProtocol.About;
import dev.hivemeter.providers.EmbeddingProtocol.Answer;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * An embedding model on a server. What may succeed later is tried again, up to six times, with full
 * jitter or the wait that the server asks for; anything else ends with its reason.
 */
final class RemoteEmbedder implements Embedder {
  private static final int ATTEMPTS = 6;
  private static final long BASE_MILLIS = 500;
  private static final long CAP_MILLIS = 20_000;
  private static final String PROBE = "a short text";

  private final Identity identity;
  private final EmbeddingProtocol protocol;

  private final DoubleSupplier uniform;

  private RemoteEmbedder(Identity identity, EmbeddingProtocol protocol, DoubleSupplier uniform) {
    this.identity = identity;
    this.protocol = protocol;
    this.uniform = uniform;
  }

  /**
   * @param uniform draws for the jitter, in [0, 1)
   */
  static RemoteEmbedder open(
      RemoteEmbedders.Spec spec, EmbeddingProtocol protocol, DoubleSupplier uniform)
      throws Unreachable, InterruptedException {
    About about = protocol.about();
    float[] probe =
        vectors(spec.id(), patiently(() -> protocol.ask(List.of(PROBE)), uniform)).get(0);
    return new RemoteEmbedder(
        new Identity(
            spec.id(), about.weights(), probe.length, about.tokenLimit(), spec.languages()),
        protocol,
        uniform);
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public int workers() {
    return protocol.workers();
  }

  @Override
  public int batch() {
    return protocol.batch();
  }

  @Override
  public Embedding embed(String text) {
    try {
      return embedAll(List.of(text)).get(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public List<Embedding> embedAll(List<String> texts) throws InterruptedException {
    for (String text : texts)
      if (text.isBlank()) throw new IllegalArgumentException("a blank text has no vector");
    Answer answer = patiently(() -> protocol.ask(texts), uniform);
    if (answer instanceof Answer.TooLong) return oneByOne(texts);
    List<Embedding> all = new ArrayList<>();
    for (float[] v : ofDimension(vectors(identity.name(), answer)))
      all.add(new Embedding(Vectors.unit(v), 0));
    return all;
  }

  private List<Embedding> oneByOne(List<String> texts) throws InterruptedException {
    List<Embedding> all = new ArrayList<>();
    for (String text : texts) {
      Answer answer = patiently(() -> protocol.ask(List.of(text)), uniform);
      int tokens = 0;
      if (answer instanceof Answer.TooLong tooLong) {
        answer = patiently(() -> beginning(text, tooLong), uniform);
        tokens = identity.tokenLimit() + 1;
      }
      float[] vector = ofDimension(vectors(identity.name(), answer)).get(0);
      all.add(new Embedding(Vectors.unit(vector), tokens));
    }
    return all;
  }

  private Answer beginning(String text, Answer otherwise) throws InterruptedException {
    Answer beginning = protocol.askForBeginning(text);
    return beginning == null ? otherwise : beginning;
  }

  private List<float[]> ofDimension(List<float[]> vectors) {
    for (float[] v : vectors)
      if (v.length != identity.dimension())
        throw new BadInput(
            "embedding '"
                + identity.name()
                + "' gave a vector of "
                + v.length
                + " numbers after one of "
                + identity.dimension()
                + "; the server may have changed its model, so begin again in a fresh copy of the"
                + " run");
    return vectors;
  }

  private static List<float[]> vectors(String id, Answer answer) {
    if (answer instanceof Answer.Vectors v) return v.vectors();
    String reason =
        answer instanceof Answer.Failure f
            ? f.broke().message()
            : ((Answer.TooLong) answer).message();
    throw new BadInput(
        "embedding '" + id + "': " + reason + "; what was embedded is kept, run again to go on");
  }

  private static Answer patiently(CheckedSupplier<Answer> ask, DoubleSupplier uniform)
      throws InterruptedException {
    Retry retry =
        Retry.of(
            "embeddings",
            RetryConfig.<Answer>custom()
                .maxAttempts(ATTEMPTS)
                .retryOnResult(RemoteEmbedder::mayPass)
                .retryOnException(e -> false)
                .intervalBiFunction((attempt, last) -> waitMillis(attempt, last, uniform))
                .build());
    try {
      return Retry.decorateCheckedSupplier(retry, ask).get();
    } catch (InterruptedException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean mayPass(Answer answer) {
    return answer instanceof Answer.Failure f && f.broke().kind().retryable();
  }

  private static Long waitMillis(
      int attempt, Either<Throwable, Answer> last, DoubleSupplier uniform) {
    Broke broke = last.isRight() && last.get() instanceof Answer.Failure f ? f.broke() : null;
    Duration asked = broke == null ? null : broke.retryAfter();
    if (asked != null) return asked.toMillis();
    long most = Math.min(CAP_MILLIS, BASE_MILLIS << Math.min(attempt, 10));
    return 1 + (long) (uniform.getAsDouble() * most);
  }

  /** Nothing is held between requests. */
  @Override
  public void close() {}
}
