package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator.Call;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OllamaRoomTest {
  private static final ModelSpec MODEL = ModelSpec.chat("ollama:m", Connection.NONE);

  private static Condition talk(int turns, int maxTokens) {
    return new Condition(
        MODEL,
        Sampling.neutral(1, maxTokens),
        new Elicitation("talk", null, new Approach.InContext(turns, "Another one.")));
  }

  private static Condition once(int maxTokens) {
    return new Condition(MODEL, Sampling.neutral(1, maxTokens), Elicitation.DIRECT);
  }

  private static Call call(Condition c, String prompt, List<String> earlier) {
    return new Call(Prompt.of(prompt), c, earlier.size(), null, earlier);
  }

  @Test
  void a_conversation_has_room_for_all_its_turns() {
    // 2048 for the prompt; a turn has its answer, "Another one." (3 tokens) and two frames of 16.
    assertThat(OllamaRoom.of(MODEL, List.of(once(64), talk(20, 512)), null).tokens())
        .isEqualTo(2048 + 20 * (512 + 3 + 32));
    assertThat(OllamaRoom.of(MODEL, List.of(talk(3, 64)), null).tokens()).isEqualTo(4096);
  }

  @Test
  void a_conversation_that_may_outgrow_the_model_is_refused() {
    assertThatThrownBy(() -> OllamaRoom.of(MODEL, List.of(talk(20, 512)), 8192))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("room for 8192 tokens")
        .hasMessageContaining("20 turns")
        .hasMessageContaining("fewer turns or a smaller maxTokens");
    assertThat(OllamaRoom.of(MODEL, List.of(talk(10, 512)), 8192).tokens()).isEqualTo(7518);
  }

  @Test
  void what_does_not_fit_is_not_asked() {
    OllamaRoom room = OllamaRoom.of(MODEL, List.of(once(100)), null);
    String fits = "word ".repeat(3900);
    assertThat(room.tooLong(MODEL, call(once(100), fits, List.of()))).isNull();
    var broke = room.tooLong(MODEL, call(once(100), "word ".repeat(4100), List.of()));
    assertThat(Objects.requireNonNull(broke).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(broke.message()).contains("4096").contains("not asked");
    assertThat(room.tooLong(MODEL, call(talk(2, 100), fits, List.of(fits)))).isNotNull();
  }

  @Test
  void a_prompt_beside_answers_that_may_fill_the_room_is_asked() {
    OllamaRoom room = OllamaRoom.of(MODEL, List.of(once(3000)), 2048);
    assertThat(room.tooLong(MODEL, call(once(3000), "word ".repeat(1000), List.of()))).isNull();
  }
}
