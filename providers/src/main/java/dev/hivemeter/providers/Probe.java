package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.port.Generator.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about an endpoint itself, asked before the first call. None of them generates. */
final class Probe {
  private final Wire wire;
  private final Failures failures;
  private final Map<String, String> headers;
  private final Duration deadline;

  Probe(Wire wire, Failures failures, Map<String, String> headers) {
    this.wire = wire;
    this.failures = failures;
    this.headers = headers;
    this.deadline = wire.limits().look();
  }

  /**
   * The reply of something that every such endpoint answers.
   *
   * @throws BadInput when the endpoint has moved
   * @throws Unreachable when nothing answers, the key is not taken, or the server is not able to
   */
  Exchange required(String url) throws Unreachable, InterruptedException {
    Exchange reply;
    try {
      reply = wire.get(url, headers, deadline);
    } catch (Proxies.Refused e) {
      throw new Unreachable(FailureKind.AUTH, failures.describe(e));
    } catch (IOException e) {
      throw new Unreachable(
          Failures.kind(e) == FailureKind.TIMEOUT ? FailureKind.TIMEOUT : FailureKind.CONNECTION,
          failures.describe(e) + "; is the server running? Try: curl " + url);
    }
    if (reply.status() / 100 == 3)
      throw new BadInput(
          failures.message(reply) + "; no redirect is followed, write the new address as baseUrl");
    if (reply.status() == 407) throw new Unreachable(FailureKind.AUTH, failures.message(reply));
    if (reply.status() == 401 || reply.status() == 403)
      throw new Unreachable(
          FailureKind.AUTH,
          failures.message(reply)
              + "; does apiKeyEnv name the right environment variable, and is the key valid?");
    if (reply.status() >= 500)
      throw new Unreachable(
          FailureKind.SERVER, failures.message(reply) + "; wait until it is ready and run again");
    return reply;
  }

  /** The JSON object at an address that only some servers have; null without one. */
  @Nullable ObjectNode optional(String url) throws InterruptedException {
    try {
      return json(wire.get(url, headers, deadline));
    } catch (IOException e) {
      return null;
    }
  }

  /** The JSON object that a server answers to this one; null without one. */
  @Nullable ObjectNode optional(String url, Object body) throws InterruptedException {
    try {
      return json(wire.post(url, headers, Json.write(body), deadline));
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable ObjectNode json(Exchange reply) {
    return reply.isSuccess() ? Json.object(reply.body()) : null;
  }
}
