package dev.hivemeter.cli;

import dev.hivemeter.port.Embedder;
import java.util.List;

/** An embedder on a server from whose errors no key comes back; vectors hold no text. */
final class RedactingEmbedder implements Embedder {
  private final Secrets secrets;
  private final Embedder embedder;

  /** What may fail with a text of the server's. */
  interface Step<T> {
    T run() throws InterruptedException;
  }

  private RedactingEmbedder(Secrets secrets, Embedder embedder) {
    this.secrets = secrets;
    this.embedder = embedder;
  }

  static Embedder open(Secrets secrets, Step<Embedder> opening) throws InterruptedException {
    return new RedactingEmbedder(secrets, clean(secrets, opening));
  }

  @Override
  public Identity identity() {
    Identity i = embedder.identity();
    return secrets.areIn(i.modelSha256())
        ? new Identity(
            i.name(), secrets.redact(i.modelSha256()), i.dimension(), i.tokenLimit(), i.languages())
        : i;
  }

  @Override
  public int workers() {
    return embedder.workers();
  }

  @Override
  public Embedding embed(String text) {
    try {
      return clean(secrets, () -> embedder.embed(text));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int batch() {
    return embedder.batch();
  }

  @Override
  public List<Embedding> embedAll(List<String> texts) throws InterruptedException {
    return clean(secrets, () -> embedder.embedAll(texts));
  }

  @Override
  public void close() {
    embedder.close();
  }

  private static <T> T clean(Secrets secrets, Step<T> step) throws InterruptedException {
    try {
      return step.run();
    } catch (RuntimeException e) {
      throw Redacting.clean(secrets, e);
    }
  }
}
