package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTest {
  @Test
  void model_text_cannot_move_the_cursor_or_reorder_a_line() {
    assertThat(Safe.line("a\u001b[2Jb\u202Ec\uD83Cd\re\n")).isEqualTo("a�[2Jb�c�d�e\n");
  }

  @Test
  void ordinary_text_of_any_script_stays() {
    String text = "naïve 你好 🙂 שלום\ttab";
    assertThat(Safe.line(text)).isEqualTo(text);
  }
}
