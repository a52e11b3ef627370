package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells an error that is a content filter's from any other, by the error's own code and never by
 * its words, which may speak of filters for other reasons.
 *
 * <ul>
 *   <li>{@code content_filter}, with {@code ResponsibleAIPolicyViolation} below it: Azure, status
 *       400.
 *   <li>{@code content_policy_violation}: OpenAI, status 400; gateways, 400 or 403.
 *   <li>Status 403 with {@code metadata} of what was flagged: OpenRouter.
 *   <li>A reply of status 200 that is nothing but such an error: gateways.
 * </ul>
 */
final class ContentFilter {
  private static final Set<String> CODES =
      Set.of("content_filter", "content_policy_violation", "responsibleaipolicyviolation");

  private ContentFilter() {}

  /**
   * @param status of the reply, or what its body names instead
   * @param body null where it is no JSON object
   */
  static boolean refused(int status, @Nullable JsonNode body) {
    if (body == null || !(status == 400 || status == 403 || status / 100 == 2)) return false;
    JsonNode error = body.path("error");
    if (isCode(error, "code") || isCode(error, "type") || isCode(error.path("innererror"), "code"))
      return true;
    JsonNode metadata = error.path("metadata");
    return status == 403
        && (metadata.path("flagged_input").isTextual() || !metadata.path("reasons").isEmpty());
  }

  private static boolean isCode(JsonNode node, String field) {
    String code = Json.text(node, field);
    return code != null && CODES.contains(code.toLowerCase(Locale.ROOT));
  }
}
