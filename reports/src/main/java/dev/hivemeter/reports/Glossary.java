package dev.hivemeter.reports;

import dev.hivemeter.score.Definition;
import java.util.List;

/** The definitions as the page prints them. */
final class Glossary {
  private Glossary() {}

  /** One measure. */
  record Entry(
      String name,
      String id,
      String title,
      String summary,
      String direction,
      String formula,
      String extremes,
      List<String> specialCases,
      String dependsOn,
      String reference) {}

  static List<Entry> of(List<Definition> definitions) {
    return definitions.stream()
        .map(
            d ->
                new Entry(
                    ScoreIndex.name(d.id()),
                    d.id(),
                    d.title(),
                    d.summary(),
                    Words.direction(d.direction()),
                    d.formula(),
                    d.extremes(),
                    d.specialCases(),
                    d.dependsOn(),
                    d.reference()))
        .toList();
  }
}
