package dev.hivemeter.probe;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is read from nested maps and lists, with the errors that name the field. */
final class Fields {
  private static final int SHOWN = 80;

  private Fields() {}

  static Map<String, Object> map(String at, Object value, String allowed) {
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) throw problem(at, value, allowed);
    Map<String, Object> out = new LinkedHashMap<>();
    map.forEach(
        (k, v) -> {
          if (v == null) throw problem(at + "." + k, null, "a value; remove the field");
          if (out.put(label(at, k), v) != null)
            throw new BadInput("field '" + at + "' names '" + k + "' twice; remove one");
        });
    return out;
  }

  static double number(String at, @Nullable Object value) {
    if (value instanceof Number n && Double.isFinite(n.doubleValue())) return n.doubleValue();
    throw problem(at, value, "a finite number");
  }

  static int count(String at, Object value) {
    double v = number(at, value);
    if (v != Math.rint(v) || Math.abs(v) > Integer.MAX_VALUE)
      throw problem(at, value, "a whole number");
    return (int) v;
  }

  /** A text, or a whole number as its digits. */
  static String label(String at, @Nullable Object value) {
    if (value instanceof String s && !s.isBlank()) return s;
    if (value instanceof Number n && Double.isFinite(n.doubleValue())) {
      BigDecimal d = new BigDecimal(n.toString()).stripTrailingZeros();
      if (d.scale() <= 0 && d.precision() - d.scale() <= 18) return d.toBigInteger().toString();
    }
    throw problem(
        at,
        value,
        "a text or a whole number"
            + (value instanceof Boolean ? " (put quotation marks around yes, no, on, off)" : ""));
  }

  static List<String> labels(String at, Object value, boolean mayBeEmpty) {
    if (!(value instanceof List<?> list)) return List.of(label(at, value));
    if (list.isEmpty() && !mayBeEmpty) throw problem(at, value, "a list with a text in it");
    List<String> out = new ArrayList<>();
    for (Object o : list) out.add(label(at, o));
    return out;
  }

  static BadInput problem(String at, @Nullable Object value, String allowed) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new BadInput("field '" + at + "' is " + shown + "; allowed is " + allowed);
  }

  static BadInput missing(String at, String what) {
    return new BadInput("field '" + at + "' is missing; give it " + what);
  }

  static BadInput unknown(String at, String name, List<String> allowed) {
    List<String> few = allowed.size() <= 20 ? allowed : allowed.subList(0, 20);
    return new BadInput(
        "field '"
            + at
            + "' has the unknown name '"
            + name
            + "'"
            + Nearest.hint(name, allowed)
            + " (allowed are "
            + String.join(", ", few)
            + (few.size() < allowed.size() ? " …" : "")
            + ")");
  }

  /** The fields of a form that are not among these. */
  static void only(String of, Set<String> given, List<String> allowed) {
    for (String key : given) if (!allowed.contains(key)) throw unknown(of, key, allowed);
  }
}
