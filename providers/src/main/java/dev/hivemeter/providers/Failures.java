package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator.Result;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what went wrong by what the caller must do. No message holds a key.
 *
 * @param address named in messages
 * @param maxRetryAfter what a server may at most ask us to wait
 */
record Failures(Address address, Secret key, Duration maxRetryAfter) {
  private static final int EXCERPT = 300;

  /** A reply whose status is not of the 200s. */
  Result of(Exchange e) {
    return refused(e, e.status());
  }

  /**
   * A reply of status 200 that carries an error in its body, as gateways send it.
   *
   * @param code the status that the body names, 0 when it names none
   */
  Result inBody(Exchange e, int code) {
    return refused(e, code == 0 ? e.status() : code);
  }

  private Result refused(Exchange e, int status) {
    ObjectNode json = Json.object(e.body());
    if (ContentFilter.refused(status, json))
      return new Result.Replied(
          new Outcome.Filtered(null), filtered(e, json), Aside.NONE, e.status());
    String body = e.body().toLowerCase(Locale.ROOT);
    return new Result.Broke(kind(status, body), e.status(), message(e), wait(e));
  }

  /** In a header; or in the body, as Google's services say it. */
  private @Nullable Duration wait(Exchange e) {
    Duration wait = RetryAfter.of(e.headers(), e.at(), maxRetryAfter);
    return wait == null ? RetryAfter.ofDetails(Json.object(e.body()), maxRetryAfter) : wait;
  }

  private static FailureKind kind(int status, String body) {
    if (status == 408 || status == 425) return FailureKind.TIMEOUT;
    if (status == 402) return FailureKind.QUOTA;
    if (status == 429) return isQuota(body) ? FailureKind.QUOTA : FailureKind.RATE_LIMIT;
    if (status == 401 || status == 403 || status == 407) return FailureKind.AUTH;
    if (status == 400 && body.contains("api_key_invalid")) return FailureKind.AUTH;
    if (status == 400 && body.contains("credit balance is too low")) return FailureKind.QUOTA;
    if (status == 404) return FailureKind.NOT_FOUND;
    if (status >= 500) return FailureKind.SERVER;
    return status >= 300 ? FailureKind.INVALID_REQUEST : FailureKind.MALFORMED;
  }

  /**
   * By code only: plain rate limits speak of billing and quota too. Google's daily quotas have the
   * day in their id; a wait of minutes does not help there.
   */
  private static boolean isQuota(String body) {
    if (body.contains("\"quotaid\"") && body.contains("perday")) return true;
    return body.contains("insufficient_quota")
        || body.contains("billing_hard_limit_reached")
        || body.contains("billing_not_active");
  }

  /** A reply that is not the protocol's. */
  Result malformed(Exchange e, String what) {
    return new Result.Broke(
        FailureKind.MALFORMED,
        e.status(),
        address + " answered " + what + requestId(e) + ": " + excerpt(e.body()),
        null);
  }

  /** No reply. */
  Result of(IOException e) {
    return new Result.Broke(kind(e), 0, describe(e), null);
  }

  static FailureKind kind(IOException e) {
    if (e instanceof HttpTimeoutException) return FailureKind.TIMEOUT;
    if (e instanceof CappedBody.TooLarge) return FailureKind.TOO_LARGE;
    if (e instanceof Proxies.Refused) return FailureKind.AUTH;
    return FailureKind.CONNECTION;
  }

  /** What happened to the connection, in words. */
  String describe(IOException e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof HttpConnectTimeoutException) return address + " does not take connections";
    if (e instanceof HttpTimeoutException) return address + " gave " + said;
    if (e instanceof CappedBody.TooLarge) return address + ": " + said;
    if (e instanceof Proxies.Refused) return "the proxy before " + address + " " + said;
    if (isUnknownHost(e)) return "the host of " + address + " is not known";
    if (e instanceof ConnectException) return address + " refused the connection";
    return "the connection to " + address + " broke: " + key.redact(said);
  }

  private static boolean isUnknownHost(IOException e) {
    for (Throwable t = e; t != null; t = t.getCause())
      if (t instanceof UnresolvedAddressException || t instanceof java.net.UnknownHostException)
        return true;
    return false;
  }

  /** The status and the error's own words. */
  String message(Exchange e) {
    if (e.status() == 407)
      return "the proxy before " + address + " " + Proxies.wants(e.header("proxy-authenticate"));
    String said = errorText(e.body());
    String text = address + " answered " + e.status() + requestId(e);
    String location = e.status() / 100 == 3 ? e.header("location") : null;
    if (location != null)
      text += " (moved to " + key.redact(location.replaceAll("[?#].*", "")) + ")";
    String excerpt = excerpt(said == null ? e.body() : said);
    return excerpt.isEmpty() ? text : text + ": " + excerpt;
  }

  private String requestId(Exchange e) {
    String id = e.requestId();
    return id == null ? "" : " (request " + excerpt(id) + ")";
  }

  /** The error's own words, as the usual shapes of error bodies hold them. */
  static @Nullable String errorText(String body) {
    ObjectNode json = Json.object(body);
    if (json == null) return null;
    JsonNode error = json.get("error");
    if (error != null && error.isTextual()) return error.textValue();
    if (error != null && error.isObject()) return Json.text(error, "message");
    return Json.text(json, "message");
  }

  /** The beginning of a body, fit for one line of a terminal, without the key. */
  private String excerpt(String text) {
    String clean = key.redact(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.length() <= EXCERPT ? clean : clean.substring(0, EXCERPT) + "…";
  }

  /** An error brings no answer, so it has no answer tokens unless it says so. */
  private static Provenance filtered(Exchange e, @Nullable ObjectNode json) {
    Usage usage = Usage.UNKNOWN;
    if (json != null) {
      JsonNode told = json.path("usage");
      Integer completion = Json.integer(told, "completion_tokens");
      if (completion == null && !e.isSuccess()) completion = 0;
      usage = new Usage(Json.integer(told, "prompt_tokens"), completion);
    }
    return new Provenance(
        usage, "content_filter", null, null, e.requestId(), null, e.latency().toMillis(), e.at());
  }
}
