package dev.hivemeter.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an answer to a prompt can be held against. It is no part of what a model sees, and so no
 * part of a cell's key.
 *
 * <ul>
 *   <li>{@link Open}: nothing; many answers are good, and differing is what is measured.
 *   <li>{@link Probe}: the law that the question itself states, as a fair coin's.
 *   <li>{@link Control}: one right answer; here agreeing is good.
 * </ul>
 */
public sealed interface Task permits Task.Open, Task.Probe, Task.Control {
  /** The kind of nearly all prompts. */
  Task OPEN = new Open();

  /** {@code open}, {@code probe} or {@code control}, as prompt files and exports write it. */
  String kind();

  /** An open-ended question. */
  record Open() implements Task {
    @Override
    public String kind() {
      return "open";
    }
  }

  /**
   * A question whose answers should follow a known law.
   *
   * @param law of one value
   * @param values how many an answer should hold: 1, or the length of a list
   */
  record Probe(Law law, int values) implements Task {
    /** The longest list that can be asked for. */
    public static final int MOST_VALUES = 1000;

    public Probe {
      if (values < 1 || values > MOST_VALUES)
        throw new BadInput(
            "a probe cannot ask for "
                + values
                + " values; allowed are 1 to "
                + MOST_VALUES
                + " an answer");
    }

    @Override
    public String kind() {
      return "probe";
    }
  }

  /**
   * A question with one right answer.
   *
   * @param answers the spellings in which it is right, the usual one first
   * @param others wrong answers that can be told as answers, each in its usual spelling; possibly
   *     none
   */
  record Control(List<String> answers, List<String> others) implements Task {
    public Control {
      answers = List.copyOf(answers);
      others = List.copyOf(others);
      if (answers.isEmpty())
        throw new BadInput("a control needs its right answer; give it as answers: [\"Paris\"]");
      Set<String> seen = new HashSet<>();
      for (List<String> list : List.of(answers, others))
        for (String answer : list) {
          if (answer.isBlank()) throw new BadInput("a control has a blank answer; remove it");
          if (!seen.add(answer))
            throw new BadInput("a control names the answer '" + answer + "' twice; remove one");
        }
    }

    @Override
    public String kind() {
      return "control";
    }
  }
}
