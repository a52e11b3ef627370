package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Law.Finite;
import dev.hivemeter.model.Law.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A law of a probe as nested maps and lists. */
final class LawForm {
  private static final String UNIFORM = "uniform";
  private static final String WEIGHTS = "weights";
  private static final List<String> NAMES =
      List.of(UNIFORM, WEIGHTS, "real", "normal", "exponential", "cauchy");
  private static final String LAW = "law";

  private LawForm() {}

  /**
   * @param aliases value to its further spellings; null for none
   */
  static Law read(Object law, @Nullable Object aliases) {
    Map<String, Object> form = Fields.map(LAW, law, "a law such as { uniform: [heads, tails] }");
    if (form.size() != 1)
      throw Fields.problem(
          LAW, form.keySet(), "exactly one of " + String.join(", ", NAMES) + " in it");
    String name = form.keySet().iterator().next();
    Object of = form.values().iterator().next();
    String at = LAW + "." + name;
    Law read =
        switch (name) {
          case UNIFORM -> of instanceof List<?> list ? listed(at, list) : range(at, of);
          case WEIGHTS -> weights(at, of);
          case "real" -> real(parts(at, of, "from", "to"), at);
          case "normal" -> normal(parts(at, of, "mean", "sd"), at);
          case "exponential" ->
              new Law.Exponential(Fields.number(at + ".mean", parts(at, of, "mean").get("mean")));
          case "cauchy" -> cauchy(parts(at, of, "location", "scale"), at);
          default -> throw Fields.unknown(LAW, name, NAMES);
        };
    return aliases == null ? read : withAliases(read, aliases);
  }

  private static Finite listed(String at, List<?> values) {
    List<String> labels = new ArrayList<>();
    for (Object v : values) labels.add(Fields.label(at, v));
    return Finite.uniform(labels);
  }

  private static Finite range(String at, Object of) {
    Map<String, Object> parts = parts(at, of, "from", "to");
    long from = whole(at + ".from", parts.get("from"));
    long to = whole(at + ".to", parts.get("to"));
    if (!(from < to) || to - from >= Finite.MOST)
      throw Fields.problem(
          at,
          "from " + from + " to " + to,
          "the smaller number first, and at most " + Finite.MOST + " numbers");
    List<String> labels = new ArrayList<>();
    for (long k = from; k <= to; k++) labels.add(Long.toString(k));
    return Finite.uniform(labels);
  }

  private static long whole(String at, @Nullable Object value) {
    double v = Fields.number(at, value);
    if (v != Math.rint(v) || Math.abs(v) > 1e15)
      throw Fields.problem(
          at, value, "a whole number; for real numbers write law: { real: { from: 0, to: 1 } }");
    return (long) v;
  }

  /** Shares that add up to 1, or whole numbers as odds. */
  private static Finite weights(String at, Object of) {
    Map<String, Object> parts = Fields.map(at, of, "values with weights, { red: 0.7, blue: 0.3 }");
    double[] weights = new double[parts.size()];
    double sum = 0;
    boolean odds = true;
    int i = 0;
    for (Map.Entry<String, Object> e : parts.entrySet()) {
      double w = Fields.number(at + "." + e.getKey(), e.getValue());
      if (!(w > 0))
        throw Fields.problem(at + "." + e.getKey(), e.getValue(), "a weight above 0; or remove it");
      odds &= w == Math.rint(w);
      sum += w;
      weights[i++] = w;
    }
    if (!odds && !(Math.abs(sum - 1) < 1e-9))
      throw Fields.problem(
          at, "of sum " + sum, "shares that add up to 1, or whole numbers as odds");
    List<Value> outcomes = new ArrayList<>();
    i = 0;
    for (String label : parts.keySet()) {
      double w = weights[i++];
      outcomes.add(new Value(label, odds ? w / sum : w, List.of()));
    }
    return new Finite(outcomes);
  }

