package dev.hivemeter.providers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request at a time, seen whole: status, headers, body and time are kept whatever the
 * status is.
 *
 * <ul>
 *   <li>HTTP/1.1 only: the JDK's offer to upgrade to HTTP/2 makes some model servers hang or
 *       refuse.
 *   <li>No redirects, so that a key goes nowhere but to the address of the study.
 *   <li>The deadline holds for the whole reply; a server that drips bytes does not outlast it.
 *   <li>No retry and no cache.
 * </ul>
 */
final class Wire {
  private final HttpClient client;
  private final Clock clock;
  private final Limits limits;

  Wire(Clock clock, Limits limits, Network network) {
    this.clock = clock;
    this.limits = limits;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(limits.connect());
    network.configure(builder);
    this.client = builder.build();
  }

  Limits limits() {
    return limits;
  }

  Exchange get(String url, Map<String, String> headers, Duration deadline)
      throws IOException, InterruptedException {
    return send(url, headers, null, deadline);
  }

  Exchange post(String url, Map<String, String> headers, String json, Duration deadline)
      throws IOException, InterruptedException {
    return send(url, headers, json, deadline);
  }

  /**
   * Sends the body by POST, or asks by GET when there is none.
   *
   * @throws HttpTimeoutException when the deadline passes
   * @throws Proxies.Refused when a proxy does not take the name and password that it was given
   * @throws CappedBody.TooLarge when the reply is longer than the cap
   */
  private Exchange send(
      String url, Map<String, String> headers, @Nullable String json, Duration deadline)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    headers.forEach(request::setHeader);
    if (json == null) request.GET();
    else request.setHeader("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    Instant sent = clock.instant();
    CappedBody body = new CappedBody(limits.maxBodyBytes());
    CompletableFuture<HttpResponse<byte[]>> reply = client.sendAsync(request.build(), info -> body);
    HttpResponse<byte[]> response = await(reply, deadline);
    // What a proxy says instead of opening a tunnel has no body at all.
    byte @Nullable [] bytes = response.body();
    Instant at = clock.instant();
    Duration latency = at.isBefore(sent) ? Duration.ZERO : Duration.between(sent, at);
    return new Exchange(
        response.statusCode(),
        lowerCase(response.headers().map()),
        bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8),
        latency,
        at);
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> reply, Duration deadline)
      throws IOException, InterruptedException {
    try {
      return reply.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw new HttpTimeoutException("no complete reply within " + deadline.toMillis() + " ms");
    } catch (InterruptedException e) {
      reply.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io)
        throw Proxies.Refused.is(io) ? new Proxies.Refused(io) : io;
      throw new IOException(String.valueOf(cause), cause);
    }
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new LinkedHashMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }
}
