package dev.hivemeter.probe;

import java.util.List;

/** What is read from one answer to a question with a known law or a right answer. */
public sealed interface Extraction {

  /**
   * Values of a finite law, or the answer to a control.
   *
   * @param labels of the law's values, in the answer's order; of a control one: the usual spelling
   *     of the right answer or of another one, else the answer's own words, normalised
   */
  record Labels(List<String> labels) implements Extraction {
    public Labels {
      labels = List.copyOf(labels);
    }
  }

  /** Real numbers, in the answer's order. */
  record Numbers(List<Written> numbers) implements Extraction {
    public Numbers {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Nothing that can be counted.
   *
   * @param detail for people: what was found instead
   */
  record Invalid(Reason reason, String detail) implements Extraction {}

  /**
   * A real number as it was written.
   *
   * @param decimals digits after the point that were given: 0.50 has two, 1.5e3 has none
   */
  record Written(double value, int decimals) {
    public Written {
      if (!Double.isFinite(value)) throw new IllegalArgumentException("not finite: " + value);
      if (decimals < 0) throw new IllegalArgumentException("negative decimals: " + decimals);
    }
  }

  /** Why an answer is not counted. */
  enum Reason {
    /** No value, several different ones with none preferred, or a list of another length. */
    FORMAT,
    /** A value of the right kind that the law does not have. */
    OUT_OF_RANGE,
    /** The model, its provider or a filter declines to answer. */
    REFUSAL,
    /** Nothing that can be seen, or nothing but reasoning. */
    EMPTY
  }
}
