package dev.hivemeter.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hivemeter.score.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The maps of the prompts: where each answer stands beside the others under one setting. */
final class PromptMaps {
  private record Key(String prompt, Setting setting) {}

  private final Map<Key, List<Place>> places = new HashMap<>();
  private final Map<RunView.Column, Integer> columns = new HashMap<>();

  PromptMaps(List<RunView.Column> columns, List<Place> all) {
    for (RunView.Column c : columns) this.columns.put(c, this.columns.size());
    for (Place p : all)
      places
          .computeIfAbsent(
              new Key(p.promptId(), new Setting(p.sampling(), p.elicitation())),
              k -> new ArrayList<>())
          .add(p);
  }

  /**
   * Setting by setting, the answers as column, sample, part, x and y in thousandths, cluster, one
   * after the other; null where there is no map, or one point only.
   */
  void write(JsonGenerator j, String prompt, List<Setting> settings) throws IOException {
    j.writeStartArray();
    for (Setting s : settings) {
      List<Place> of = places.getOrDefault(new Key(prompt, s), List.of());
      if (of.stream().allMatch(p -> p.x() == 0 && p.y() == 0)) {
        j.writeNull();
        continue;
      }
      j.writeStartArray();
      for (Place p : of) {
        Integer column = columns.get(new RunView.Column(p.model(), s));
        if (column == null) continue;
        j.writeNumber(column);
        j.writeNumber(p.sample() + 1);
        j.writeNumber(p.part());
        j.writeNumber(Math.round(1000 * p.x()));
        j.writeNumber(Math.round(1000 * p.y()));
        j.writeNumber(p.cluster());
      }
      j.writeEndArray();
    }
    j.writeEndArray();
  }
}
