package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names are made up. */
final class NamedPersonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write a speech for Orla Quimby to give at dinner | Orla Quimby",
        "What would Orla T. Quimby say about soup? | Orla T. Quimby",
        "is the Quimby Method any good | Quimby Method",
        "Dr. Quimby says I should rest, what now | Dr. Quimby",
        "Tell me what President Quimby should have said. | President Quimby",
        "In New York Orla Quimby opens a shop that nobody needs | Orla Quimby"
      })
  void two_capitals_in_a_row_or_a_title_look_like_a_name(String text, String name) {
    assertThat(NamedPerson.sign(text)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plan a weekend in New York for people who hate crowds.",
        "what was it like before the Industrial Revolution",
        "Write about Christmas Eve from the turkey's point of view",
        "My aunt lives on Maple Street, describe her garden",
        "I met him on Monday. Should Italian food be spicier? Say why.",
        "What now? Describe Monday",
        "Say it like this: Dear Sir",
        "lines:\nOne Two\nThree Four",
        "Please Write Me A Poem About The Sea",
        "write a poem about i don't know what"
      })
  void places_days_sentence_starts_and_shouting_do_not(String text) {
    assertThat(NamedPerson.sign(text)).isEmpty();
  }

  @Test
  void what_it_cannot_see() {
    assertThat(NamedPerson.sign("what would Quimby say")).isEmpty();
    assertThat(NamedPerson.sign("what would orla quimby say")).isEmpty();
    assertThat(NamedPerson.sign("Orla Quimby wrote this. Continue.")).isEmpty();
  }
}
