package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  private static final Address ADDRESS = new Address("http://127.0.0.1:1/v1");

  private static Exchange exchange(int status, String body, String requestId) {
    return new Exchange(
        status,
        Map.of("x-request-id", List.of(requestId)),
        body,
        Duration.ofMillis(5),
        Instant.EPOCH);
  }

  private static Result result(int status, String body) {
    return new Failures(ADDRESS, Secret.NONE, Duration.ofSeconds(1))
        .of(exchange(status, body, "r"));
  }

  private static Failures with(String key) {
    Secret secret = Secret.named("KEY", name -> key, "openai:m");
    return new Failures(ADDRESS, secret, Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-9", "sk-short-12345", "sk-a-key-of-the-usual-length"})
  void a_key_in_a_request_id_is_not_told(String key) {
    for (Exchange e :
        List.of(
            exchange(401, "{\"error\":{\"message\":\"no\"}}", "for Bearer " + key),
            exchange(500, "", key))) {
      String message = ((Broke) with(key).of(e)).message();
      assertThat(message).contains("(request ").contains("[key])").doesNotContain(key);
      assertThat(((Broke) with(key).malformed(e, "nonsense")).message()).doesNotContain(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "re", "the"})
  void a_placeholder_that_is_in_every_word_spoils_no_message(String key) {
    Exchange e = exchange(401, "{\"error\":{\"message\":\"there are limits\"}}", "r-1");
    assertThat(((Broke) with(key).of(e)).message())
        .isEqualTo("http://127.0.0.1:1/v1 answered 401 (request r-1): there are limits");
  }

  @Test
  void a_request_id_is_one_short_line() {
    Exchange e = exchange(500, "", "a\u001b[31m\tb" + "x".repeat(5000));
    assertThat(((Broke) with("sk-123456").of(e)).message())
        .contains("(request a [31m b")
        .hasSizeLessThan(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'error':{'code':'content_filter','message':'x','type':null,'status':400}}",
        "400 | {'error':{'code':'content_policy_violation','type':'image_generation_user_error'}}",
        "400 | {'error':{'code':null,'type':'content_filter'}}",
        "400 | {'error':{'code':'400','innererror':{'code':'ResponsibleAIPolicyViolation'}}}",
        "403 | {'error':{'code':'content_policy_violation','message':'x'}}",
        "403 | {'error':{'code':403,'metadata':{'reasons':['violence'],'flagged_input':'a'}}}",
        "200 | {'error':{'code':'content_filter'}}"
      })
  void an_error_whose_code_is_a_filters_is_an_outcome(int status, String body) {
    Replied r = (Replied) result(status, body.replace('\'', '"'));
    assertThat(r.outcome()).isEqualTo(new Outcome.Filtered(null));
    assertThat(r.status()).isEqualTo(status);
    assertThat(r.provenance().finishReason()).isEqualTo("content_filter");
    assertThat(r.isBooked()).isEqualTo(status == 200);
    assertThat(r.provenance().usage().completionTokens()).isEqualTo(status == 200 ? null : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'error':{'message':'unknown field content_filter'}} | INVALID_REQUEST",
        "400 | {'error':{'message':'x','param':'content_policy_violation'}} | INVALID_REQUEST",
        "400 | content_filter | INVALID_REQUEST",
        "401 | {'error':{'code':'content_filter'}} | AUTH",
        "403 | {'error':{'message':'no content_filter for you'}} | AUTH",
        "403 | {'error':{'code':403,'metadata':{'reasons':[]}}} | AUTH",
        "404 | {'error':{'code':'content_filter'}} | NOT_FOUND",
        "422 | {'error':{'code':'content_filter'}} | INVALID_REQUEST",
        "429 | {'error':{'code':'content_filter'}} | RATE_LIMIT",
        "500 | {'error':{'code':'content_filter'}} | SERVER"
      })
  void an_error_that_only_speaks_of_filters_is_what_its_status_says(
      int status, String body, FailureKind kind) {
    Broke b = (Broke) result(status, body.replace('\'', '"'));
    assertThat(b.kind()).isEqualTo(kind);
    assertThat(b.status()).isEqualTo(status);
  }

  @Test
  void tokens_that_a_filter_tells_of_are_kept() {
    Replied r =
        (Replied)
            result(
                400, "{\"error\":{\"code\":\"content_filter\"},\"usage\":{\"prompt_tokens\":12}}");
    assertThat(r.provenance().usage()).isEqualTo(new Usage(12, 0));
    assertThat(r.isBooked()).isTrue();
  }
}
