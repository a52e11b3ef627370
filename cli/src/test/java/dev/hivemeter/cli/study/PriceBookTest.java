package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Price;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceBookTest {
  private static final PriceBook BOOK =
      PriceBook.parse(
          "p.yaml",
          """
          date: 2026-01-01
          prices:
            - { name: "gpt-4o", host: "api.openai.com", input: 2.5, output: 10 }
            - { name: "openai:mine", input: 0, output: 0 }
          """);

  @Test
  void a_line_with_a_host_holds_there_only() {
    assertThat(BOOK.of(model("openai:gpt-4o", null))).isEqualTo(new Price(2.5, 10));
    assertThat(BOOK.of(model("openai:gpt-4o", "https://API.openai.com/v1")))
        .isEqualTo(new Price(2.5, 10));
    assertThat(BOOK.of(model("openai:gpt-4o", "https://openrouter.ai/api/v1"))).isNull();
    assertThat(BOOK.of(model("ollama:gpt-4o", null))).isNull();
  }

  @Test
  void a_line_without_one_holds_everywhere_and_free_is_not_unknown() {
    assertThat(BOOK.of(model("openai:mine", "http://127.0.0.1:8080/v1")))
        .isEqualTo(new Price(0, 0));
    assertThat(BOOK.of(model("openai:other", "http://127.0.0.1:8080/v1"))).isNull();
  }

  @Test
  void the_shipped_book_is_dated_and_every_line_names_its_host_and_source() throws Exception {
    String text = Files.readString(Path.of("src/main/resources/dev/hivemeter/cli/prices.yaml"));
    PriceBook book = PriceBook.parse("prices.yaml", text);
    assertThat(LocalDate.parse(book.date())).isAfter(LocalDate.of(2026, 1, 1));
    assertThat(book.lines()).isNotEmpty().allSatisfy(l -> assertThat(l.host()).isNotBlank());
    assertThat(text.lines().filter(l -> l.contains("- { name:")))
        .hasSameSizeAs(book.lines())
        .allMatch(l -> l.contains("source: \""));
    assertThat(book.lines()).extracting(l -> l.host() + " " + l.name()).doesNotHaveDuplicates();
  }

  @Test
  void the_shipped_book_knows_models_by_the_names_they_are_asked_by() throws Exception {
    PriceBook book =
        PriceBook.parse(
            "prices.yaml",
            Files.readString(Path.of("src/main/resources/dev/hivemeter/cli/prices.yaml")));
    assertThat(book.of(model("anthropic:claude-haiku-4-5", null))).isEqualTo(new Price(1, 5));
    assertThat(book.of(model("anthropic:claude-haiku-4-5-20251001", null)))
        .isEqualTo(new Price(1, 5));
    assertThat(book.of(model("gemini:gemini-2.5-flash", null))).isEqualTo(new Price(0.3, 2.5));
    assertThat(book.of(model("anthropic:claude-haiku-4-5", "https://proxy.example.org"))).isNull();
    // No official page was found for it.
    assertThat(book.of(model("gemini:gemini-3.7-flash", null))).isNull();
  }

  @Test
  void a_wrong_line_is_named() {
    assertThatThrownBy(
            () -> PriceBook.parse("p.yaml", "date: x\nprices:\n  - { name: a, input: 1 }\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("p.yaml:3:")
        .hasMessageContaining("has no 'output'");
    assertThatThrownBy(
            () ->
                PriceBook.parse(
                    "p.yaml", "date: x\nprices:\n  - { name: a, input: -1, output: 2 }\n"))
        .hasMessageContaining("input price -1.0 is outside [0, 1000000]");
  }

  private static ModelSpec model(String id, @Nullable String baseUrl) {
    return ModelSpec.chat(id, new Connection(baseUrl, null, null));
  }
}
