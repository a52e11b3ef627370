package dev.hivemeter.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The law of probability that a probe's question states. */
public sealed interface Law
    permits Law.Finite, Law.Uniform, Law.Normal, Law.Exponential, Law.Cauchy {

  /**
   * One of finitely many values.
   *
   * @param outcomes at least two, whose probabilities add up to 1
   */
  record Finite(List<Value> outcomes) implements Law {
    /** The most values a finite law can have. */
    public static final int MOST = 10_000;

    public Finite {
      outcomes = List.copyOf(outcomes);
      if (outcomes.size() < 2 || outcomes.size() > MOST)
        throw new BadInput(
            "a finite law has "
                + outcomes.size()
                + " values; allowed are 2 to "
                + MOST
                + ", such as law: { uniform: [heads, tails] }");
      Set<String> seen = new HashSet<>();
      double sum = 0;
      for (Value v : outcomes) {
        if (!seen.add(v.label()))
          throw new BadInput("a law names the value '" + v.label() + "' twice; remove one");
        sum += v.probability();
      }
      if (!(Math.abs(sum - 1) < 1e-9))
        throw new BadInput("the probabilities of a law add up to " + sum + ", not to 1");
    }

    /** All values alike probable. */
    public static Finite uniform(List<String> labels) {
      double p = 1.0 / Math.max(1, labels.size());
      return new Finite(labels.stream().map(l -> new Value(l, p, List.of())).toList());
    }
  }

  /**
   * A value of a finite law.
   *
   * @param label its usual spelling; whole numbers are in digits
   * @param probability above 0, at most 1
   * @param aliases other spellings of the same value
   */
  record Value(String label, double probability, List<String> aliases) {
    public Value {
      aliases = List.copyOf(aliases);
      if (label.isBlank()) throw new BadInput("a law has a value without a name");
      if (!(probability > 0 && probability <= 1))
        throw new BadInput(
            "the value '" + label + "' has the probability " + probability + "; allowed is (0, 1]");
    }
  }

  /** A real number, evenly from {@code low} to {@code high}. */
  record Uniform(double low, double high) implements Law {
    public Uniform {
      if (!(Double.isFinite(low) && Double.isFinite(high) && low < high))
        throw new BadInput(
            "a uniform law from " + low + " to " + high + "; the first must be the smaller");
    }
  }

  /** A real number from a normal law. */
  record Normal(double mean, double sd) implements Law {
    public Normal {
      if (!(Double.isFinite(mean) && Double.isFinite(sd) && sd > 0))
        throw new BadInput(
            "a normal law of mean " + mean + " and sd " + sd + "; the sd must be above 0");
    }
  }

  /** A waiting time: a real number from an exponential law. */
  record Exponential(double mean) implements Law {
    public Exponential {
      if (!(Double.isFinite(mean) && mean > 0))
        throw new BadInput("an exponential law of mean " + mean + "; it must be above 0");
    }
  }

  /** A real number from a Cauchy law, which has no mean. */
  record Cauchy(double location, double scale) implements Law {
    public Cauchy {
      if (!(Double.isFinite(location) && Double.isFinite(scale) && scale > 0))
        throw new BadInput(
            "a Cauchy law of location "
                + location
                + " and scale "
                + scale
                + "; the scale must be above 0");
    }
  }
}
