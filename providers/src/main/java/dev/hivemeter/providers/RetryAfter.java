package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to wait: {@code retry-after-ms} in milliseconds, else {@code Retry-After}
 * in seconds or as an HTTP date.
 *
 * <ul>
 *   <li>No such header, or one that is neither number nor date: null.
 *   <li>A date in the past: zero.
 *   <li>More than the cap: the cap.
 * </ul>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");

  private RetryAfter() {}

  static @Nullable Duration of(Map<String, List<String>> headers, Instant now, Duration cap) {
    Duration wait = millis(Exchange.header(headers, "retry-after-ms"), 1);
    String value = Exchange.header(headers, "retry-after");
    if (wait == null) wait = millis(value, 1000);
    if (wait == null) wait = date(value, now);
    if (wait == null) return null;
    return wait.compareTo(cap) > 0 ? cap : wait;
  }

  /** The {@code retryDelay} of an error's details, such as {@code 34.5s}; null without one. */
  static @Nullable Duration ofDetails(@Nullable JsonNode body, Duration cap) {
    if (body == null) return null;
    for (JsonNode detail : body.path("error").path("details")) {
      String delay = Json.text(detail, "retryDelay");
      if (delay == null || !delay.endsWith("s")) continue;
      Duration wait = millis(delay.substring(0, delay.length() - 1), 1000);
      if (wait != null) return wait.compareTo(cap) > 0 ? cap : wait;
    }
    return null;
  }

  private static @Nullable Duration millis(@Nullable String value, long unit) {
    if (value == null || !NUMBER.matcher(value).matches()) return null;
    return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * unit));
  }

  private static @Nullable Duration date(@Nullable String value, Instant now) {
    if (value == null) return null;
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return at.isBefore(now) ? Duration.ZERO : Duration.between(now, at);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
