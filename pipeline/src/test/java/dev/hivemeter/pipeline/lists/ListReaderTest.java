package dev.hivemeter.pipeline.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies as models of several sizes write them, and what is to be read in each. */
class ListReaderTest {
  private static List<String> sequence(String reply) {
    return texts(reply, Form.SEQUENCE);
  }

  private static List<String> verbalised(String reply) {
    return texts(reply, Form.VERBALISED);
  }

  private static List<String> texts(String reply, Form form) {
    return ListReader.read(reply, false, form).stream().map(Part::text).toList();
  }

  private static List<Part> parts(String reply) {
    return ListReader.read(reply, false, Form.VERBALISED);
  }

  // --- sequences --------------------------------------------------------------

  @Test
  void a_numbered_list() {
    assertThat(sequence("1. Tide\n2. Salt\n3. Rope")).containsExactly("Tide", "Salt", "Rope");
    assertThat(sequence("1) Tide\r\n2) Salt")).containsExactly("Tide", "Salt");
    assertThat(sequence("(1) Tide\n(2) Salt")).containsExactly("Tide", "Salt");
    assertThat(sequence("  1: Tide\n  2: Salt")).containsExactly("Tide", "Salt");
  }

  @Test
  void what_stands_before_and_behind_is_left_out() {
    assertThat(
            sequence(
                "Sure! Here are 3 names:\n\n1. Tide\n2. Salt\n3. Rope\n\nLet me know if you like"
                    + " any of them!"))
        .containsExactly("Tide", "Salt", "Rope");
  }

  @Test
  void lines_between_items_belong_to_the_answer() {
    assertThat(sequence("1. Tide\nis high\n\n2. Salt\n   of the earth\n\n3. Rope\nand knot"))
        .containsExactly("Tide\nis high", "Salt\n   of the earth", "Rope\nand knot");
  }

  @Test
  void answers_of_several_paragraphs_keep_them_the_last_one_too() {
    assertThat(sequence("1. One\n\nmore of one\n2. Two\n\nmore of two"))
        .containsExactly("One\n\nmore of one", "Two\n\nmore of two");
  }

  @Test
  void a_list_within_an_answer_stays_in_it() {
    assertThat(sequence("1. Soup:\n   1. boil\n   2. stir\n2. Bread:\n   - knead"))
        .containsExactly("Soup:\n   1. boil\n   2. stir", "Bread:\n   - knead");
    assertThat(sequence("1. In 2019. It rained\n2. Dry"))
        .containsExactly("In 2019. It rained", "Dry");
    assertThat(sequence("1. Born\n1987. A year\n2. Dead"))
        .containsExactly("Born\n1987. A year", "Dead");
  }

  @Test
  void a_model_that_begins_anew_has_ended_its_list() {
    assertThat(sequence("1. Tide\n2. Salt\n1. Tide\n2. Salt\n3. Rope"))
        .containsExactly("Tide", "Salt");
  }

  @Test
  void one_line_with_all_of_it() {
    assertThat(sequence("1. Tide 2. Salt 3. Rope")).containsExactly("Tide", "Salt", "Rope");
    assertThat(sequence("1. Tide at 2.5 m")).containsExactly("Tide at 2.5 m");
  }

  @Test
  void emphasis_around_number_or_answer_goes_and_other_marks_stay() {
    assertThat(sequence("**1.** Tide\n**2.** *Salt*")).containsExactly("Tide", "*Salt*");
    assertThat(sequence("**1. Tide**\n**2. Salt**")).containsExactly("Tide", "Salt");
    assertThat(sequence("1. **Tide**\n2. **Salt**: a shop"))
        .containsExactly("Tide", "**Salt**: a shop");
    assertThat(sequence("1. \"Tide\"\n2. “Salt”")).containsExactly("\"Tide\"", "“Salt”");
  }

  @Test
  void bullets() {
    assertThat(sequence("- Tide\n- Salt")).containsExactly("Tide", "Salt");
    assertThat(sequence("Names:\n* Tide\n  - by the sea\n* Salt\n\nEnjoy!"))
        .containsExactly("Tide\n  - by the sea", "Salt");
    assertThat(sequence("• Tide\n• Salt")).containsExactly("Tide", "Salt");
  }

  @Test
  void json_for_a_list_fenced_or_bare() {
    assertThat(sequence("[\"Tide\", \"Salt\"]")).containsExactly("Tide", "Salt");
    assertThat(sequence("Here:\n```json\n[\"Tide\", \"Salt\",]\n```\nDone."))
        .containsExactly("Tide", "Salt");
    assertThat(sequence("{\"answers\": [\"Tide\", {\"text\": \"Salt\"}]}"))
        .containsExactly("Tide", "Salt");
    assertThat(sequence("```\n1. Tide\n2. Salt\n```")).containsExactly("Tide", "Salt");
  }

  @Test
  void a_block_within_an_answer_stays_in_it() {
    assertThat(sequence("1. Run:\n```\n1. a\n2. b\n```\n2. Stop"))
        .containsExactly("Run:\n```\n1. a\n2. b\n```", "Stop");
    assertThat(sequence("1. Run:\n```\n- a\n- b\n```\n2. Stop"))
        .containsExactly("Run:\n```\n- a\n- b\n```", "Stop");
  }

