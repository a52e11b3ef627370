package dev.hivemeter.compare;

import dev.hivemeter.compare.Facts.Difference;
import dev.hivemeter.model.BadInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which condition of one side stands against which of the other: those that agree in everything but
 * the contrast.
 *
 * @param matches in the order of the first side
 * @param refused conditions that have a counterpart by name, which differs in more than the
 *     contrast
 * @param onlyBefore conditions without a counterpart
 * @param onlyAfter the same of the other side
 */
public record Matching(
    List<Match> matches, List<Refused> refused, List<Arm> onlyBefore, List<Arm> onlyAfter) {

  /**
   * Two conditions that may be compared.
   *
   * @param declared in what they differ: the contrast, and what goes along with it
   */
  public record Match(Arm before, Arm after, List<Difference> declared) {
    public Match {
      declared = List.copyOf(declared);
    }
  }

  /** A condition whose counterpart differs in more than the contrast. */
  public record Refused(Arm before, String reason) {}

  public Matching {
    matches = List.copyOf(matches);
    refused = List.copyOf(refused);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  /**
   * @param before conditions of one side
   * @param after conditions of the other
   * @throws Incomparable when several conditions could be a counterpart
   */
  public static Matching of(List<Arm> before, List<Arm> after, Contrast contrast) {
    List<Match> matches = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    List<Arm> alone = new ArrayList<>();
    Set<Arm> taken = new HashSet<>();
    for (Arm a : before) {
      List<Arm> agree = after.stream().filter(b -> others(a, b, contrast).isEmpty()).toList();
      if (agree.size() > 1) throw new Incomparable(List.of(several(a, agree, contrast)));
      if (agree.size() == 1) {
        if (!taken.add(agree.get(0)))
          throw new Incomparable(List.of(several(agree.get(0), before, contrast)));
        matches.add(new Match(a, agree.get(0), Facts.differences(a.facts(), agree.get(0).facts())));
        continue;
      }
      Arm near =
          after.stream()
              .filter(b -> sameName(a, b, contrast))
              .min(Comparator.comparingInt(b -> others(a, b, contrast).size()))
              .orElse(null);
      if (near == null) {
        alone.add(a);
        continue;
      }
      taken.add(near);
      refused.add(new Refused(a, reason(a, near, contrast)));
    }
    return new Matching(
        matches, refused, alone, after.stream().filter(b -> !taken.contains(b)).toList());
  }

  /**
   * Refuses sides without any counterpart, and counterparts that do not differ in what was declared
   * to differ.
   *
   * @throws BadInput naming the conditions
   */
  public void require(Contrast contrast) {
    if (matches.isEmpty() && refused.isEmpty())
      throw new BadInput(
          "no condition of one side has a counterpart on the other: "
              + labels(onlyBefore)
              + " against "
              + labels(onlyAfter)
              + (contrast == Contrast.DATE ? "; name what differs with --contrast" : ""));
    if (contrast == Contrast.DATE) return;
    for (Match m : matches)
      if (m.declared.stream().noneMatch(d -> d.fact().equals(contrast.main())))
        throw new BadInput(
            "the contrast is "
                + contrast.label()
                + ", but '"
                + m.before.label()
                + "' has the same "
                + contrast.label()
                + " on both sides; leave the contrast out, or name two that differ");
  }

  private static String labels(List<Arm> arms) {
    return String.join(", ", arms.stream().map(Arm::label).toList());
  }

  private static List<Difference> others(Arm a, Arm b, Contrast contrast) {
    Set<String> free = contrast.facts();
    return Facts.differences(a.facts(), b.facts()).stream()
        .filter(d -> !free.contains(d.fact()))
        .toList();
  }

  /** Whether people would call them the same, but for the contrast. */
  private static boolean sameName(Arm a, Arm b, Contrast contrast) {
    return others(a, b, contrast).stream()
        .map(Difference::fact)
        .noneMatch(Set.of(Facts.MODEL, Facts.TEMPERATURE, Facts.ELICITATION)::contains);
  }

  private static String reason(Arm a, Arm b, Contrast contrast) {
    List<String> words = others(a, b, contrast).stream().map(Difference::toString).toList();
    String against =
        a.label().equals(b.label())
            ? "'" + a.label() + "'"
            : "'" + a.label() + "' and '" + b.label() + "'";
    return against
        + (contrast == Contrast.DATE
            ? " differ in "
            : " differ in more than " + contrast.label() + ": ")
        + String.join(", ", words);
  }

  private static String several(Arm a, List<Arm> agree, Contrast contrast) {
    return "'"
        + a.label()
        + "' could be held against "
        + agree.size()
        + " conditions ("
        + String.join(", ", agree.stream().map(Arm::label).toList())
        + ")"
        + (contrast == Contrast.DATE
            ? ""
            : "; name one with --from and --to, or leave the others out");
  }
}
