package dev.hivemeter.cli;

import dev.hivemeter.cli.study.EmbeddingSpec;
import dev.hivemeter.cli.study.NetworkSpec;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.providers.Limits;
import dev.hivemeter.providers.Network;
import dev.hivemeter.providers.RemoteEmbedders;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Servers as the study and the environment say they are reached. */
final class Remote {
  private Remote() {}

  /**
   * The network of a study.
   *
   * @param folder of the study, against which its file of authorities stands
   */
  static Network network(Context context, NetworkSpec spec, Path folder) {
    String ca = spec.caFile();
    return Network.of(
        name -> context.environment().apply(name),
        spec.proxy(),
        ca == null ? null : folder.resolve(ca));
  }

  /** The network as the environment says it, where there is no study. */
  static Network network(Context context) {
    return network(context, NetworkSpec.ENVIRONMENT, context.folder());
  }

  static Embedder embedder(Context context, EmbeddingSpec spec, Network network)
      throws InterruptedException {
    Secrets secrets = new Secrets(context.environment());
    return RedactingEmbedder.open(
        secrets,
        () ->
            new RemoteEmbedders(
                    secrets::read,
                    context.clock(),
                    Limits.DEFAULT,
                    network,
                    () -> ThreadLocalRandom.current().nextDouble())
                .open(
                    new RemoteEmbedders.Spec(
                        spec.id(), spec.baseUrl(), spec.apiKeyEnv(), spec.languages())));
  }
}