  @Test
  void a_bracket_in_prose_is_no_json() {
    assertThat(sequence("1. Tide [\"a\"]\n2. Salt")).containsExactly("Tide [\"a\"]", "Salt");
  }

  @Test
  void copies_and_empty_items() {
    assertThat(sequence("1. Tide\n2. Tide\n3.\n4. Tide")).containsExactly("Tide", "Tide", "Tide");
  }

  @Test
  void what_is_no_list_gives_nothing() {
    assertThat(sequence("I would call it Tide.")).isEmpty();
    assertThat(sequence("")).isEmpty();
    assertThat(sequence("- a single dash")).isEmpty();
    assertThat(sequence("2. Tide\n3. Salt")).isEmpty();
    assertThat(sequence("Tide\nSalt\nRope")).isEmpty();
    assertThat(sequence("In 1. place")).isEmpty();
  }

  @Test
  void the_last_answer_of_a_reply_that_was_cut_is_cut() {
    assertThat(ListReader.read("1. Tide\n2. Sal", true, Form.SEQUENCE))
        .containsExactly(new Part("Tide", null, false), new Part("Sal", null, true));
    assertThat(ListReader.read("1. Tide\n2. Salt\n\nI hope th", true, Form.SEQUENCE))
        .extracting(Part::cut)
        .containsExactly(false, false);
    assertThat(ListReader.read("[\"Tide\", \"Sal", true, Form.SEQUENCE))
        .containsExactly(new Part("Tide", null, false));
  }

  // --- verbalised -------------------------------------------------------------

  @Test
  void answers_with_probabilities() {
    assertThat(
            parts(
                "{\"answers\": [{\"text\": \"Tide\", \"probability\": 0.25},"
                    + " {\"text\": \"Salt\", \"probability\": 1}]}"))
        .containsExactly(new Part("Tide", 0.25, false), new Part("Salt", 1.0, false));
  }

  @Test
  void json_in_a_fence_with_words_around() {
    assertThat(
            verbalised(
                "Here you {are}:\n```json\n{\"answers\":[{\"text\":\"Tide\",\"probability\":.1}]}\n"
                    + "```\nHope [that] helps"))
        .containsExactly("Tide");
    assertThat(verbalised("Here you [are]: {\"answers\":[{\"text\":\"Tide\"}]} and more"))
        .containsExactly("Tide");
  }

  @Test
  void small_mistakes_are_forgiven() {
    assertThat(parts("[{text: 'Tide', probability: '25 %'}, {'answer': \"a\nb\", p: \"0.5\",},]"))
        .containsExactly(new Part("Tide", 0.25, false), new Part("a\nb", 0.5, false));
    assertThat(parts("{\"text\":\"Tide\",\"probability\":0.1}\n{\"text\":\"Salt\"}"))
        .containsExactly(new Part("Tide", 0.1, false), new Part("Salt", null, false));
  }

  @Test
  void a_probability_that_is_none_is_not_guessed_at() {
    assertThat(
            parts(
                "[{\"text\":\"a\",\"probability\":25},{\"text\":\"b\",\"probability\":\"high\"},"
                    + "{\"text\":\"c\",\"probability\":-0.1},{\"text\":\"d\",\"probability\":NaN},"
                    + "{\"text\":\"e\",\"probability\":null},{\"text\":\"f\",\"probability\":0}]"))
        .extracting(Part::probability)
        .containsExactly(null, null, null, null, null, 0.0);
  }

  @Test
  void a_reply_that_ends_in_the_middle_keeps_what_was_whole() {
    assertThat(
            verbalised(
                "{\"answers\":[{\"text\":\"Tide\",\"probability\":0.1},{\"text\":\"Salt\",\"prob"))
        .containsExactly("Tide");
    assertThat(verbalised("{\"answers\":[{\"text\":\"Tide")).isEmpty();
  }

  @Test
  void other_fields_and_what_is_nested_in_an_answer_are_no_answers() {
    assertThat(
            verbalised(
                "{\"question\":\"q\",\"answers\":[{\"text\":\"Tide\",\"tags\":[\"x\",\"y\"],"
                    + "\"more\":{\"text\":\"z\"},\"probability\":0.2}],\"notes\":[\"n\"]}"))
        .containsExactly("Tide");
  }

  @Test
  void words_with_numbers_behind_them_are_not_taken_for_verbalised_answers() {
    assertThat(verbalised("1. Tide (0.3)\n2. Salt (0.7)")).isEmpty();
    assertThat(verbalised("{\"Tide\": 0.3, \"Salt\": 0.7}")).isEmpty();
    assertThat(verbalised("[0.3, 0.7]")).isEmpty();
    assertThat(verbalised("[".repeat(5000))).isEmpty();
  }

  @Test
  void a_lone_surrogate_comes_through_as_it_is() {
    assertThat(verbalised("[{\"text\":\"x\\ud83cy\"}]")).containsExactly("x\uD83Cy");
    assertThat(sequence("1. x\uD83C\n2. y")).containsExactly("x\uD83C", "y");
  }
}
