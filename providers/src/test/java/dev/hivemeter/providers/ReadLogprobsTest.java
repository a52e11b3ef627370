package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadLogprobsTest {
  private static JsonNode json(String text) throws Exception {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void columns_of_the_completions_endpoint() throws Exception {
    Logprobs read =
        ReadLogprobs.openAi(
            json(
                "{\"tokens\":[\"A\",\"sea\"],\"token_logprobs\":[-0.5,null],"
                    + "\"top_logprobs\":[{\"C\":-3,\"A\":-0.5},null]}"),
            2);
    assertThat(read.tokens())
        .containsExactly(
            new Token("A", -0.5, List.of(new Alternative("A", -0.5), new Alternative("C", -3))),
            new Token("sea", null, List.of()));
    assertThat(read.complete()).isFalse();
  }

  @Test
  void what_is_not_there_is_not_made_up() throws Exception {
    for (String none : List.of("null", "{}", "[]", "{\"content\":null}"))
      assertThat(ReadLogprobs.openAi(json(none), 3)).isEqualTo(new Logprobs(List.of(), 3));
    assertThat(new Logprobs(List.of(), null).complete()).isFalse();
    assertThat(new Logprobs(List.of(), 0).complete()).isTrue();
  }
}
