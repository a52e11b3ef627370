package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KnownSentenceTest {
  @Test
  void the_embedder_gives_the_known_vector_and_another_sentence_does_not() {
    Path cache = Path.of("target", "test-cache").toAbsolutePath();
    try (LocalEmbedder e = LocalEmbedder.open("local:all-minilm-l6-v2", cache, 1)) {
      assertThat(KnownSentence.problem(e)).isEmpty();
      assertThat(KnownSentence.problem(e.embed("a lazy dog jumps over the quick fox").vector()))
          .contains("of the known sentence's vector is");
    }
  }

  @Test
  void what_is_not_a_number_or_not_there_is_not_the_known_vector() {
    assertThat(KnownSentence.problem(new float[] {Float.NaN})).contains("number 1");
    assertThat(KnownSentence.problem(new float[0])).contains("only 0 numbers");
  }
}
