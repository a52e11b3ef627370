package dev.hivemeter.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it came off the wire, whatever its status.
 *
 * @param headers with lower-case names
 * @param body decoded as UTF-8
 * @param latency from sending to the last byte
 * @param at when the last byte came
 */
record Exchange(
    int status, Map<String, List<String>> headers, String body, Duration latency, Instant at) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  @Nullable String header(String name) {
    return header(headers, name);
  }

  /** The server's name of the request, for its own support. */
  @Nullable String requestId() {
    String id = header("x-request-id");
    return id != null ? id : header("request-id");
  }

  /** The first value, or null. */
  static @Nullable String header(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0).strip();
  }
}
