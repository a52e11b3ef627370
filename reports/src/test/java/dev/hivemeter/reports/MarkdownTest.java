package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of others on GitHub, where Markdown is shown and acts. */
final class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "ask @octocat now ~ ask @&#8203;octocat now",
        "@octocat/team ~ @&#8203;octocat/team",
        "mail a@1.example ~ mail a@&#8203;1.example",
        "rouge-l@1, vendi-1@12 ~ rouge-l@1, vendi-1@12",
        "fixes #12 and o/r#3 ~ fixes \\#&#8203;12 and o/r\\#&#8203;3",
        "GH-12 gh-1 GH-x ~ GH&#8203;-12 gh&#8203;-1 GH-x",
        "see https://x.example/?a=b ~ see https\\://x.example/?a=b",
        "www.x.example WWW.y.z wwwide ~ www&#8203;.x.example WWW&#8203;.y.z wwwide",
        "&lt;img src=x&gt; ~ &amp;lt;img src=x&amp;gt;",
        "<b>a</b> & c ~ &lt;b&gt;a&lt;/b&gt; &amp; c",
        "a|b `c` *d* _e_ [f](g) !$h$ {i} ~ a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) \\!\\$h\\$ \\{i\\}",
        "- a list ~ \\- a list",
        "+ a list ~ \\+ a list",
        "=== ~ \\===",
        "# a heading ~ \\# a heading",
        "-0.01 to +0.02 (t) ~ \\-0.01 to +0.02 (t)",
      })
  void nothing_in_it_is_markup_and_nothing_acts(String text, String markdown) {
    assertThat(Markdown.of(text)).isEqualTo(markdown);
  }

  @Test
  void a_number_that_begins_a_list_does_not() {
    assertThat(Markdown.of("1. one")).isEqualTo("1\\. one");
    assertThat(Markdown.of("12) one")).isEqualTo("12\\) one");
    assertThat(Markdown.of("1.5 is no list")).isEqualTo("1.5 is no list");
  }

  @Test
  void it_is_one_line_and_harmless_to_look_at() {
    assertThat(Markdown.of(" a\r\n\tb\u2028\u202Ec\u001b ")).isEqualTo("a b \\[U+202E\\]c\u241b");
  }
}
