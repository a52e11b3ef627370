package dev.hivemeter.providers;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries langchain4j's requests over our {@link Wire} and keeps what came back.
 *
 * <p>langchain4j hides an error's headers, the difference between no text and an empty one, a
 * refusal, and everything of a reply that its own reading of the JSON does not like although it was
 * paid for. So langchain4j puts the question, and the answer is read from the tape.
 */
final class TapedHttpClient implements HttpClient {
  /** What one request brought; one of the three. */
  private record Tape(
      @Nullable Exchange exchange,
      @Nullable IOException broke,
      @Nullable InterruptedException interrupted) {}

  private final Wire wire;

  /** For builders of langchain4j's that want a key: the real one never gets there. */
  static final String NO_KEY = "none";

  /** The headers in which langchain4j's clients send keys. */
  private static final Set<String> KEY_HEADERS =
      Set.of("authorization", "x-api-key", "x-goog-api-key");

  private final UnaryOperator<String> amend;
  private final @Nullable Map<String, String> own;
  private static final ThreadLocal<@Nullable Tape> TAPE = new ThreadLocal<>();

  /** What the call under way on this thread changes in langchain4j's request. */
  private static final ThreadLocal<@Nullable UnaryOperator<String>> CALL = new ThreadLocal<>();

  /**
   * A client.
   *
   * @param amend last change to every request's JSON, for fields that langchain4j has no names for
   */
  TapedHttpClient(Wire wire, UnaryOperator<String> amend) {
    this.wire = wire;
    this.amend = amend;
    this.own = null;
  }

  /**
   * A client that does not let langchain4j say who asks.
   *
   * @param own headers that take the place of every header in which langchain4j would send a key
   */
  TapedHttpClient(Wire wire, UnaryOperator<String> amend, Map<String, String> own) {
    this.wire = wire;
    this.amend = amend;
    this.own = own;
  }

  /**
   * Lets langchain4j ask on this thread.
   *
   * @return the reply as it came, even where langchain4j could not read it
   */
  Exchange during(Runnable ask) throws IOException, InterruptedException {
    return during(ask, UnaryOperator.identity());
  }

  /**
   * Lets langchain4j ask on this thread.
   *
   * @param change of this call's JSON, before the one that all calls have
   * @return the reply as it came, even where langchain4j could not read it
   */
  Exchange during(Runnable ask, UnaryOperator<String> change)
      throws IOException, InterruptedException {
    TAPE.remove();
    CALL.set(change);
    RuntimeException unread = null;
    try {
      ask.run();
    } catch (RuntimeException e) {
      unread = e;
    } finally {
      CALL.remove();
    }
    Tape taped = TAPE.get();
    TAPE.remove();
    if (taped == null)
      throw unread != null ? unread : new IllegalStateException("no request was sent");
    if (taped.interrupted() != null) throw taped.interrupted();
    if (taped.broke() != null) throw taped.broke();
    if (taped.exchange() == null) throw new IllegalStateException("an empty tape");
    return taped.exchange();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    if (TAPE.get() != null) throw new IllegalStateException("a second request in one call");
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    if (own != null) {
      headers.keySet().removeIf(name -> KEY_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
      headers.keySet().removeIf(name -> own.containsKey(name.toLowerCase(Locale.ROOT)));
      headers.putAll(own);
    }
    UnaryOperator<String> call = CALL.get();
    if (call == null) throw new IllegalStateException("a request outside of a call");
    String body = amend.apply(call.apply(request.body()));
    Exchange exchange;
    try {
      exchange = wire.post(request.url(), headers, body, wire.limits().attempt());
    } catch (IOException e) {
      TAPE.set(new Tape(null, e, null));
      throw new IllegalStateException("kept on the tape", e);
    } catch (InterruptedException e) {
      TAPE.set(new Tape(null, null, e));
      throw new IllegalStateException("kept on the tape", e);
    }
    TAPE.set(new Tape(exchange, null, null));
    if (!exchange.isSuccess()) throw new HttpException(exchange.status(), "kept on the tape");
    return SuccessfulHttpResponse.builder()
        .statusCode(exchange.status())
        .headers(exchange.headers())
        .body(exchange.body())
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("replies are read whole");
  }

  /** For langchain4j's model builders. Its timeouts are ignored: the wire has its own. */
  HttpClientBuilder builder() {
    return new Builder();
  }

  private final class Builder implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return wire.limits().connect();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return wire.limits().attempt();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return TapedHttpClient.this;
    }
  }
}
