package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasoningTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>Let me see.</think>\n\nA fox.",
        "<THINK>Let me see.</Think> A fox.",
        "<thinking>Let me see.</thinking>A fox.",
        "<reasoning>\nLet\nme see.\n</reasoning>\nA fox.",
        "[THINK]Let me see.[/THINK]A fox.",
        "<|begin_of_thought|>Let me see.<|end_of_thought|>A fox.",
        "<think></think>A fox.",
        "<think>one</think><think>two</think>A fox.",
        "Let me see: a fox.</think>\nA fox.",
        "<think>a <think> b </think> c </think>A fox."
      })
  void a_trace_is_taken_out(String raw) {
    assertThat(Reasoning.strip(raw)).isEqualTo("A fox.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "A fox.",
        "  A fox.\n",
        "I think < you > [know].",
        "Write `<think>` before and `</think>` after it.",
        "To start, write <think> and go on.",
        "<thinker>not a tag</thinker>"
      })
  void a_text_without_a_trace_stays_as_it_is(String raw) {
    assertThat(Reasoning.strip(raw)).isSameAs(raw);
  }

  @Test
  void a_block_in_the_middle_is_taken_out_too() {
    assertThat(Reasoning.strip("First. <think>hm</think>Second.")).isEqualTo("First. Second.");
  }

  @Test
  void an_opening_block_that_never_ends_leaves_nothing() {
    assertThat(Reasoning.strip(" \n<think>Let me see, a fox or")).isEmpty();
    assertThat(Reasoning.strip("<think>one</think>\n<think>two")).isEmpty();
  }

  @Test
  void stripping_twice_is_stripping_once() {
    String once = Reasoning.strip("x </think> a <think>b</think> c <think> d");
    assertThat(once).isEqualTo("a  c <think> d");
    assertThat(Reasoning.strip(once)).isEqualTo(once);
  }

  @Test
  void a_long_trace_is_no_trouble() {
    String long1 = "<think>" + "wait < [ </ ".repeat(100_000) + "</think>A fox.";
    assertThat(Reasoning.strip(long1)).isEqualTo("A fox.");
  }

  @Test
  void a_heading_in_square_brackets_is_not_a_trace() {
    String text = "[Reflection]\nI liked it.\n[Thoughts] It was long. [/Thoughts]";
    assertThat(Reasoning.strip(text)).isEqualTo(text);
  }
}
