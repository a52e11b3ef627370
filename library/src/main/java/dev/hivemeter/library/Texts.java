package dev.hivemeter.library;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.text.Reasoning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a list that can be measured.
 *
 * @param measured without reasoning traces, in their order
 * @param places of each in the list that was given
 * @param leftOut how many had nothing to measure
 */
record Texts(List<String> measured, List<Integer> places, int leftOut) {

  static Texts of(@Nullable List<? extends @Nullable String> given) {
    if (given == null)
      throw new IllegalArgumentException(
          "the list of answers is null; a prompt without answers has an empty list");
    List<String> measured = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String text = given.get(i);
      if (text == null)
        throw new IllegalArgumentException(
            "answer " + i + " is null; a call that failed is no answer: leave it out of the list");
      String answer =
          Outcome.ofText(text, false) instanceof Outcome.Answered a
              ? Reasoning.strip(a.text())
              : "";
      if (answer.isBlank()) continue;
      measured.add(answer);
      places.add(i);
    }
    return new Texts(List.copyOf(measured), List.copyOf(places), given.size() - measured.size());
  }
}
