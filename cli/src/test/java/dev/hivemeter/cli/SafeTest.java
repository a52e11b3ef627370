package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
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

  @Test
  void no_line_is_a_command_to_a_server_whatever_stands_before_it() {
    for (String blank :
        List.of("", " ", "\t ", "\u00a0", "\u3000", "\u200b", "\u2028", "\ufeff", "\r"))
      for (String before : List.of("", "a line\n", "\n\n"))
        assertThat(Safe.line(before + blank + "::error title=x::owned").lines())
            .as("U+%s", blank.codePoints().mapToObj(Integer::toHexString).toList())
            .noneMatch(SafeTest::isCommand);
    assertThat(Safe.line("  ::error::x\n::add-mask::a")).isEqualTo("  : :error::x\n: :add-mask::a");
    assertThat(Safe.line(":::x")).isEqualTo(": ::x");
    assertThat(Safe.line("a ##[error]b ##vso[task.complete]c"))
        .isEqualTo("a # #[error]b # #vso[task.complete]c");
    assertThat(Safe.line("###[error]")).isEqualTo("## #[error]");
    assertThat(Safe.line("Foo::bar, ## heading [1]")).isEqualTo("Foo::bar, ## heading [1]");
  }

  @Test
  void a_command_of_our_own_stays_one_and_is_one_line() {
    assertThat(Safe.command("::error title=t::a\n::warning::b\u2028##[error]c\u001b"))
        .isEqualTo("::error title=t::a ::warning::b\uFFFD# #[error]c\uFFFD");
  }

  @Test
  void json_has_no_sign_of_a_server_and_means_the_same() throws Exception {
    String text = "##[error]a ##vso[x] ### ::error::\n";
    String line = JsonOut.line(JsonOut.object().put("t", text));
    assertThat(line).isASCII().doesNotContain("##").startsWith("{").doesNotContain("\n");
    assertThat(new ObjectMapper().readTree(line).path("t").asText()).isEqualTo(text);
  }

  /** As a runner reads a line: separators that no Java method of lines knows are blanks to it. */
  static boolean isCommand(String line) {
    int at = 0;
    while (at < line.length()
        && (Character.isSpaceChar(line.charAt(at))
            || line.charAt(at) < ' '
            || Character.getType(line.charAt(at)) == Character.FORMAT)) at++;
    return line.startsWith("::", at) || line.contains("##[");
  }
}
