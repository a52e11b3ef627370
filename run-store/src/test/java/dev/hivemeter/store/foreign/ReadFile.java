package dev.hivemeter.store.foreign;

import dev.hivemeter.tables.Caps;
import dev.hivemeter.tables.JsonDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that a file of a tool says. */
record ReadFile(List<ForeignAnswer> answers, List<String> notices) {

  static ReadFile of(Path file, Tool tool, String content) throws IOException {
    return of(file, tool, content, Map.of());
  }

  static ReadFile of(Path file, Tool tool, String content, Map<String, String> map)
      throws IOException {
    Files.writeString(file, content);
    JsonDocument.Outline first = JsonDocument.outline(file, Caps.DEFAULT, Tool.LONG);
    List<ForeignAnswer> answers = new ArrayList<>();
    try (ForeignFile reader = ForeignFile.open(file, tool, first, map, Caps.DEFAULT)) {
      reader.forEach(answers::add);
      return new ReadFile(answers, reader.notices());
    }
  }

  ForeignAnswer only() {
    if (answers.size() != 1) throw new AssertionError(answers.size() + " answers");
    return answers.get(0);
  }
}
