package dev.hivemeter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** {@code printf '' | sha256sum}. */
  @Test
  void the_empty_text_has_the_known_digest() {
    assertThat(Sha256.of(""))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  /**
   * {@code python -c "import hashlib;
   * print(hashlib.sha256('aé👍'.encode('utf-16-be')).hexdigest())"}.
   */
  @Test
  void text_is_hashed_as_utf_16_big_endian() {
    assertThat(Sha256.of("aé👍"))
        .isEqualTo("fd401f5dfe2f32e91b48e65c7ea41fce7e512d4f887be4a8861c7a13b01f6a5c");
  }

  @Test
  void lone_surrogates_keep_their_identity() {
    assertThat(Sha256.of("x\ud83cy")).isNotEqualTo(Sha256.of("x\ud83dy"));
  }

  /**
   * Four bytes of length before each field, in bytes: see the line above, with struct.pack('>i',
   * …).
   */
  @Test
  void fields_are_told_apart() {
    assertThat(Sha256.ofFields(List.of("a", "bc")))
        .isEqualTo("2341a427c1a3699b48c1448965dfb7d7ba2b63a6cdc1336fa41b837d23b4e557");
    assertThat(Sha256.ofFields(List.of("ab", "c")))
        .isNotEqualTo(Sha256.ofFields(List.of("a", "bc")));
    assertThat(Sha256.ofFields(List.of("a"))).isNotEqualTo(Sha256.ofFields(List.of("a", "")));
    assertThat(Sha256.ofFields(List.of())).isEqualTo(Sha256.of(""));
  }
}
