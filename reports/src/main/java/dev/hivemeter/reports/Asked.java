package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was asked of whom, and what came of it.
 *
 * @param facts number and word, left to right
 * @param parts the bar of outcomes
 */
record Asked(List<Fact> facts, List<Part> parts) {

  /** {@code 30} {@code prompts}. */
  record Fact(String number, String word) {}

  /** A part of the bar, on a width of 1000. */
  record Part(String name, String count, String share, String x, String width) {}

  /** Of open-ended prompts; others are named, not counted among them. */
  static Asked of(RunView view, RunReader run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact(view.prompts().size(), "prompt"));
    Set<Prompt> held = new LinkedHashSet<>();
    for (StoredCell cell : run.heldCells()) held.add(cell.cell().prompt());
    kinds(held, facts);
    return of(view, facts);
  }

  /** Of a run that has probes and controls only. */
  static Asked held(RunView view) {
    List<Fact> facts = new ArrayList<>();
    kinds(view.prompts(), facts);
    return of(view, facts);
  }

  private static void kinds(Collection<Prompt> prompts, List<Fact> facts) {
    for (String kind : List.of("probe", "control")) {
      long n = prompts.stream().filter(p -> p.task().kind().equals(kind)).count();
      if (n > 0) facts.add(fact(n, kind));
    }
  }

  private static Asked of(RunView view, List<Fact> facts) {
    facts.add(fact(view.models().size(), "model"));
    if (!view.people().isEmpty())
      facts.add(
          new Fact(
              Fmt.count(view.people().size()),
              view.people().size() == 1 ? "group of people" : "groups of people"));
    long temperatures =
        view.settings().stream()
            .filter(Setting::hasTemperature)
            .map(Setting::temperature)
            .distinct()
            .count();
    if (temperatures == view.settings().size()) facts.add(fact(temperatures, "temperature"));
    else facts.add(fact(view.settings().size(), "setting"));
    int least = Integer.MAX_VALUE;
    int most = 0;
    long planned = 0;
    for (RunView.Column c : view.columns())
      for (StoredCell cell : view.cellsOf(c)) {
        least = Math.min(least, cell.planned());
        most = Math.max(most, cell.planned());
        planned += cell.planned();
      }
    if (least == most)
      facts.add(new Fact(Fmt.count(most), most == 1 ? "sample each" : "samples each"));
    else facts.add(new Fact(Fmt.count(least) + "–" + Fmt.count(most), "samples each"));
    return new Asked(facts, parts(view, planned));
  }

  private static Fact fact(long n, String one) {
    return new Fact(Fmt.count(n), one + (n == 1 ? "" : "s"));
  }

  private static List<Part> parts(RunView view, long planned) {
    List<Part> parts = new ArrayList<>();
    double at = 0;
    long settled = 0;
    for (String o : Tables.outcomesOf(view)) {
      long n = 0;
      for (RunView.Column c : view.columns()) n += view.outcomesOf(c).getOrDefault(o, 0);
      settled += n;
      parts.add(part(o, n, planned, at));
      at += planned == 0 ? 0 : 1000.0 * n / planned;
    }
    long open = Math.max(0, planned - settled);
    if (open > 0) parts.add(part("open", open, planned, at));
    return parts;
  }

  private static Part part(String name, long n, long planned, double at) {
    double share = planned == 0 ? 0 : (double) n / planned;
    return new Part(
        name,
        Fmt.count(n),
        Fmt.percent(share),
        String.format(Locale.ROOT, "%.2f", at),
        String.format(Locale.ROOT, "%.2f", 1000 * share));
  }
}
