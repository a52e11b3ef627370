package dev.hivemeter.score;

import java.util.List;

/**
 * Everything that one scoring gives.
 *
 * @param rows numbers, in a fixed order
 * @param phrases that models share, prompt by prompt, by rank
 * @param places of the answers on the maps, prompt by prompt
 */
public record Scored(List<ScoreRow> rows, List<SharedPhrase> phrases, List<Place> places) {
  public Scored {
    rows = List.copyOf(rows);
    phrases = List.copyOf(phrases);
    places = List.copyOf(places);
  }

  /** Numbers alone. */
  public static Scored of(List<ScoreRow> rows) {
    return new Scored(rows, List.of(), List.of());
  }
}