  private static Law real(Map<String, Object> parts, String at) {
    return new Law.Uniform(
        Fields.number(at + ".from", parts.get("from")), Fields.number(at + ".to", parts.get("to")));
  }

  private static Law normal(Map<String, Object> parts, String at) {
    return new Law.Normal(
        Fields.number(at + ".mean", parts.get("mean")), Fields.number(at + ".sd", parts.get("sd")));
  }

  private static Law cauchy(Map<String, Object> parts, String at) {
    return new Law.Cauchy(
        Fields.number(at + ".location", parts.get("location")),
        Fields.number(at + ".scale", parts.get("scale")));
  }

  /** A map with exactly these keys. */
  private static Map<String, Object> parts(String at, Object of, String... keys) {
    List<String> allowed = List.of(keys);
    Map<String, Object> parts = Fields.map(at, of, "the fields " + String.join(" and ", allowed));
    for (String key : parts.keySet())
      if (!allowed.contains(key)) throw Fields.unknown(at, key, allowed);
    for (String key : allowed)
      if (!parts.containsKey(key)) throw Fields.missing(at + "." + key, "a number");
    return parts;
  }

  private static Law withAliases(Law law, Object aliases) {
    if (!(law instanceof Finite finite))
      throw Fields.problem("aliases", aliases, "none: only values of a finite law have spellings");
    Map<String, Object> form = Fields.map("aliases", aliases, "lists by value, { heads: [head] }");
    List<String> labels = finite.outcomes().stream().map(Value::label).toList();
    for (String key : form.keySet())
      if (!labels.contains(key)) throw Fields.unknown("aliases", key, labels);
    List<Value> outcomes = new ArrayList<>();
    for (Value v : finite.outcomes()) {
      Object own = form.get(v.label());
      List<String> spellings =
          own == null ? List.of() : Fields.labels("aliases." + v.label(), own, false);
      outcomes.add(new Value(v.label(), v.probability(), spellings));
    }
    return new Finite(outcomes);
  }

  /** The law's form; aliases are apart. */
  static Map<String, Object> write(Law law) {
    if (law instanceof Finite f) return finite(f);
    if (law instanceof Law.Uniform u)
      return Map.of("real", ordered("from", u.low(), "to", u.high()));
    if (law instanceof Law.Normal n)
      return Map.of("normal", ordered("mean", n.mean(), "sd", n.sd()));
    if (law instanceof Law.Exponential e) return Map.of("exponential", Map.of("mean", e.mean()));
    if (law instanceof Law.Cauchy c)
      return Map.of("cauchy", ordered("location", c.location(), "scale", c.scale()));
    throw new IllegalStateException("a law of no known form: " + law);
  }

  private static Map<String, Object> finite(Finite law) {
    List<String> labels = law.outcomes().stream().map(Value::label).toList();
    double even = 1.0 / labels.size();
    if (law.outcomes().stream().allMatch(v -> v.probability() == even)) {
      Map<String, Object> range = range(labels);
      return Map.of(UNIFORM, range.isEmpty() ? labels : range);
    }
    Map<String, Object> weights = new LinkedHashMap<>();
    for (Value v : law.outcomes()) weights.put(v.label(), v.probability());
    return Map.of(WEIGHTS, weights);
  }

  /** First and last of labels that are whole numbers one after the other; empty for others. */
  private static Map<String, Object> range(List<String> labels) {
    if (!labels.get(0).matches("-?[0-9]{1,15}")) return Map.of();
    long first = Long.parseLong(labels.get(0));
    for (int k = 0; k < labels.size(); k++)
      if (!labels.get(k).equals(Long.toString(first + k))) return Map.of();
    return ordered("from", first, "to", first + labels.size() - 1);
  }

  /** Aliases by value, of those that have some. */
  static Map<String, Object> aliases(Law law) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (law instanceof Finite f)
      for (Value v : f.outcomes()) if (!v.aliases().isEmpty()) all.put(v.label(), v.aliases());
    return all;
  }

  private static Map<String, Object> ordered(String a, Object x, String b, Object y) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }
}
